package dev.pilothouse.ui.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Health;
import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Column;
import dev.pilothouse.ui.topology.Headings.Heading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingsTest {

    private static Placed box(Column column, double x) {
        Box box = new Box(column + "@" + x, Optional.empty(), WellKnown.POD, "", Health.ok(""), List.of(), 1, false, column, "", "");
        return new Placed(box, x, 0, 176, 46);
    }

    private static List<Heading> of(Placed... boxes) {
        return Headings.of(new Drawing(0, 0, List.of(boxes), List.of(), List.of()));
    }

    @Test
    void namesEachColumnAgainForEachColumnOfApplications() {
        assertEquals(
                List.of(new Heading(Column.SERVICE, 24), new Heading(Column.WORKLOAD, 288), new Heading(Column.SERVICE, 600), new Heading(Column.WORKLOAD, 864)),
                of(box(Column.WORKLOAD, 864), box(Column.SERVICE, 24), box(Column.WORKLOAD, 288), box(Column.SERVICE, 600), box(Column.SERVICE, 24)));
    }

    @Test
    void namesNothingWhereOneStandsAloneOrTheyOverlap() {
        assertEquals(List.of(), of(box(Column.WORKLOAD, 24), box(Column.WORKLOAD, 300)));
        assertEquals(List.of(), of(box(Column.SERVICE, 24), box(Column.WORKLOAD, 100)));
    }
}
