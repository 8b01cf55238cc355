package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.MergePatch;
import dev.pilothouse.text.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of the journal in forms that other tools read. Objects hold values of Secrets as the journal keeps them, encrypted or not at
 * all; what changes objects leaves out keys whose value the journal does not show, and says so.
 */
public final class ReceiptExport {

    private ReceiptExport() {}

    /** Returns the objects as they were after the change; a deleted one as it was before, so that it can be made again. */
    public static String yaml(Receipt receipt) {
        return receipt.entries().stream()
                .map(entry -> comment(entry.ref(), entry.after().isEmpty() ? "deleted; this is how it was" : "")
                        + Yaml.write(ObjectForms.intent(entry.ref(), entry.after().or(entry::before).orElseThrow().tree()).tree()))
                .collect(Collectors.joining("---\n"));
    }

    /** Returns one JSON merge patch (RFC 7386) for each object, written as YAML, with the object in a comment above it. */
    public static String patch(Receipt receipt) {
        return receipt.entries().stream()
                .map(entry -> comment(entry.ref(), verb(entry)) + hidden(entry) + Yaml.write(patch(ShownValues.of(entry).entry())))
                .collect(Collectors.joining("---\n"));
    }

    /** Returns the kubectl commands that would make the same change. */
    public static String kubectl(Receipt receipt) {
        List<Entry> shown = receipt.entries().stream().map(entry -> ShownValues.of(entry).entry()).toList();
        Draft draft = new Draft(receipt.summary(), shown.stream().filter(ReceiptExport::changes).map(ReceiptExport::wish).toList());
        return receipt.entries().stream().map(ReceiptExport::hidden).collect(Collectors.joining()) + KubectlScript.of(draft, receipt.context());
    }

    private static boolean changes(Entry entry) {
        return entry.before().isEmpty() || entry.after().isEmpty() || !patch(entry).fields().isEmpty();
    }

    private static String hidden(Entry entry) {
        List<String> keys = ShownValues.of(entry).hidden();
        return keys.isEmpty() ? "" : comment(entry.ref(), "left out, since the journal shows no values: " + String.join(", ", keys));
    }

    private static Wish wish(Entry entry) {
        if (entry.after().isEmpty()) {
            return new Wish.Remove(entry.ref());
        }
        return entry.before()
                .<Wish>map(before -> new Wish.Restore(entry.ref(), entry.after().get(), before))
                .orElseGet(() -> new Wish.Put(entry.ref(), ObjectForms.again(entry.ref(), entry.after().get())));
    }

    private static Tree patch(Entry entry) {
        return MergePatch.diff(
                entry.before().map(ObjectForms::comparable).orElse(Tree.EMPTY), entry.after().map(ObjectForms::comparable).orElse(Tree.EMPTY));
    }

    private static String verb(Entry entry) {
        return entry.before().isEmpty() ? "created" : entry.after().isEmpty() ? "deleted" : "";
    }

    private static String comment(ResourceRef ref, String what) {
        String object = ref.kind().qualifiedPlural() + "/" + ref.name();
        String place = ref.namespace().isEmpty() ? "" : " in " + ref.namespace();
        return "# " + object + place + Optional.of(what).filter(text -> !text.isEmpty()).map(text -> " (" + text + ")").orElse("") + "\n";
    }
}
