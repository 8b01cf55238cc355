package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayoutTest {

    static void isClean(Drawing drawing) {
        List<Placed> boxes = drawing.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertFalse(overlap(boxes.get(i), boxes.get(j)), boxes.get(i) + " on " + boxes.get(j));
            }
        }
        for (Routed routed : drawing.wires()) {
            for (int i = 1; i < routed.points().size(); i++) {
                Point one = routed.points().get(i - 1);
                Point other = routed.points().get(i);
                assertFalse(one.x() != other.x() && one.y() != other.y(), () -> "slanted: " + routed);
            }
        }
    }

    private static boolean overlap(Placed one, Placed other) {
        return one.x() < other.x() + other.width() && other.x() < one.x() + one.width() && one.y() < other.y() + other.height() && other.y() < one.y() + one.height();
    }

    @Test
    void overlapsNothingAndTurnsAtRightAngles() {
        isClean(Layout.of(Lens.PLAIN.look(Land.graph(GraphTest.WEB))));
    }

    @Test
    void putsManyFoldedBoxesSideBySide() {
        Drawing drawing = Layout.of(Lens.PLAIN.look(Grown.graph(Grown.objects(5_000, 7, true))));
        isClean(drawing);
        assertTrue(drawing.height() < 2 * drawing.width(), () -> drawing.width() + " × " + drawing.height());
    }

    @Test
    void breaksManyApplicationsIntoColumns() {
        Picture picture = Lens.PLAIN.look(Grown.graph(Grown.objects(600, 7, true)));
        Drawing drawing = Layout.of(picture);
        isClean(drawing);
        assertTrue(drawing.height() < 1.5 * drawing.width() && drawing.width() < 3 * drawing.height(), () -> drawing.width() + " × " + drawing.height());
    }

    @Test
    void breaksManyFramesIntoColumns() {
        Lens byNamespace = new Lens(Lens.PLAIN.layers(), Grouping.NAMESPACE, "", Set.of(), Set.of(), Set.of(), Lens.LIMIT);
        Drawing drawing = Layout.of(byNamespace.look(Grown.graph(Grown.objects(1_500, 7, true))));
        isClean(drawing);
        assertTrue(drawing.height() < 1.5 * drawing.width(), () -> drawing.width() + " × " + drawing.height());
        for (Drawing.Frame one : drawing.groups()) {
            for (Drawing.Frame other : drawing.groups()) {
                boolean apart = one.equals(other) || one.x() + one.width() <= other.x() || other.x() + other.width() <= one.x() || one.y() + one.height() <= other.y() || other.y() + other.height() <= one.y();
                assertTrue(apart, () -> one + " on " + other);
            }
        }
    }

    @Test
    void aNewBoxJoinsItsRowInWhicheverColumnThatIs() {
        List<Facts> all = Grown.objects(600, 7, true);
        Facts late = all.reversed().stream().filter(facts -> facts.ref().kind().name().equals("Ingress")).findFirst().orElseThrow();
        Drawing before = Layout.of(Lens.PLAIN.look(Grown.graph(all.stream().filter(facts -> !facts.equals(late)).toList())));
        Drawing after = Layout.after(before, Lens.PLAIN.look(Grown.graph(all)));
        isClean(after);
        Placed added = after.boxes().stream().filter(placed -> placed.box().ref().equals(Optional.of(late.ref()))).findFirst().orElseThrow();
        Placed workload = after.boxes().stream()
                .filter(placed -> placed.box().row().equals(added.box().row()) && placed.box().column() == Picture.Column.WORKLOAD)
                .findFirst()
                .orElseThrow();
        assertTrue(workload.x() > before.width() / 2, "the test is about a column that is not the first");
        assertTrue(added.x() < workload.x() && workload.x() - added.x() < 600, () -> added + " far from " + workload);
    }

    @Test
    void keepsOldBoxesWhereTheyWereWhenOthersCome() {
        Drawing before = Layout.of(Lens.PLAIN.look(Land.graph(GraphTest.WEB)));
        Graph more = Land.graph(GraphTest.WEB + """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: admin, namespace: shop, uid: s2}
                spec: {selector: {app: web}, ports: [{port: 80}]}
                """);
        Drawing after = Layout.after(before, Lens.PLAIN.look(more));
        assertEquals(before.boxes().size() + 1, after.boxes().size());
        Map<String, Placed> places = after.boxes().stream().collect(Collectors.toMap(placed -> placed.box().id(), placed -> placed));
        before.boxes().forEach(placed -> assertEquals(placed, places.get(placed.box().id())));
        isClean(after);
    }
}
