package dev.pilothouse.model;

/**
 * One column of a kind's table: what it is called and how it is drawn.
 *
 * @param id stable within its kind, in lower case, for settings and anchors; {@code name} and {@code age} mean the same everywhere
 * @param title as kubectl heads it, in upper case for built-in kinds ({@code RESTARTS})
 * @param align where its text sits
 * @param wide shown by {@code -o wide} and in the column chooser, hidden at first
 */
public record Column(String id, String title, Align align, boolean wide) {

    /** Where the text of a cell sits: numbers and ages right, everything else left. */
    public enum Align {
        LEFT,
        RIGHT
    }

    public static Column text(String id, String title) {
        return new Column(id, title, Align.LEFT, false);
    }

    public static Column number(String id, String title) {
        return new Column(id, title, Align.RIGHT, false);
    }

    /** Returns this column as one that is only shown when asked for. */
    public Column whenWide() {
        return new Column(id, title, align, true);
    }
}
