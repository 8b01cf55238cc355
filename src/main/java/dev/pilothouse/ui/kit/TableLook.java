package dev.pilothouse.ui.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How somebody left the table of a kind: the order of its columns, which are hidden or shown against their default, how wide they are
 * and by what it is sorted.
 *
 * <p>Written in one line, so that it fits a settings file: {@code status name=240 +ip -node; sort status -restarts}. Columns that it
 * does not name keep their default, so that a look survives a newer version of a kind.
 *
 * @param order ids of columns in their order
 */
record TableLook(List<String> order, Set<String> hidden, Set<String> shown, Map<String, Double> widths, SortOrder sort) {

    static final TableLook DEFAULT =
            new TableLook(List.of(), Set.of(), Set.of(), Map.of(), SortOrder.NEWEST_PROBLEMS_FIRST);

    private static final String SORT = "; sort";

    /** Reads a look; what cannot be read is left out. */
    static TableLook parse(String text) {
        int at = text.indexOf(SORT);
        List<String> order = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        Set<String> shown = new HashSet<>();
        Map<String, Double> widths = new HashMap<>();
        for (String word : words(at < 0 ? text : text.substring(0, at))) {
            String id = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
            int equals = id.indexOf('=');
            if (equals >= 0) {
                String name = id.substring(0, equals);
                width(id.substring(equals + 1)).ifPresent(width -> widths.put(name, width));
                id = name;
            }
            if (id.isEmpty() || order.contains(id)) {
                continue;
            }
            order.add(id);
            if (word.startsWith("-")) {
                hidden.add(id);
            } else if (word.startsWith("+")) {
                shown.add(id);
            }
        }
        List<SortOrder.Key> keys = new ArrayList<>();
        for (String word : words(at < 0 ? "" : text.substring(at + SORT.length()))) {
            boolean descending = word.startsWith("-");
            keys.add(new SortOrder.Key(descending ? word.substring(1) : word, descending));
        }
        return new TableLook(List.copyOf(order), Set.copyOf(hidden), Set.copyOf(shown), Map.copyOf(widths), new SortOrder(List.copyOf(keys)));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+")).stream().filter(word -> !word.isEmpty()).toList();
    }

    private static OptionalDouble width(String text) {
        try {
            double width = Double.parseDouble(text);
            return width >= 24 && width <= 4_000 ? OptionalDouble.of(width) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Returns the line that {@link #parse} reads. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String id : order) {
            text.append(text.isEmpty() ? "" : " ").append(hidden.contains(id) ? "-" : shown.contains(id) ? "+" : "").append(id);
            Double width = widths.get(id);
            if (width != null) {
                text.append('=').append(Math.round(width));
            }
        }
        if (!sort.keys().isEmpty()) {
            text.append(SORT);
            sort.keys().forEach(key -> text.append(' ').append(key.descending() ? "-" : "").append(key.column()));
        }
        return text.toString();
    }
}
