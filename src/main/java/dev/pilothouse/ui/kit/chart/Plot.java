package dev.pilothouse.ui.kit.chart;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The picture of a chart: grid, levels and lines on a canvas, with the words of the axes beside it as labels, so that their fonts are those
 * of the window. Painted when content, size or theme changed; reading a value moves a hair line and paints nothing.
 */
final class Plot extends Region {

    static final int COLOURS = 6;
    private static final double LEFT = 54;
    private static final double BOTTOM = 20;
    private static final double TOP = 8;
    private static final double RIGHT = 12;
    private static final double TICK_EVERY = 34;
    private static final double MOMENT_EVERY = 110;

    private final Ink grid = new Ink("chart-grid", this::repaint);
    private final Ink area = new Ink("chart-area", this::repaint);
    private final Ink request = new Ink("chart-request", this::repaint);
    private final Ink limit = new Ink("chart-limit", this::repaint);
    private final List<Ink> inks = new ArrayList<>();
    private final Canvas canvas = new Canvas();
    private final Region hair = new Region();
    private final List<Label> words = new ArrayList<>();
    private final DoubleFunction<String> amounts;
    private final boolean binary;
    private ChartContent content = new ChartContent(List.of(), List.of(), 0, 1);
    private boolean stale = true;
    private int paints;

    /**
     * @param amounts how values are written
     * @param binary whether round values are powers of two
     */
    Plot(DoubleFunction<String> amounts, boolean binary) {
        this.amounts = amounts;
        this.binary = binary;
        getStyleClass().add("chart-plot");
        hair.getStyleClass().add("chart-hair");
        hair.setVisible(false);
        hair.setManaged(false);
        hair.setMouseTransparent(true);
        canvas.setMouseTransparent(true);
        getChildren().addAll(grid, area, request, limit, canvas, hair);
        for (int i = 1; i <= COLOURS; i++) {
            Ink ink = new Ink("chart-curve-" + i, this::repaint);
            inks.add(ink);
            getChildren().add(ink);
        }
        setMinSize(160, 96);
        setPrefSize(360, 150);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    }

    void show(ChartContent newer) {
        if (!newer.equals(content)) {
            content = newer;
            repaint();
        }
    }

    private void repaint() {
        stale = true;
        requestLayout();
    }

    /** Returns how often it was painted, for whoever asserts that it rests. */
    int paints() {
        return paints;
    }

    private double innerWidth() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    /** Returns the moment below a place of the picture. */
    long moment(double x) {
        double share = Math.clamp((x - LEFT) / innerWidth(), 0, 1);
        return content.first() + Math.round(share * (content.last() - content.first()));
    }

    double x(long second) {
        return LEFT + scale(1).x(second);
    }

    private Scale scale(double top) {
        return new Scale(content.first(), content.last(), innerWidth(), Math.max(1, getHeight() - BOTTOM - TOP), top);
    }

    /** Moves the hair line to a moment. */
    void point(long second) {
        hair.setVisible(true);
        hair.resizeRelocate((double) Math.round(x(second)), TOP, 1, getHeight() - TOP - BOTTOM);
    }

    void unpoint() {
        hair.setVisible(false);
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
            paints++;
            paint(canvas.getGraphicsContext2D());
        }
    }

    private void paint(GraphicsContext pen) {
        getChildren().removeAll(words);
        words.clear();
        pen.clearRect(0, 0, getWidth(), getHeight());
        int rows = (int) Math.max(2, (getHeight() - TOP - BOTTOM) / TICK_EVERY);
        List<Double> values = Ticks.values(content.most() > 0 ? content.most() : 1, rows, binary);
        Scale scale = scale(values.getLast());
        pen.save();
        pen.translate(LEFT, TOP);
        area(pen, scale);
        pen.setLineWidth(1);
        pen.setStroke(grid.paint());
        for (double value : values) {
            double y = Math.round(scale.y(value)) + 0.5;
            pen.strokeLine(0, y, innerWidth(), y);
            word(content.most() > 0 ? amounts.apply(value) : "", 0, TOP + y - 9, LEFT - 8, Pos.CENTER_RIGHT);
        }
        moments(pen, scale);
        content.drawn().forEach(level -> level(pen, scale, level));
        lines(pen, scale);
        pen.restore();
        getChildren().addAll(words);
    }

    private void moments(GraphicsContext pen, Scale scale) {
        int columns = (int) Math.max(1, innerWidth() / MOMENT_EVERY);
        for (long moment : Ticks.moments(content.first(), content.last(), columns, ZoneId.systemDefault())) {
            double x = Math.round(scale.x(moment)) + 0.5;
            pen.strokeLine(x, scale.height(), x, scale.height() + 4);
            if (x > 24 && x < innerWidth() - 24) {
                word(Moments.tick(moment, content.last()), LEFT + x - 45, getHeight() - BOTTOM + 3, 90, Pos.CENTER);
            }
        }
    }

    private void level(GraphicsContext pen, Scale scale, ChartContent.Level level) {
        boolean ask = level.kind() == ChartContent.Kind.REQUEST;
        pen.setStroke(ask ? request.paint() : limit.paint());
        pen.setLineWidth(1.4);
        pen.setLineDashes(ask ? new double[] {2, 3} : new double[] {6, 4});
        double y = Math.round(scale.y(level.value())) + 0.5;
        pen.strokeLine(0, y, innerWidth(), y);
        pen.setLineDashes();
    }

    private List<Scale.Run> runs(Scale scale, ChartContent.Line line) {
        return scale.runs(line.curve().reduced(Math.max(2, (int) innerWidth())));
    }

    /** A line that is alone stands on a ground, below all else. */
    private void area(GraphicsContext pen, Scale scale) {
        if (content.lines().size() == 1) {
            pen.setFill(area.paint());
            runs(scale, content.lines().getFirst()).forEach(run -> run.fill(pen, scale.height()));
        }
    }

    private void lines(GraphicsContext pen, Scale scale) {
        pen.setLineWidth(1.6);
        List<ChartContent.Line> lines = content.lines();
        for (int i = Math.min(COLOURS, lines.size()) - 1; i >= 0; i--) {
            pen.setStroke(inks.get(i).paint());
            runs(scale, lines.get(i)).forEach(run -> run.stroke(pen));
        }
    }

    private void word(String text, double x, double y, double width, Pos where) {
        Label label = new Label(text);
        label.getStyleClass().add("chart-word");
        label.setMouseTransparent(true);
        label.setManaged(false);
        label.setAlignment(where);
        label.resizeRelocate(x, y, width, 18);
        words.add(label);
    }
}
