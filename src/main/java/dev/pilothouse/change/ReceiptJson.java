package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Author;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Receipts as trees, and back. */
final class ReceiptJson {

    private ReceiptJson() {}

    static Map<String, Object> fields(Receipt receipt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", receipt.id());
        fields.put("at", receipt.at().toString());
        fields.put("clusterTime", receipt.clusterTime().toString());
        fields.put("context", receipt.context());
        fields.put("by", fields("person", receipt.by().person(), "clusterUser", receipt.by().clusterUser()));
        fields.put("summary", fields("verb", receipt.summary().verb(), "args", receipt.summary().args()));
        fields.put("result", receipt.result().name());
        receipt.trouble().ifPresent(problem -> fields.put("trouble", problem(problem)));
        fields.put("entries", receipt.entries().stream().map(ReceiptJson::entry).toList());
        fields.put("open", receipt.open().stream().map(ReceiptJson::entry).toList());
        return fields;
    }

    static Map<String, Object> entry(Entry entry) {
        Map<String, Object> fields = ref(entry.ref());
        entry.before().ifPresent(document -> fields.put("before", document.fields()));
        entry.after().ifPresent(document -> fields.put("after", document.fields()));
        return fields;
    }

    static Map<String, Object> ref(ResourceRef ref) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("group", ref.kind().group());
        fields.put("version", ref.kind().version());
        fields.put("kind", ref.kind().name());
        fields.put("plural", ref.kind().plural());
        fields.put("namespaced", ref.kind().namespaced());
        fields.put("namespace", ref.namespace());
        fields.put("name", ref.name());
        return fields;
    }

    static Map<String, Object> problem(Problem problem) {
        Map<String, Object> fields = fields("code", problem.code().name(), "args", problem.args());
        fields.put("detail", problem.detail());
        return fields;
    }

    private static Map<String, Object> fields(String first, Object one, String second, Object other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, one);
        fields.put(second, other);
        return fields;
    }

    /**
     * Reads what {@link #fields} wrote, empty when it is no receipt. Earlier versions wrote no author, no time of the cluster, and only what was applied.
     *
     * @throws java.time.DateTimeException when the moment is none
     * @throws IllegalArgumentException when the result or the code of the problem is none
     */
    static Optional<Receipt> read(Tree tree) {
        List<Entry> entries = tree.trees("entries").stream().map(ReceiptJson::entry).toList();
        List<Entry> open = tree.trees("open").stream().map(ReceiptJson::entry).toList();
        if (tree.text("id").isEmpty() || (entries.isEmpty() && open.isEmpty())) {
            return Optional.empty();
        }
        Tree summary = tree.tree("summary");
        return Optional.of(new Receipt(
                tree.text("id"),
                Instant.parse(tree.text("at")),
                Instant.parse(tree.text(tree.has("clusterTime") ? "clusterTime" : "at")),
                tree.text("context"),
                new Draft.Summary(summary.text("verb"), texts(summary)),
                entries,
                open,
                new Author(tree.text("by", "person"), tree.text("by", "clusterUser")),
                tree.has("result") ? Result.valueOf(tree.text("result")) : Result.APPLIED,
                problem(tree)));
    }

    static Optional<Problem> problem(Tree tree) {
        Tree trouble = tree.tree("trouble");
        return tree.has("trouble")
                ? Optional.of(new Problem(ProblemCode.valueOf(trouble.text("code")), texts(trouble), trouble.text("detail")))
                : Optional.empty();
    }

    private static List<String> texts(Tree tree) {
        return tree.list("args").stream().map(String::valueOf).toList();
    }

    static Entry entry(Tree tree) {
        return new Entry(ref(tree), document(tree, "before"), document(tree, "after"));
    }

    static ResourceRef ref(Tree tree) {
        Kind kind = new Kind(
                tree.text("group"), tree.text("version"), tree.text("kind"), tree.text("plural"), tree.isTrue("namespaced"));
        return new ResourceRef(kind, tree.text("namespace"), tree.text("name"));
    }

    private static Optional<Document> document(Tree tree, String side) {
        return tree.has(side) ? Optional.of(new Document(tree.tree(side))) : Optional.empty();
    }
}
