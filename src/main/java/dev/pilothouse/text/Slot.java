package dev.pilothouse.text;

/**
 * The place of a value in block style.
 *
 * @param behind place right behind the colon or dash
 * @param column where the key or dash stands
 */
record Slot(int behind, int column, Kind kind) {

    enum Kind {
        ROOT,
        FIELD,
        ITEM
    }

    static final Slot ROOT = new Slot(0, 0, Kind.ROOT);
}
