package dev.pilothouse.kinds;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of which kubectl shows the first few and counts the rest: {@code a,b,c + 2 more...}. */
final class Shortened {

    private static final int SHOWN = 3;

    private Shortened() {}

    /** Returns the first three, or {@code <unset>} when there is none. */
    static String of(List<String> all) {
        String first = first(all);
        if (all.size() > SHOWN) {
            return more(first, all.size());
        }
        return first.isEmpty() ? "<unset>" : first;
    }

    static String first(List<String> all) {
        return all.stream().limit(SHOWN).collect(Collectors.joining(","));
    }

    static String more(String first, int count) {
        return first + " + " + (count - SHOWN) + " more...";
    }
}
