package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Receipts as single lines of JSON. */
final class ReceiptJson {

    private ReceiptJson() {}

    static String write(Receipt receipt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", receipt.id());
        fields.put("at", receipt.at().toString());
        fields.put("context", receipt.context());
        fields.put("summary", fields("verb", receipt.summary().verb(), "args", receipt.summary().args()));
        fields.put("entries", receipt.entries().stream().map(ReceiptJson::entry).toList());
        return Json.write(new Tree(fields));
    }

    private static Map<String, Object> entry(Entry entry) {
        Kind kind = entry.ref().kind();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("group", kind.group());
        fields.put("version", kind.version());
        fields.put("kind", kind.name());
        fields.put("plural", kind.plural());
        fields.put("namespaced", kind.namespaced());
        fields.put("namespace", entry.ref().namespace());
        fields.put("name", entry.ref().name());
        entry.before().ifPresent(document -> fields.put("before", document.fields()));
        entry.after().ifPresent(document -> fields.put("after", document.fields()));
        return fields;
    }

    private static Map<String, Object> fields(String first, Object one, String second, Object other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, one);
        fields.put(second, other);
        return fields;
    }

    /** Reads one line, empty when it is no receipt. */
    static Optional<Receipt> read(String line) {
        try {
            Tree tree = Json.read(line);
            List<Entry> entries = tree.trees("entries").stream().map(ReceiptJson::entry).toList();
            if (tree.text("id").isEmpty() || entries.isEmpty()) {
                return Optional.empty();
            }
            List<String> args = tree.list("summary", "args").stream().map(String::valueOf).toList();
            Draft.Summary summary = new Draft.Summary(tree.text("summary", "verb"), args);
            return Optional.of(new Receipt(tree.text("id"), Instant.parse(tree.text("at")), tree.text("context"), summary, entries));
        } catch (dev.pilothouse.model.ProblemException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Entry entry(Tree tree) {
        Kind kind = new Kind(
                tree.text("group"), tree.text("version"), tree.text("kind"), tree.text("plural"), tree.isTrue("namespaced"));
        return new Entry(
                new ResourceRef(kind, tree.text("namespace"), tree.text("name")), document(tree, "before"), document(tree, "after"));
    }

    private static Optional<Document> document(Tree tree, String side) {
        return tree.has(side) ? Optional.of(new Document(tree.tree(side))) : Optional.empty();
    }
}
