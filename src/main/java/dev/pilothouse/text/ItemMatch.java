package dev.pilothouse.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a list are still there in a later list, in the same order.
 *
 * @param kept index before to index after
 */
record ItemMatch(SortedMap<Integer, Integer> kept) {

    /** Matches the like items at both ends, then those between by their position. */
    static ItemMatch of(List<?> before, List<?> after) {
        SortedMap<Integer, Integer> kept = new TreeMap<>();
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && alike(before.get(head), after.get(head))) {
            kept.put(head, head++);
        }
        int tail = 0;
        while (tail < shorter - head && alike(before.get(before.size() - 1 - tail), after.get(after.size() - 1 - tail))) {
            tail++;
            kept.put(before.size() - tail, after.size() - tail);
        }
        for (int i = head; i < shorter - tail; i++) {
            kept.put(i, i);
        }
        return new ItemMatch(kept);
    }

    /** Matches all items but one. */
    static ItemMatch without(int size, int index) {
        SortedMap<Integer, Integer> kept = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            if (i != index) {
                kept.put(i, i < index ? i : i - 1);
            }
        }
        return new ItemMatch(kept);
    }

    private static boolean alike(@Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after)
                || (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now && name(old) != null && Objects.equals(name(old), name(now)));
    }

    private static @Nullable Object name(Map<?, ?> item) {
        return item.get("name");
    }

    /** Returns the new items by the index of the kept item before them, -1 for those at the beginning. */
    SortedMap<Integer, List<Object>> added(List<?> after) {
        SortedMap<Integer, List<Object>> added = new TreeMap<>();
        int neighbour = -1;
        Map<Integer, Integer> origin = new TreeMap<>();
        kept.forEach((from, to) -> origin.put(to, from));
        for (int i = 0; i < after.size(); i++) {
            Integer from = origin.get(i);
            if (from != null) {
                neighbour = from;
            } else {
                added.computeIfAbsent(neighbour, _ -> new ArrayList<>()).add(after.get(i));
            }
        }
        return added;
    }
}
