package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;

/** Changed copies of objects, as {@link dev.pilothouse.text.Edit} makes them of fields. */
final class Edit {

    private Edit() {}

    /** Returns the object with the value at the path; objects on the way are made where they are missing. */
    static Document set(Document document, Object value, String... path) {
        return Document.of(dev.pilothouse.text.Edit.with(document.fields(), value, path));
    }

    static Tree set(Tree tree, Object value, String... path) {
        return new Tree(dev.pilothouse.text.Edit.with(tree.fields(), value, path));
    }

    /** Returns the object without what stands at the path. */
    static Tree remove(Tree tree, String... path) {
        return new Tree(dev.pilothouse.text.Edit.without(tree.fields(), path));
    }
}
