package dev.pilothouse.guide;

import java.util.List;

/** Names in a sentence: the first ones, and how many more there are. */
final class Names {

    private Names() {}

    /** Returns {@code a, b, c +2}. */
    static String first(int most, List<String> names) {
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " +" + (names.size() - most);
    }
}
