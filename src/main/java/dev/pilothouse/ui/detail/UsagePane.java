package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Usage;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.Curve;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.chart.Moments;
import dev.pilothouse.ui.kit.chart.Sparkline;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a container uses at this moment, in four figures, with its last minutes; not there while nothing is known. */
final class UsagePane extends HBox {

    private static final int POINTS = 600;
    private static final long LEAST_SECONDS = 30;

    private final Language language;
    private final InstantSource clock;
    private final Deque<Point> points = new ArrayDeque<>();
    private final Label cpu = figure();
    private final Label memory = figure();
    private final Label network = figure();
    private final Label disk = figure();
    private final Sparkline cpuCurve = sparkline(UsagePane::percent);
    private final Sparkline memoryCurve = sparkline(bytes -> ByteSize.text(Math.round(bytes)));

    private record Point(long second, Usage usage) {}

    UsagePane(Language language, InstantSource clock) {
        super(8);
        this.language = language;
        this.clock = clock;
        getStyleClass().add("usage");
        getStylesheets().add(Stylesheet.of("chart.css"));
        getChildren().addAll(
                card("detail.usage.cpu", cpu, cpuCurve), card("detail.usage.memory", memory, memoryCurve), card("detail.usage.network", network), card("detail.usage.disk", disk));
        show(Optional.empty());
    }

    void show(Optional<Usage> usage) {
        setVisible(usage.isPresent());
        setManaged(usage.isPresent());
        usage.ifPresentOrElse(this::add, points::clear);
    }

    private void add(Usage now) {
        long second = clock.instant().getEpochSecond();
        if (points.isEmpty() || points.getLast().second < second) {
            points.addLast(new Point(second, now));
        }
        if (points.size() > POINTS) {
            points.removeFirst();
        }
        cpu.setText(percent(now.processors()));
        memory.setText(ByteSize.text(now.memory()));
        network.setText(ByteSize.text(now.received()) + " / " + ByteSize.text(now.sent()));
        disk.setText(ByteSize.text(now.read()) + " / " + ByteSize.text(now.written()));
        cpuCurve.show(curve(Usage::processors), 0.05);
        memoryCurve.show(curve(usage -> (double) usage.memory()), 8e6);
    }

    private Curve curve(ToDoubleFunction<Usage> value) {
        List<Point> all = List.copyOf(points);
        return Curve.of(all.stream().mapToLong(Point::second).toArray(), all.stream().mapToDouble(point -> value.applyAsDouble(point.usage)).toArray());
    }

    private static String percent(double processors) {
        return String.format(Locale.ROOT, "%.1f%%", processors * 100);
    }

    private static Label figure() {
        Label figure = new Label();
        figure.getStyleClass().add("bold-text");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        return figure;
    }

    private static Sparkline sparkline(DoubleFunction<String> text) {
        return new Sparkline((second, value) -> Moments.time(second) + "  " + text.apply(value), LEAST_SECONDS);
    }

    private VBox card(String key, Node... content) {
        Label name = new Label();
        name.textProperty().bind(language.text(key));
        name.getStyleClass().addAll("small-text", "subtle-text");
        VBox box = new VBox(2, name);
        box.getChildren().addAll(content);
        box.getStyleClass().add("card");
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }
}
