package dev.pilothouse.ui.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns fit a width, and how wide each is then. The most needed come first; the name takes what is left.
 *
 * @param widths of the columns that fit
 * @param noRoom how many columns are wanted and do not fit
 */
record ColumnFit(Map<String, Double> widths, int noRoom) {

    /** Always there, however narrow the table is. */
    private static final Set<String> ALWAYS = Set.of(TableColumns.STATUS, TableColumns.NAME, TableColumns.AGE);

    /** After those that are always there; columns that are not named come before the node. */
    private static final List<String> FIRST = List.of("ready", "restarts", "memory", "cpu", "memory-used", "cpu-used");

    /** Of several namespaces, which one a row is of says more than where it runs: names are the same in many. */
    private static final List<String> LAST = List.of(TableColumns.NAMESPACE, "node", "ip");

    /**
     * A column that is wanted.
     *
     * @param width what it takes, or for the name at least
     * @param grows takes what is left
     */
    record Wanted(String id, double width, boolean grows) {}

    static ColumnFit of(double available, List<Wanted> wanted) {
        List<Wanted> byNeed = new ArrayList<>(wanted);
        byNeed.sort(Comparator.comparingInt(column -> rank(column.id())));
        Set<String> fitting = new HashSet<>();
        double used = 0;
        for (Wanted column : byNeed) {
            if (ALWAYS.contains(column.id()) || used + column.width() <= available) {
                fitting.add(column.id());
                used += column.width();
            }
        }
        double left = Math.max(0, available - used);
        Map<String, Double> widths = new HashMap<>();
        for (Wanted column : wanted) {
            if (fitting.contains(column.id())) {
                widths.put(column.id(), Math.floor(column.width() + (column.grows() ? left : 0)));
            }
        }
        return new ColumnFit(widths, wanted.size() - fitting.size());
    }

    private static int rank(String id) {
        if (ALWAYS.contains(id)) {
            return 0;
        }
        if (FIRST.contains(id)) {
            return 1 + FIRST.indexOf(id);
        }
        return LAST.contains(id) ? 100 + LAST.indexOf(id) : 50;
    }
}
