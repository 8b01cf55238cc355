package dev.pilothouse.bench;

import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.History;
import dev.pilothouse.metric.Round;
import dev.pilothouse.metric.Use;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.kit.chart.Sparkline;
import dev.pilothouse.words.Words;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.TilePane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * What a table's worth of small curves costs the thread that draws, made and shown and then shown with newer points: as ours on a canvas, as
 * paths of the scene, and as JavaFX's own charts. And what an hour of ten thousand pods costs in memory and time.
 */
public final class ChartBench {

    private static final int CELLS = 80;
    private static final int POINTS = 90;
    private static final int ROUNDS = 12;

    private ChartBench() {}

    /** One way of drawing a curve. */
    private record Way(String name, Supplier<Cell> make) {}

    private record Cell(Node node, Consumer<Curve> show) {}

    public static void main(String[] args) throws Exception {
        reading();
        history();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        for (Way way : List.of(new Way("canvas", ChartBench::canvas), new Way("path", ChartBench::path), new Way("javafx", ChartBench::javafx))) {
            double[] made = new double[ROUNDS];
            double[] shown = new double[ROUNDS];
            for (int i = -2; i < ROUNDS; i++) {
                double[] took = onFx(() -> round(way));
                if (i >= 0) {
                    made[i] = took[0];
                    shown[i] = took[1];
                }
            }
            System.out.printf(Locale.ROOT, "%s %d cells: made %.1f ms, newer points %.1f ms (median CPU of %d)%n", way.name, CELLS, median(made), median(shown), ROUNDS);
        }
        Platform.exit();
    }

    private static double[] round(Way way) {
        Fonts.load();
        TilePane pane = new TilePane();
        pane.getStylesheets().add(Stylesheet.of("chart.css"));
        Scene scene = new Scene(pane, 1200, 900);
        new Theme(new Language(new Words(Locale.ENGLISH))).dress(scene);
        pane.snapshot(null, null);
        long start = cpu();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            Cell cell = way.make.get();
            cell.show.accept(curve());
            cells.add(cell);
            pane.getChildren().add(cell.node);
        }
        pane.snapshot(null, null);
        long made = cpu();
        cells.forEach(cell -> cell.show.accept(curve()));
        pane.snapshot(null, null);
        return new double[] {(made - start) / 1e6, (cpu() - made) / 1e6};
    }

    private static Cell canvas() {
        Sparkline line = new Sparkline((_, _) -> "");
        return new Cell(line, curve -> line.show(curve, 1));
    }

    private static Cell path() {
        Path path = new Path();
        return new Cell(path, curve -> {
            path.getElements().clear();
            for (int i = 0; i < curve.size(); i++) {
                double y = 22 - curve.value(i) / 100 * 22;
                path.getElements().add(i == 0 ? new MoveTo(i, y) : new LineTo(i, y));
            }
        });
    }

    private static Cell javafx() {
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        LineChart<Number, Number> chart = new LineChart<>(new NumberAxis(), new NumberAxis());
        chart.setCreateSymbols(false);
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setPrefSize(92, 22);
        chart.getData().add(series);
        return new Cell(chart, curve -> {
            List<XYChart.Data<Number, Number>> points = new ArrayList<>();
            for (int i = 0; i < curve.size(); i++) {
                points.add(new XYChart.Data<>(i, curve.value(i)));
            }
            series.getData().setAll(points);
        });
    }

    private static Curve curve() {
        long[] seconds = new long[POINTS];
        double[] values = new double[POINTS];
        Arrays.setAll(seconds, i -> i * 15L);
        Arrays.setAll(values, _ -> ThreadLocalRandom.current().nextDouble(100));
        return Curve.of(seconds, values);
    }

    /** What it takes to read the answer of the resource metrics API about as many pods, without the network. */
    private static void reading() {
        byte[] pod = ("{\"metadata\":{\"name\":\"web-7f8c4d9b6d-t9wqz\",\"namespace\":\"team-3\",\"creationTimestamp\":\"2026-11-29T18:40:00Z\","
                        + "\"labels\":{\"app\":\"web\",\"pod-template-hash\":\"7f8c4d9b6d\"}},\"timestamp\":\"2026-11-29T18:39:47Z\",\"window\":\"15.0s\","
                        + "\"containers\":[{\"name\":\"web\",\"usage\":{\"cpu\":\"12345678n\",\"memory\":\"252324Ki\"}}]}")
                .getBytes(StandardCharsets.UTF_8);
        double[] took = new double[ROUNDS];
        double sum = 0;
        for (int i = -4; i < ROUNDS; i++) {
            long start = cpu();
            for (int p = 0; p < 10_000; p++) {
                for (Tree container : Json.read(pod).trees("containers")) {
                    sum += Quantity.parse(container.text("usage", "cpu")).orElseThrow().value().doubleValue();
                }
            }
            if (i >= 0) {
                took[i] = (cpu() - start) / 1e6;
            }
        }
        System.out.printf(Locale.ROOT, "10000 PodMetrics of %d bytes read: %.0f ms (%.0f)%n", pod.length, median(took), sum);
    }

    private static void history() {
        History history = new History();
        long before = used();
        long start = cpu();
        for (int round = 0; round < 240; round++) {
            Map<String, List<Round.Part>> pods = new HashMap<>();
            for (int pod = 0; pod < 10_000; pod++) {
                pods.put("team-" + pod % 20 + "/web-" + pod, List.of(new Round.Part("web", new Use(pod + round, 1e8))));
            }
            history.add(new Round(Instant.ofEpochSecond(round * 15L), pods, Map.of(), false));
        }
        double added = (cpu() - start) / 1e6 / 240;
        long kept = used() - before;
        long first = cpu();
        for (int pod = 0; pod < 40; pod++) {
            history.pod("team-" + pod % 20, "web-" + pod, Gauge.CPU);
        }
        System.out.printf(Locale.ROOT, "an hour of 10000 pods: %.1f MB, %.1f ms a round, 40 curves %.2f ms%n", kept / 1e6, added, (cpu() - first) / 1e6);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static <T> T onFx(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }
}
