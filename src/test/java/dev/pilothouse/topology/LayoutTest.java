package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import java.util.List;
import java.util.Map;
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
