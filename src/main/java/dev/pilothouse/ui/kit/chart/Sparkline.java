package dev.pilothouse.ui.kit.chart;

import dev.pilothouse.model.Curve;
import java.util.List;
import java.util.function.BiFunction;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A curve as small as a word, without axes: whether it rises, falls or leaps; one point says neither and is not drawn. Gaps stay open, and the
 * pointer reads the value below it.
 *
 * <p>It needs {@code chart.css}, on itself or above, and whoever owns it says what it means by its accessible text.
 */
public final class Sparkline extends Region {

    private static final StyleablePropertyFactory<Sparkline> STYLES = new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final double WIDTH = 92;
    private static final double HEIGHT = 22;
    private static final double STROKE = 1.2;
    private static final double HEADROOM = 1.1;
    private static final int POINTS = 90;

    /** A shorter time does not fill the width, so that a curve that has just begun looks like one. */
    private static final long USUAL_SECONDS = 600;

    private final StyleableProperty<Paint> line = STYLES.createStyleablePaintProperty(this, "line", "-sparkline-line", node -> node.line, Color.TRANSPARENT);
    private final StyleableProperty<Paint> ground =
            STYLES.createStyleablePaintProperty(this, "ground", "-sparkline-ground", node -> node.ground, Color.TRANSPARENT);
    private final Canvas canvas = new Canvas();
    private final BiFunction<Long, Double, String> reader;
    private final long leastSeconds;
    private Curve curve = Curve.NOTHING;
    private double least;
    private @Nullable Tooltip tooltip;
    private boolean stale = true;

    /** @param reader says what a moment in epoch seconds and its value are */
    public Sparkline(BiFunction<Long, Double, String> reader) {
        this(reader, USUAL_SECONDS);
    }

    /** @param leastSeconds how long a time the width stands for at least */
    public Sparkline(BiFunction<Long, Double, String> reader, long leastSeconds) {
        this.reader = reader;
        this.leastSeconds = leastSeconds;
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(24, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        getChildren().add(canvas);
        canvas.setMouseTransparent(true);
        setOnMouseMoved(event -> read(event.getX()));
        ((javafx.beans.Observable) line).addListener(_ -> again());
        ((javafx.beans.Observable) ground).addListener(_ -> again());
    }

    /**
     * Shows a curve; the same again costs nothing.
     *
     * @param reach the value that the height reaches at least, so that noise near nought does not look like a storm
     */
    public void show(Curve newer, double reach) {
        Curve shown = newer.reduced(POINTS);
        if (shown.equals(curve) && reach == least) {
            return;
        }
        curve = shown;
        least = reach;
        again();
    }

    private void again() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            stale = true;
        }
        if (stale) {
            stale = false;
            draw(canvas.getGraphicsContext2D());
        }
    }

    private void draw(GraphicsContext pen) {
        pen.clearRect(0, 0, getWidth(), getHeight());
        double top = Math.max(curve.most() * HEADROOM, least);
        if (curve.points() < 2 || top <= 0) {
            return;
        }
        long last = curve.second(curve.size() - 1);
        Scale scale = new Scale(Math.min(curve.second(0), last - leastSeconds), last, getWidth(), getHeight() - STROKE, top);
        pen.setFill(ground.getValue());
        pen.setStroke(line.getValue());
        pen.setLineWidth(STROKE);
        for (Scale.Run run : scale.runs(curve)) {
            run.fill(pen, getHeight());
            run.stroke(pen);
        }
    }

    private void read(double x) {
        int index = Scale.nearest(curve, leastSeconds, x / Math.max(1, getWidth()));
        if (index < 0) {
            return;
        }
        Tooltip shown = tooltip;
        if (shown == null) {
            shown = new Tooltip();
            shown.setShowDelay(Duration.millis(150));
            Tooltip.install(this, shown);
            tooltip = shown;
        }
        shown.setText(reader.apply(curve.second(index), curve.value(index)));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
