package dev.pilothouse.model;

/**
 * One column of a kind's table: what it is called and how it is drawn.
 *
 * @param id stable within its kind, in lower case, for settings and anchors; {@code name} and {@code age} mean the same everywhere
 * @param title as kubectl heads it, in upper case for built-in kinds ({@code RESTARTS})
 * @param align where its text sits
 * @param wide shown in the column chooser, hidden at first
 * @param own whether kubectl has no such column, so that {@code -o wide} does not print it either
 */
public record Column(String id, String title, Align align, boolean wide, boolean own) {

    /** Where the text of a cell sits: numbers and ages right, everything else left. */
    public enum Align {
        LEFT,
        RIGHT
    }

    public static Column text(String id, String title) {
        return new Column(id, title, Align.LEFT, false, false);
    }

    public static Column number(String id, String title) {
        return new Column(id, title, Align.RIGHT, false, false);
    }

    /** Returns this column as one that is only shown when asked for. */
    public Column whenWide() {
        return new Column(id, title, align, true, own);
    }

    /** Returns this column as one of ours, which is only shown when asked for. */
    public Column ours() {
        return new Column(id, title, align, true, true);
    }
}
