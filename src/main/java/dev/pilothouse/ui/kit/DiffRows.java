package dev.pilothouse.ui.kit;

import dev.pilothouse.text.Difference;
import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Difference.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows in which a difference is shown: long runs of equal lines are folded, and removed and added lines may stand side by side. */
final class DiffRows {

    /** Equal runs longer than this fold. */
    static final int LONGEST_OPEN_RUN = 6;

    private static final int CONTEXT = 3;

    private DiffRows() {}

    /** One row on the screen. */
    sealed interface DiffRow {

        /** A line of the unified view. */
        record Unified(Line line) implements DiffRow {}

        /** An old line beside its new one; either may be missing. */
        record Pair(Optional<Line> before, Optional<Line> after) implements DiffRow {}

        /**
         * Equal lines that are not shown.
         *
         * @param from index of the first of them in the difference
         */
        record Fold(int from, int count) implements DiffRow {}

        /** Tells whether this row shows a change. */
        default boolean changed() {
            return switch (this) {
                case Unified unified -> unified.line().mark() != Mark.SAME;
                case Pair pair -> pair.before().or(pair::after).filter(line -> line.mark() != Mark.SAME).isPresent();
                case Fold _ -> false;
            };
        }
    }

    /**
     * Returns the rows of a difference.
     *
     * @param opened folds that the person opened, by the index of their first line
     */
    static List<DiffRow> of(Difference difference, boolean sideBySide, Set<Integer> opened) {
        List<Line> lines = difference.lines();
        List<DiffRow> rows = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = endOfRun(lines, at);
            if (lines.get(at).mark() == Mark.SAME) {
                addEqual(rows, lines, at, end, sideBySide, opened);
            } else if (sideBySide) {
                addPairs(rows, lines.subList(at, end));
            } else {
                lines.subList(at, end).forEach(line -> rows.add(new DiffRow.Unified(line)));
            }
            at = end;
        }
        return rows;
    }

    /** Returns the row at which the next change starts after that row, or before it, wrapping around; -1 when nothing changed. */
    static int nextChange(List<DiffRow> rows, int from, boolean forward) {
        int size = rows.size();
        for (int step = 1; step <= size; step++) {
            int at = Math.floorMod(from + (forward ? step : -step), size);
            if (rows.get(at).changed() && (at == 0 || !rows.get(at - 1).changed())) {
                return at;
            }
        }
        return -1;
    }

    private static int endOfRun(List<Line> lines, int start) {
        boolean same = lines.get(start).mark() == Mark.SAME;
        int end = start;
        while (end < lines.size() && (lines.get(end).mark() == Mark.SAME) == same) {
            end++;
        }
        return end;
    }

    private static void addEqual(List<DiffRow> rows, List<Line> lines, int start, int end, boolean sideBySide, Set<Integer> opened) {
        int foldFrom = start == 0 ? start : start + CONTEXT;
        int foldTo = end == lines.size() ? end : end - CONTEXT;
        boolean folds = end - start > LONGEST_OPEN_RUN && foldTo - foldFrom > 1 && !opened.contains(foldFrom);
        for (int at = start; at < end; at++) {
            if (folds && at == foldFrom) {
                rows.add(new DiffRow.Fold(foldFrom, foldTo - foldFrom));
                at = foldTo - 1;
            } else {
                Line line = lines.get(at);
                rows.add(sideBySide ? new DiffRow.Pair(Optional.of(line), Optional.of(line)) : new DiffRow.Unified(line));
            }
        }
    }

    private static void addPairs(List<DiffRow> rows, List<Line> changed) {
        List<Line> removed = changed.stream().filter(line -> line.mark() == Mark.REMOVED).toList();
        List<Line> added = changed.stream().filter(line -> line.mark() == Mark.ADDED).toList();
        for (int at = 0; at < Math.max(removed.size(), added.size()); at++) {
            rows.add(new DiffRow.Pair(get(removed, at), get(added, at)));
        }
    }

    private static Optional<Line> get(List<Line> lines, int at) {
        return at < lines.size() ? Optional.of(lines.get(at)) : Optional.empty();
    }
}
