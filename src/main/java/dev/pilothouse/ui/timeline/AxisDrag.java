package dev.pilothouse.ui.timeline;

import dev.pilothouse.ui.kit.axis.TimeAxis;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * What dragging does on the axis and on its lanes: it moves the axis with the pointer; with Shift it chooses the stretch of time that is
 * shown next. Counted from where the button went down, so that no step is lost however late the picture comes.
 */
final class AxisDrag {

    private static final double STILL = 4;

    private final Supplier<TimeAxis> axis;
    private final DoubleSupplier width;
    private final Consumer<TimeAxis> look;
    private final Region band;
    private final double left;
    private TimeAxis start = new TimeAxis(0, 1);
    private double from;
    private double pressed;
    private boolean choosing;
    private boolean going;

    /**
     * @param width of the axis, in pixels
     * @param look told of the stretch to show
     * @param band drawn over what is being chosen; placed by this, unmanaged
     * @param left where the axis begins in the band's parent
     */
    AxisDrag(Supplier<TimeAxis> axis, DoubleSupplier width, Consumer<TimeAxis> look, Region band, double left) {
        this.axis = axis;
        this.width = width;
        this.look = look;
        this.band = band;
        this.left = left;
        band.setManaged(false);
        band.setMouseTransparent(true);
        band.setVisible(false);
        band.getStyleClass().add("timeline-band");
    }

    /** @param x where on the axis, in pixels from its left end */
    void press(MouseEvent event, double x) {
        start = axis.get();
        from = x;
        pressed = event.getScreenX();
        choosing = event.isShiftDown();
        going = false;
    }

    void drag(MouseEvent event) {
        double by = event.getScreenX() - pressed;
        going |= Math.abs(by) >= STILL;
        if (!going || event.getButton() != MouseButton.PRIMARY || width.getAsDouble() <= 0) {
            return;
        }
        if (choosing) {
            double begin = Math.min(from, to(by));
            band.resizeRelocate(left + begin, 0, Math.abs(to(by) - from), band.getParent().getLayoutBounds().getHeight());
            band.setVisible(true);
        } else {
            look.accept(start.moved(-Math.round(by * start.span() / width.getAsDouble())));
        }
        event.consume();
    }

    void release(MouseEvent event) {
        if (band.isVisible()) {
            double end = to(event.getScreenX() - pressed);
            look.accept(new TimeAxis(start.moment(Math.min(from, end), width.getAsDouble()), start.moment(Math.max(from, end), width.getAsDouble())));
        }
        band.setVisible(false);
    }

    private double to(double by) {
        return Math.clamp(from + by, 0, width.getAsDouble());
    }
}
