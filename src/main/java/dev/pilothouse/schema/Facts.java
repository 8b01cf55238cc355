package dev.pilothouse.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a line of the type table says after the name and the type: words such as {@code required}, {@code list=name}, {@code merge=name},
 * {@code default=TCP} and, always last, {@code enum=SCTP|TCP|UDP}.
 */
record Facts(String words) {

    static final Facts NONE = new Facts("");

    private static final String ENUM = "enum=";

    boolean says(String word) {
        return (" " + plain() + " ").contains(" " + word + " ");
    }

    /** Returns what stands behind {@code name=}. */
    Optional<String> value(String name) {
        String text = " " + plain() + " ";
        int start = text.indexOf(" " + name + "=");
        if (start < 0) {
            return Optional.empty();
        }
        int from = start + name.length() + 2;
        return Optional.of(text.substring(from, text.indexOf(' ', from)));
    }

    List<String> enumeration() {
        int start = words.indexOf(ENUM);
        return start < 0 ? List.of() : List.of(words.substring(start + ENUM.length()).split("\\|", -1));
    }

    /** Returns what holds for elements: the given words and the enumeration. */
    Facts ofElements(String given) {
        int start = words.indexOf(ENUM);
        return new Facts(start < 0 ? given : given + " " + words.substring(start));
    }

    /** The words before the enumeration, whose values may hold spaces. */
    private String plain() {
        int start = words.indexOf(ENUM);
        return start < 0 ? words : words.substring(0, start);
    }
}
