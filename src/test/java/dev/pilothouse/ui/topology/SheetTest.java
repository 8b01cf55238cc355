package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SheetTest {

    private final Drawing drawing = MadeUp.rows(200);
    private final Sheet sheet = new Sheet(drawing);

    @Property(tries = 200)
    void findsInAnAreaWhatLookingAtAllWouldFind(
            @ForAll @DoubleRange(min = -500, max = 1200) double x,
            @ForAll @DoubleRange(min = -500, max = 21_000) double y,
            @ForAll @DoubleRange(min = 0, max = 1500) double width,
            @ForAll @DoubleRange(min = 0, max = 1500) double height) {
        Rectangle2D area = new Rectangle2D(x, y, width, height);
        Set<String> all = drawing.boxes().stream().filter(box -> Sheet.area(box).intersects(area)).map(box -> box.box().id()).collect(Collectors.toSet());
        assertThat(ids(sheet.boxesIn(area))).isEqualTo(all);
    }

    private static Set<String> ids(List<Placed> boxes) {
        return boxes.stream().map(box -> box.box().id()).collect(Collectors.toSet());
    }

    @Test
    void findsTheBoxAtAPoint() {
        assertThat(sheet.at(600, 150)).map(box -> box.box().id()).contains("Deployment/app-1");
        assertThat(sheet.at(600, 195)).isEmpty();
        assertThat(sheet.at(-10, 150)).isEmpty();
    }

    @Test
    void findsTheLineThatPassesNearAPoint() {
        assertThat(sheet.wireAt(500, 157, 6)).map(wire -> wire.wire().to()).contains("Deployment/app-1");
        assertThat(sheet.wireAt(500, 180, 6)).isEmpty();
        assertThat(sheet.wireAt(850, 254, 6)).map(wire -> wire.wire().to()).contains("ConfigMap/app-2-config");
    }

    @Test
    void knowsTheLinesOfABoxAtBothEnds() {
        assertThat(sheet.wiresOf("Deployment/app-4")).hasSize(2);
        assertThat(sheet.wiresOf("Deployment/app-4").stream().flatMap(wire -> sheet.across(wire, "Deployment/app-4").stream()).map(box -> box.box().id()))
                .containsExactly("Service/app-4", "ConfigMap/app-4-config");
    }

    @Test
    void searchesNamesAndKindsInReadingOrder() {
        assertThat(sheet.named("APP-19").stream().map(box -> box.box().id()).limit(3)).containsExactly("Deployment/app-19", "Service/app-19", "ConfigMap/app-19-config");
        assertThat(sheet.named("configmap")).hasSize(200);
        assertThat(sheet.named("  ")).isEmpty();
    }
}
