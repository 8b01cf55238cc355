package dev.pilothouse.kinds;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a projection reads, as a tree of names: the reader of a list descends along it and skips all else.
 *
 * <p>Lists are transparent: {@code spec.containers.name} means the name of every container. A path that ends at an object or list
 * takes all of it. Most of a pod's JSON is never made into objects this way, which is what makes tables quick.
 */
public final class Reads {

    private final Map<String, Reads> children;

    private Reads(Map<String, Reads> children) {
        this.children = children;
    }

    /** Returns the reads of the dotted paths. The metadata that every row needs is always among them. */
    public static Reads of(String... paths) {
        Reads root = new Reads(new HashMap<>());
        for (String always : new String[] {
            "apiVersion", "kind", "metadata.name", "metadata.namespace", "metadata.uid", "metadata.resourceVersion",
            "metadata.creationTimestamp", "metadata.deletionTimestamp", "metadata.labels", "metadata.ownerReferences"
        }) {
            root.add(always);
        }
        for (String path : paths) {
            root.add(path);
        }
        return root;
    }

    private void add(String path) {
        Reads node = this;
        for (String step : path.split("\\.")) {
            node = node.children.computeIfAbsent(step, _ -> new Reads(new HashMap<>()));
        }
    }

    /** Returns what is read below the field, or null when the field is skipped. */
    public @Nullable Reads below(String field) {
        return children.get(field);
    }

    /** Tells whether everything from here on is read. */
    public boolean everything() {
        return children.isEmpty();
    }
}
