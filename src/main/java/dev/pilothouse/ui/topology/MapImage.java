package dev.pilothouse.ui.topology;

import dev.pilothouse.ui.kit.Language;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/** Draws all of a map into a picture, each of its pixels by up to four, or as large as the graphics of any computer take. */
final class MapImage {

    private static final double LARGEST = 8000;

    private MapImage() {}

    /** Called on the FX thread. Nothing is brought out in it. */
    static WritableImage of(MapCanvas map, Language language) {
        double width = map.sheet().bounds().getWidth();
        double height = map.sheet().bounds().getHeight() + MapPainter.HEADING;
        double scale = Math.min(2, Math.min(LARGEST / width, LARGEST / height));
        Canvas canvas = new Canvas(Math.ceil(width * scale), Math.ceil(height * scale));
        double near = Math.max(1, scale);
        canvas.getGraphicsContext2D().scale(near, near);
        MapPainter painter = new MapPainter(new Brush(map, canvas.getGraphicsContext2D(), language));
        Camera camera = new Camera(scale / near, 0, -MapPainter.HEADING * near / scale);
        painter.paint(new MapPainter.Sight(map.sheet(), camera, Marks.NONE, Glide.OVER, true), canvas.getWidth() / near, canvas.getHeight() / near);
        return canvas.snapshot(null, null);
    }
}
