package dev.pilothouse.kinds;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a projection reads, as a tree of names: the reader of a list descends along it and skips all else.
 *
 * <p>Lists are transparent: {@code spec.containers.name} means the name of every container. A path that ends at an object or list
 * takes all of it. Most of a pod's JSON is never made into objects this way, which is what makes tables quick.
 *
 * <p>A path that ends in {@code .*}, such as {@code data.*}, takes names without values: every field of that object, or every
 * element of that list, is read as {@code null}. So keys can be counted while a secret's values never leave the byte stream.
 */
public final class Reads {

    private static final String NAMES = "*";

    private final Map<String, Reads> children = new HashMap<>();
    private boolean everything;
    private boolean keysOnly;

    private Reads() {}

    /** Returns the reads of the dotted paths. The metadata that every row needs is always among them. */
    public static Reads of(String... paths) {
        Reads root = new Reads();
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
            if (step.equals(NAMES)) {
                node.keysOnly = true;
                return;
            }
            node = node.children.computeIfAbsent(step, _ -> new Reads());
        }
        node.everything = true;
    }

    /** Returns what is read below the field, or null when the field is skipped. */
    public @Nullable Reads below(String field) {
        return children.get(field);
    }

    /** Tells whether everything from here on is read; it wins over what {@link #below} and {@link #keysOnly} say. */
    public boolean everything() {
        return everything;
    }

    /**
     * Tells whether the names of all fields from here on, or the number of elements, are read without their values. The reader puts
     * {@code null} for each value, except for fields that {@link #below} names.
     */
    public boolean keysOnly() {
        return keysOnly && !everything;
    }
}
