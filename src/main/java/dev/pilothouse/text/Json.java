package dev.pilothouse.text;

import dev.pilothouse.model.Tree;

/** JSON text to trees and back. */
public final class Json {

    private Json() {}

    /** Reads one object. */
    public static Tree read(String text) {
        throw new IllegalStateException("to be filled " + text);
    }

    /** Writes without spaces or line breaks. */
    public static String write(Tree tree) {
        throw new IllegalStateException("to be filled " + tree);
    }

    /** Writes with four spaces of indent, as {@code kubectl -o json} does. */
    public static String pretty(Tree tree) {
        throw new IllegalStateException("to be filled " + tree);
    }
}
