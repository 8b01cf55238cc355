package dev.pilothouse.guide.form;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field is in a text of several documents.
 *
 * @param document counted from 0
 * @param path names of fields, and whole numbers for the place in a list
 */
public record Spot(int document, List<Object> path) {

    public static Spot at(int document, Object... path) {
        return new Spot(document, List.of(path));
    }

    /** Returns the spot below this one. */
    public Spot then(Object... more) {
        List<Object> longer = new ArrayList<>(path);
        longer.addAll(List.of(more));
        return new Spot(document, List.copyOf(longer));
    }

    /** Tells whether the other is this one or somewhere below it. */
    public boolean holds(Spot other) {
        return document == other.document
                && path.size() <= other.path.size()
                && path.equals(other.path.subList(0, path.size()));
    }

    Object[] steps() {
        return path.toArray();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(document);
        path.forEach(step -> text.append(step instanceof Integer ? "[" + step + "]" : "." + step));
        return text.toString();
    }
}
