package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.MergePatch;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which changes of the journal somebody is looking for; an empty part asks for nothing. Letters are compared without regard to case.
 *
 * @param text words that all must occur: in the summary, names, people, contexts, or in what was changed
 * @param object name of an object, or {@code kind/name}
 * @param kind name, plural or full plural of a kind
 * @param from the earliest moment
 * @param until the first moment that is too late
 */
public record ReceiptFilter(
        String text,
        String object,
        String kind,
        String namespace,
        String context,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Result> result) {

    /** All changes. */
    public static final ReceiptFilter ALL =
            new ReceiptFilter("", "", "", "", "", Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns this filter for other words. */
    public ReceiptFilter withText(String words) {
        return new ReceiptFilter(words, object, kind, namespace, context, from, until, result);
    }

    /** Returns this filter for another context. */
    public ReceiptFilter withContext(String name) {
        return new ReceiptFilter(text, object, kind, namespace, name, from, until, result);
    }

    /** Returns this filter for changes that ended otherwise. */
    public ReceiptFilter withResult(Optional<Result> ended) {
        return new ReceiptFilter(text, object, kind, namespace, context, from, until, ended);
    }

    /** Tells whether the change is one of those. */
    public boolean matches(Receipt receipt) {
        return (context.isEmpty() || context.equals(receipt.context()))
                && from.filter(receipt.at()::isBefore).isEmpty()
                && until.filter(moment -> !receipt.at().isBefore(moment)).isEmpty()
                && result.filter(wanted -> wanted != receipt.result()).isEmpty()
                && receipt.refs().stream().anyMatch(this::matches)
                && Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(word -> word.isEmpty() || occurs(word, receipt));
    }

    private boolean matches(ResourceRef ref) {
        return (namespace.isEmpty() || namespace.equals(ref.namespace()) || isNamespace(ref))
                && (kind.isEmpty() || isKind(ref.kind()))
                && (object.isEmpty() || same(object, ref.name()) || same(object, ref.shortName()));
    }

    private boolean isNamespace(ResourceRef ref) {
        return ObjectForms.is(ref.kind(), "", "Namespace") && namespace.equals(ref.name());
    }

    private boolean isKind(Kind other) {
        return same(kind, other.name()) || same(kind, other.plural()) || same(kind, other.qualifiedPlural());
    }

    private static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    private static boolean occurs(String word, Receipt receipt) {
        Stream<String> said = Stream.of(
                receipt.id(), receipt.context(), receipt.by().person(), receipt.by().clusterUser(), receipt.summary().verb(),
                String.join(" ", receipt.summary().args()), Undo.names(receipt.refs()));
        return said.anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word))
                || receipt.entries().stream().anyMatch(entry -> changed(entry).toLowerCase(Locale.ROOT).contains(word));
    }

    private static String changed(Entry entry) {
        return Json.write(MergePatch.diff(side(entry.before()), side(entry.after())));
    }

    private static Tree side(Optional<Document> document) {
        return document.map(ObjectForms::comparable).orElse(Tree.EMPTY);
    }
}
