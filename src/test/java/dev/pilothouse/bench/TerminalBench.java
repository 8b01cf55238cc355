package dev.pilothouse.bench;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeContainers;
import dev.pilothouse.testing.FakeExec;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.terminal.TerminalPage;
import dev.pilothouse.words.Words;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Prints ten megabytes of coloured lines into a terminal as fast as it takes them, and measures the gaps between frames meanwhile. */
public final class TerminalBench {

    private static final int BYTES = 10_000_000;
    private static final int PIECE = 32 * 1024;

    private TerminalBench() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        FakeContainers cluster = new FakeContainers();
        Map<String, Object> fields = FakeCluster.named("shop", "web-1");
        fields.put("spec", Map.of("containers", List.of(Map.of("name", "main"))));
        fields.put("status", Map.of("phase", "Running"));
        cluster.put(FakeCluster.POD, fields);
        try (Pulse pulse = new Pulse();
                Session session = TestSession.open(cluster, pulse);
                FxThread fx = new FxThread()) {
            onFx(() -> shown(session, fx));
            while (cluster.programs().all().isEmpty()) {
                Thread.sleep(20);
            }
            FakeExec shell = cluster.programs().last();
            flood(shell); // warm
            Gaps gaps = onFx(Gaps::new);
            onFx(() -> {
                gaps.start();
                return gaps;
            });
            double drawing = processor("JavaFX Application Thread");
            double rendering = processor("QuantumRenderer-0");
            long begin = System.nanoTime();
            flood(shell);
            double seconds = (System.nanoTime() - begin) / 1e9;
            onFx(() -> {
                gaps.stop();
                return gaps;
            });
            double[] sorted = gaps.millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            report("terminal: 10 MB printed", seconds, "s", "");
            report("terminal: throughput", BYTES / 1e6 / seconds, "MB/s", "");
            report("terminal: processor time of the window's thread", processor("JavaFX Application Thread") - drawing, "s", "");
            report("terminal: processor time of the renderer", processor("QuantumRenderer-0") - rendering, "s", "");
            report("terminal: frames meanwhile", sorted.length, "", "");
            report("terminal: gap between frames, p50", sorted[sorted.length / 2], "ms", "");
            report("terminal: gap between frames, p99", sorted[(int) (sorted.length * 0.99)], "ms", "");
            report("terminal: gap between frames, longest", sorted[sorted.length - 1], "ms", "at most 100");
        }
        System.exit(0);
    }

    private static double processor(String thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals(thread))
                .mapToDouble(info -> threads.getThreadCpuTime(info.getThreadId()) / 1e9)
                .sum();
    }

    private static void report(String name, double value, String unit, String target) {
        System.out.println(new Result(name, value, unit, target).line());
    }

    private static void flood(FakeExec shell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 200_000; i++) {
            text.append("\u001b[3").append(1 + i % 6).append("m2026-11-23T10:00:").append(10 + i % 50).append(" INFO\u001b[0m request ").append(i)
                    .append(" 处理完成 status=200 path=/checkout/cart/").append(i * 31).append("\r\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (int written = 0; written < BYTES; written += PIECE) {
            shell.write(new String(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE)), StandardCharsets.UTF_8));
            at = at + PIECE >= bytes.length ? 0 : at + PIECE;
        }
    }

    private static Stage shown(Session session, FxThread fx) {
        Fonts.load();
        Language language = new Language(new Words(Locale.ENGLISH));
        Theme theme = new Theme(language);
        Navigator nowhere = new Navigator() {
            @Override
            public void go(Place place) {}

            @Override
            public void closeDrawer() {}
        };
        Place.Terminal place = new Place.Terminal(new ResourceRef(FakeCluster.POD, "shop", "web-1"));
        TerminalPage page = new TerminalPage(new TerminalPage.Open(session, fx), place, EnvironmentStyle.DEV, nowhere, language);
        Scene scene = new Scene(new StackPane(page.node()), 1440, 900);
        theme.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        page.shown();
        return stage;
    }

    private static final class Gaps extends AnimationTimer {
        private final List<Double> millis = new ArrayList<>();
        private long last;

        @Override
        public void handle(long now) {
            long moment = System.nanoTime();
            if (last > 0) {
                millis.add((moment - last) / 1e6);
            }
            last = moment;
        }
    }

    private static <T> T onFx(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
