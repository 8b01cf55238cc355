package dev.pilothouse.ui.kit.chart;

import dev.pilothouse.model.Curve;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.chart.ChartContent.Kind;
import dev.pilothouse.ui.kit.chart.ChartContent.Level;
import dev.pilothouse.ui.kit.chart.ChartContent.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Curves along time with their axes, what they are held against, a legend, and a readout of what is below the pointer. By the keyboard the
 * readout walks from point to point; a screen reader hears what the whole comes to, and then each point.
 */
public final class Chart extends VBox {

    private final Language language;
    private final DoubleFunction<String> amounts;
    private final Label title = new Label();
    private final Label now = new Label();
    private final FlowPane legend = new FlowPane(12, 2);
    private final Label readout = new Label();
    private final Label nothing = new Label();
    private final Plot plot;
    private ChartContent content = new ChartContent(List.of(), List.of(), 0, 1);
    private long[] moments = new long[0];
    private OptionalLong read = OptionalLong.empty();

    /**
     * @param amounts how values are written
     * @param binary whether round values are powers of two, as for bytes
     */
    public Chart(Language language, ObservableValue<String> name, DoubleFunction<String> amounts, boolean binary) {
        this.language = language;
        this.amounts = amounts;
        plot = new Plot(amounts, binary);
        getStyleClass().add("chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        title.textProperty().bind(name);
        title.getStyleClass().add("chart-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        readout.getStyleClass().add("chart-readout");
        readout.setMinWidth(0);
        readout.setVisible(false);
        readout.setMouseTransparent(true);
        nothing.getStyleClass().addAll("muted-text", "chart-nothing");
        nothing.setMouseTransparent(true);
        legend.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(legend, Priority.ALWAYS);
        now.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, title, now, legend);
        head.setAlignment(Pos.TOP_LEFT);
        StackPane picture = new StackPane(plot, nothing, readout);
        StackPane.setAlignment(readout, Pos.TOP_LEFT);
        VBox.setVgrow(picture, Priority.ALWAYS);
        getChildren().addAll(head, picture);
        plot.setOnMouseMoved(event -> read(nearest(plot.moment(event.getX()))));
        plot.setOnMouseExited(_ -> unread());
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                unread();
            }
        });
        language.onChange(this, this::relabel);
    }

    /** Returns how often its picture was painted, for whoever asserts that it rests. */
    public int paints() {
        return plot.paints();
    }

    /** Shows other curves, or the same with newer points; what is read stays where it is. */
    public void show(ChartContent newer) {
        content = newer;
        moments = newer.lines().stream()
                .flatMapToLong(line -> LongStream.range(0, line.curve().size()).map(i -> line.curve().second((int) i)))
                .filter(second -> second >= newer.first() && second <= newer.last())
                .sorted()
                .distinct()
                .toArray();
        plot.show(newer);
        relabel();
        if (read.isPresent() && moments.length > 0) {
            read(nearest(read.getAsLong()));
        }
    }

    private void relabel() {
        now.setText(content.lines().size() == 1 && content.lines().getFirst().curve().last().isPresent() ? amounts.apply(content.lines().getFirst().curve().last().getAsDouble()) : "");
        nothing.setText(content.known() ? "" : language.words().say("kit.chart.nothing"));
        nothing.setVisible(!content.known());
        List<Node> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(Plot.COLOURS, content.lines().size()) && content.lines().size() > 1; i++) {
            entries.add(entry("chart-curve-" + (i + 1), SafeText.line(content.lines().get(i).name())));
        }
        for (Level level : content.levels()) {
            String key = content.drawn().contains(level) ? "kit.chart.level" : "kit.chart.level-above";
            entries.add(entry(level.kind() == Kind.REQUEST ? "chart-request" : "chart-limit", language.words().say(key, level.name(), amounts.apply(level.value()))));
        }
        legend.getChildren().setAll(entries);
        setAccessibleText(summary());
    }

    private static Node entry(String colour, String words) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("chart-swatch", colour);
        Label label = new Label(words);
        label.getStyleClass().addAll("small-text", "muted-text");
        HBox entry = new HBox(5, swatch, label);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    /** What the picture says in one breath. */
    private String summary() {
        if (!content.known()) {
            return language.words().say("kit.chart.summary.nothing", title.getText());
        }
        String lines = content.lines().stream()
                .limit(Plot.COLOURS)
                .map(line -> language.words().say(
                        "kit.chart.summary.line",
                        SafeText.line(line.name()),
                        line.curve().last().isPresent() ? amounts.apply(line.curve().last().getAsDouble()) : "–",
                        amounts.apply(line.curve().most())))
                .collect(Collectors.joining("; "));
        String levels = content.levels().stream().map(level -> ", " + level.name() + " " + amounts.apply(level.value())).collect(Collectors.joining());
        return title.getText() + ": " + lines + levels;
    }

    private void key(KeyEvent event) {
        int at = read.isPresent() ? index(read.getAsLong()) : moments.length;
        int to = switch (event.getCode()) {
            case LEFT -> at - 1;
            case RIGHT -> at + 1;
            case PAGE_UP -> at - 10;
            case PAGE_DOWN -> at + 10;
            case HOME -> 0;
            case END -> moments.length - 1;
            default -> -2;
        };
        if (to == -2 || moments.length == 0) {
            return;
        }
        event.consume();
        read(moments[Math.clamp(to, 0, moments.length - 1)]);
    }

    private int index(long second) {
        int at = java.util.Arrays.binarySearch(moments, second);
        return at < 0 ? -at - 1 : at;
    }

    private long nearest(long second) {
        if (moments.length == 0) {
            return second;
        }
        int after = Math.min(index(second), moments.length - 1);
        int before = Math.max(0, after - 1);
        return Math.abs(moments[before] - second) <= Math.abs(moments[after] - second) ? moments[before] : moments[after];
    }

    private void read(long second) {
        if (moments.length == 0) {
            return;
        }
        read = OptionalLong.of(second);
        plot.point(second);
        String values = content.lines().stream()
                .limit(Plot.COLOURS)
                .map(line -> (content.lines().size() > 1 ? SafeText.line(line.name()) + " " : "") + value(line, second))
                .collect(Collectors.joining("   "));
        readout.setText(Moments.time(second) + "   " + values);
        readout.setVisible(true);
        boolean right = plot.x(second) < plot.getWidth() / 2;
        StackPane.setAlignment(readout, right ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        setAccessibleText(readout.getText());
    }

    private String value(Line line, long second) {
        Curve curve = line.curve();
        for (int i = 0; i < curve.size(); i++) {
            if (curve.second(i) == second && !Double.isNaN(curve.value(i))) {
                return amounts.apply(curve.value(i));
            }
        }
        return "–";
    }

    private void unread() {
        read = OptionalLong.empty();
        plot.unpoint();
        readout.setVisible(false);
        setAccessibleText(summary());
    }
}
