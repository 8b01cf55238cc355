package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Rectangle2D;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CameraTest {

    @Property
    void whatIsUnderThePointerStaysThereWhenItComesNearer(
            @ForAll @DoubleRange(min = 0.05, max = 2) double scale,
            @ForAll @DoubleRange(min = 0.2, max = 4) double factor,
            @ForAll @DoubleRange(min = 0, max = 1000) double x,
            @ForAll @DoubleRange(min = 0, max = 800) double y) {
        Camera before = new Camera(scale, 120, -40);
        Camera after = before.zoomed(factor, x, y);
        assertThat(after.x(before.drawnX(x))).isCloseTo(x, within(1e-6));
        assertThat(after.y(before.drawnY(y))).isCloseTo(y, within(1e-6));
        assertThat(after.scale()).isBetween(Camera.SMALLEST, Camera.LARGEST);
    }

    @Property
    void allOfADrawingIsSeenWhenItFits(@ForAll @DoubleRange(min = 10, max = 9000) double width, @ForAll @DoubleRange(min = 10, max = 9000) double height) {
        Rectangle2D drawing = new Rectangle2D(0, 0, width, height);
        assertThat(Camera.fitting(drawing, 900, 700).seen(900, 700).contains(drawing)).isTrue();
    }

    @Test
    void aSmallDrawingIsNotMadeLarger() {
        assertThat(Camera.fitting(new Rectangle2D(0, 0, 100, 100), 900, 700).scale()).isEqualTo(1);
    }

    @Test
    void movesOnlyAsFarAsABoxNeeds() {
        Camera camera = new Camera(1, 0, 0);
        assertThat(camera.showing(new Rectangle2D(300, 300, 100, 50), 900, 700)).isEqualTo(camera);
        assertThat(camera.showing(new Rectangle2D(900, 300, 100, 50), 900, 700)).isEqualTo(new Camera(1, 124, 0));
        assertThat(camera.showing(new Rectangle2D(-100, -80, 100, 50), 900, 700)).isEqualTo(new Camera(1, -124, -104));
    }

    @Test
    void cannotBePulledAwayFromTheDrawing() {
        Camera lost = new Camera(1, 0, 0).pulled(-100_000, 100_000).within(new Rectangle2D(0, 0, 1000, 1000), 900, 700);
        assertThat(lost.seen(900, 700).intersects(new Rectangle2D(0, 0, 1000, 1000))).isTrue();
    }
}
