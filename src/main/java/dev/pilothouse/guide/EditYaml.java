package dev.pilothouse.guide;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.ThreeWay;
import dev.pilothouse.text.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changing an object as YAML: only what was changed in the text goes out, onto whatever the object has become by then.
 *
 * @param base the object as it was shown when it was opened
 * @param version its {@code resourceVersion} then
 */
public record EditYaml(ResourceRef ref, Document base, String version) {

    private static final String BASE = "base";
    private static final String VERSION = "version";
    private static final String TEXT = "text";

    /** Returns the text that the editing starts with. */
    public String text() {
        return Yaml.write(base.tree());
    }

    /** Returns the wish of an edited document: that of another object stands for itself. */
    public Wish wish(Wish.Put put) {
        return put.ref().equals(ref) ? new Wish.Restore(ref, put.document(), base) : put;
    }

    /**
     * Returns the fields that the person and somebody else changed since, and not alike.
     *
     * @param now the object as the cluster has it, shown as the base was
     */
    public List<String> conflicts(Document edited, Document now) {
        return ThreeWay.merge(base.tree(), edited.tree(), now.tree()).conflicts();
    }

    /** Returns a text from which the editing can go on, with what it started from. */
    public String kept(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(VERSION, version);
        fields.put(BASE, base.fields());
        fields.put(TEXT, text);
        return Json.write(new Tree(fields));
    }

    /** An edit that was kept, with its text. */
    public record Kept(EditYaml edit, String text) {}

    /** Reads what {@link #kept} wrote; empty for anything else. */
    public static Optional<Kept> read(ResourceRef ref, String kept) {
        if (!kept.startsWith("{")) {
            return Optional.empty();
        }
        Tree tree = Json.read(kept);
        return tree.has(BASE)
                ? Optional.of(new Kept(new EditYaml(ref, new Document(tree.tree(BASE)), tree.text(VERSION)), tree.text(TEXT)))
                : Optional.empty();
    }
}
