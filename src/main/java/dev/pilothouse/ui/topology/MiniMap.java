package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.ui.topology.MapColours.Role;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/** All of a map, small, with a frame around what is seen; pressing it looks there. Not there while all is seen anyway, or where it would cover much. */
final class MiniMap extends MapColours {

    static final double WIDTH = 150;
    static final double HEIGHT = 92;

    /** Height of a map from which this one covers little of it. */
    private static final double ROOMY = 5 * HEIGHT;

    private static final double MARGIN = 6;

    private final MapCanvas map;
    private final Canvas ground = new Canvas(WIDTH, HEIGHT);
    private final Canvas frame = new Canvas(WIDTH, HEIGHT);
    private boolean stale = true;

    MiniMap(MapCanvas map) {
        this.map = map;
        getStyleClass().add("mini-map");
        getChildren().addAll(ground, frame);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        ground.setMouseTransparent(true);
        frame.setMouseTransparent(true);
        map.sheetProperty().addListener((source, before, now) -> boxesChanged());
        map.marksProperty().addListener((source, before, now) -> {
            if (!before.chosen().equals(now.chosen())) {
                boxesChanged();
            }
        });
        map.cameraProperty().addListener((source, before, now) -> requestLayout());
        for (Role role : new Role[] {Role.PAPER, Role.QUIET}) {
            colourProperty(role).addListener((source, before, now) -> boxesChanged());
        }
        visibleProperty().bind(Bindings.createBooleanBinding(
                () -> map.getHeight() >= ROOMY && !map.camera().seen(map.getWidth(), map.getHeight()).contains(map.sheet().bounds()),
                map.cameraProperty(), map.sheetProperty(), map.widthProperty(), map.heightProperty()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::look);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::look);
    }

    private void boxesChanged() {
        stale = true;
        requestLayout();
    }

    private double scale() {
        Rectangle2D all = map.sheet().bounds();
        return Math.min((WIDTH - 2 * MARGIN) / all.getWidth(), (HEIGHT - 2 * MARGIN) / all.getHeight());
    }

    private double left() {
        return (WIDTH - map.sheet().bounds().getWidth() * scale()) / 2;
    }

    private double top() {
        return (HEIGHT - map.sheet().bounds().getHeight() * scale()) / 2;
    }

    private void look(MouseEvent event) {
        map.look(map.camera().centredOn((event.getX() - left()) / scale(), (event.getY() - top()) / scale(), map.getWidth(), map.getHeight()));
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        if (stale) {
            stale = false;
            boxes(ground.getGraphicsContext2D());
        }
        GraphicsContext pen = frame.getGraphicsContext2D();
        pen.clearRect(0, 0, WIDTH, HEIGHT);
        Rectangle2D seen = map.camera().seen(map.getWidth(), map.getHeight());
        double x = Math.clamp(left() + seen.getMinX() * scale(), 1, WIDTH - 3);
        double y = Math.clamp(top() + seen.getMinY() * scale(), 1, HEIGHT - 3);
        double right = Math.clamp(left() + seen.getMaxX() * scale(), x + 2, WIDTH - 1);
        double bottom = Math.clamp(top() + seen.getMaxY() * scale(), y + 2, HEIGHT - 1);
        pen.setStroke(colour(Role.ACCENT));
        pen.setLineWidth(2);
        pen.strokeRoundRect(x, y, right - x, bottom - y, 3, 3);
    }

    private void boxes(GraphicsContext pen) {
        pen.setFill(colour(Role.PAPER));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        double scale = scale();
        for (Placed box : map.sheet().drawing().boxes()) {
            Role role = box.box().id().equals(map.marks().chosen()) ? Role.ACCENT : BoxPainter.blockRole(box.box());
            pen.setFill(colour(role));
            pen.fillRect(left() + box.x() * scale, top() + box.y() * scale, Math.max(1.5, box.width() * scale), Math.max(1.5, box.height() * scale));
        }
    }
}
