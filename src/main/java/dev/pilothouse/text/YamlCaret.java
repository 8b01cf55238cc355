package dev.pilothouse.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a caret stands in a YAML text that may be half written: found line by line from the indents, so that a broken line elsewhere does
 * not matter.
 *
 * @param role what belongs there
 * @param apiVersion of the document, empty when it says none yet
 * @param kind of the document, likewise
 * @param path of the object or list that the key is in; for a value the path of its field
 * @param key whole key on the line of the caret, empty when there is none yet
 * @param word what of the key or value is left of the caret
 * @param start where the key or value starts in the text
 * @param end where it ends
 * @param column where the key stands, or would stand, in its line
 * @param siblings keys of the same object
 */
public record YamlCaret(
        Role role, String apiVersion, String kind, List<Object> path, String key, String word, int start, int end, int column, Set<String> siblings) {

    /** What can be written at a place. */
    public enum Role {
        KEY,
        VALUE,
        /** Nothing that can be known: a comment, text of several lines, or between braces. */
        NONE
    }

    /** Finds the caret, given as a number of characters before it. */
    public static YamlCaret at(String text, int caret) {
        return new CaretScan(text, Math.clamp(caret, 0, text.length())).find();
    }

    /** Returns the path of the field on the caret's line; the container's when there is none. */
    public List<Object> field() {
        if (role != Role.KEY || key.isEmpty()) {
            return path;
        }
        List<Object> field = new ArrayList<>(path);
        field.add(key);
        return field;
    }
}
