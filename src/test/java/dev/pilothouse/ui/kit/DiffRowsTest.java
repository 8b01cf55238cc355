package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.text.Difference;
import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Difference.Mark;
import dev.pilothouse.ui.kit.DiffRows.DiffRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DiffRowsTest {

    @Test
    void longEqualRunsFoldAroundThreeLinesOfContext() {
        Difference difference = difference("=============+");

        List<DiffRow> rows = DiffRows.of(difference, false, Set.of());

        assertEquals(new DiffRow.Fold(0, 10), rows.getFirst());
        assertEquals(5, rows.size());
    }

    @Test
    void sixEqualLinesStayOpen() {
        assertEquals(8, DiffRows.of(difference("+======-"), false, Set.of()).size());
    }

    @Test
    void anOpenedFoldShowsItsLines() {
        assertEquals(14, DiffRows.of(difference("=============+"), false, Set.of(0)).size());
    }

    @Test
    void sideBySideSetsOldBesideNew() {
        List<DiffRow> rows = DiffRows.of(difference("=--+"), true, Set.of());

        assertEquals(3, rows.size());
        assertTrue(rows.get(1) instanceof DiffRow.Pair pair && pair.before().isPresent() && pair.after().isPresent());
        assertTrue(rows.get(2) instanceof DiffRow.Pair pair && pair.before().isPresent() && pair.after().isEmpty());
    }

    @Test
    void nextChangeIsTheStartOfTheNextBlockAndWrapsAround() {
        List<DiffRow> rows = DiffRows.of(difference("=++=-="), false, Set.of());

        assertEquals(1, DiffRows.nextChange(rows, -1, true));
        assertEquals(4, DiffRows.nextChange(rows, 1, true));
        assertEquals(1, DiffRows.nextChange(rows, 4, true));
        assertEquals(1, DiffRows.nextChange(rows, 4, false));
    }

    @Property
    void noLineIsLost(@ForAll List<Mark> marks, @ForAll boolean sideBySide) {
        Difference difference = new Difference(lines(marks));

        List<DiffRow> rows = DiffRows.of(difference, sideBySide, Set.of());

        long shown = rows.stream().mapToLong(DiffRowsTest::lines).sum();
        assertEquals(marks.size(), shown);
    }

    private static long lines(DiffRow row) {
        return switch (row) {
            case DiffRow.Unified _ -> 1;
            case DiffRow.Fold fold -> fold.count();
            case DiffRow.Pair pair when !pair.changed() -> 1;
            case DiffRow.Pair pair -> pair.before().stream().count() + pair.after().stream().count();
        };
    }

    private static Difference difference(String marks) {
        return new Difference(lines(marks.chars()
                .mapToObj(mark -> mark == '+' ? Mark.ADDED : mark == '-' ? Mark.REMOVED : Mark.SAME)
                .toList()));
    }

    private static List<Line> lines(List<Mark> marks) {
        List<Line> lines = new ArrayList<>();
        int before = 0;
        int after = 0;
        for (Mark mark : marks) {
            lines.add(switch (mark) {
                case SAME -> new Line(mark, ++before, ++after, "same", List.of());
                case ADDED -> new Line(mark, 0, ++after, "new", List.of());
                case REMOVED -> new Line(mark, ++before, 0, "old", List.of());
            });
        }
        return lines;
    }
}
