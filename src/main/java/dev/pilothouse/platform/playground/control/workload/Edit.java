package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of shared documents with something changed; what did not change stays shared. */
final class Edit {

    private Edit() {}

    /** Returns the document with a value at the path; branches on the way are made. */
    static Document set(Document document, Object value, String... path) {
        return new Document(new Tree(put(document.tree(), value, path)));
    }

    /** Returns the tree with a value at the path; branches on the way are made. */
    static Tree set(Tree tree, Object value, String... path) {
        return new Tree(put(tree, value, path));
    }

    /** Returns the tree without what stands at the path. */
    static Tree remove(Tree tree, String... path) {
        return tree.has(path) ? new Tree(put(tree, null, path)) : tree;
    }

    private static Map<String, Object> put(Tree tree, @Nullable Object value, String... path) {
        Map<String, Object> copy = new LinkedHashMap<>(tree.fields());
        if (path.length > 1) {
            copy.put(path[0], put(tree.tree(path[0]), value, Arrays.copyOfRange(path, 1, path.length)));
        } else if (value == null) {
            copy.remove(path[0]);
        } else {
            copy.put(path[0], value);
        }
        return copy;
    }
}
