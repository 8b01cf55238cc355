package dev.pilothouse.ui.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.NoFiles;
import dev.pilothouse.testing.Nowhere;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * The log page while 50,000 lines come each second and the newest are followed, then while a million lines are scrolled through: gaps
 * between frames, and memory. Whether each line is kept is counted.
 */
public final class LogViewBench {

    private static final int PER_SECOND = 50_000;
    private static final int SECONDS = 12;
    private static final int WARM_UP = 3;
    private static final int SOURCES = 6;

    private LogViewBench() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        FxThread fx = new FxThread();
        Flood flood = new Flood();
        LogViewModel model = onFx(() -> show(flood, fx));
        Frames frames = new Frames();
        Thread writer = Thread.ofPlatform().daemon().start(() -> flood.write(WARM_UP * PER_SECOND));
        writer.join();
        onFx(frames::begin);
        Thread.ofPlatform().daemon().start(() -> flood.write(SECONDS * PER_SECOND)).join();
        double[] followed = onFx(frames::end);
        report("log, 50,000 lines/s followed: gap between frames, p50", percentile(followed, 50), "ms", "");
        report("log, 50,000 lines/s followed: gap between frames, p99", percentile(followed, 99), "ms", "≤ 33");
        report("log, 50,000 lines/s followed: lines lost", (double) (WARM_UP + SECONDS) * PER_SECOND - (model.book().end() - Math.min(0, model.book().first())), "lines", "0");
        Thread.ofPlatform().daemon().start(() -> flood.writeFast(400_000)).join();
        report("log: lines kept", (double) (model.book().end() - model.book().first()), "lines", "1,000,000");
        onFx(() -> {
            model.lines().followingProperty().set(false);
            return frames.begin();
        });
        for (int i = 0; i < 240; i++) {
            long number = model.book().first() + i * 4_000L;
            onFx(() -> {
                model.lines().reveal(number);
                return true;
            });
            Thread.sleep(16);
        }
        double[] scrolled = onFx(frames::end);
        report("log of 1,000,000 lines, jumping through it: gap between frames, p99", percentile(scrolled, 99), "ms", "≤ 33");
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        report("log of 1,000,000 lines: heap in use", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0, "MB", "≤ 256");
        System.exit(0);
    }

    private static LogViewModel show(LogSource source, FxThread fx) {
        Fonts.load();
        Language language = new Language(new Words(Locale.ENGLISH));
        ResourceRef ref = new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "checkout");
        LogViewModel model = new LogViewModel(
                new Place.Logs(ref), source, new LogLook(true, false, true, false, LogLook.Json.MESSAGE), fx, InstantSource.system(), Optional::empty);
        LogDeeds deeds = new LogDeeds(model, new Nowhere(), new NoFiles(), fx, new Silence());
        LogView view = new LogView(model, language, deeds, true);
        Scene scene = new Scene(new StackPane(view.node()), 1170, 826);
        new Theme(language).dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        model.start();
        return model;
    }

    /** Writes lines as a reading does: a bundle each hundredth of a second. */
    private static final class Flood implements LogSource {
        private final CompletableFuture<Ledger> book = new CompletableFuture<>();
        private long written;

        @Override
        public Going read(Wish wish, Ledger into, Listener listener) {
            book.complete(into);
            return new Going() {
                @Override
                public void older(Instant since) {}

                @Override
                public void pause() {}

                @Override
                public void resume() {}

                @Override
                public void close() {}
            };
        }

        private void write(int lines) {
            int bundle = PER_SECOND / 100;
            long begin = System.nanoTime();
            for (int i = 0; i < lines / bundle; i++) {
                bundle(bundle);
                long wait = begin + (i + 1) * 10_000_000L - System.nanoTime();
                if (wait > 0) {
                    java.util.concurrent.locks.LockSupport.parkNanos(wait);
                }
            }
        }

        private void writeFast(int lines) {
            for (int i = 0; i < lines / 1000; i++) {
                bundle(1000);
            }
        }

        private void bundle(int lines) {
            Ledger into = book.join();
            for (int i = 0; i < lines; i++) {
                int source = into.source(new ResourceRef(BuiltIn.POD, "shop", "checkout-7f8c4d9b6d-" + written % SOURCES), "app");
                String level = written % 50 == 0 ? "ERROR" : written % 20 == 0 ? "WARN" : "INFO";
                into.line(source, new LogLine(
                        Instant.ofEpochSecond(1_760_000_000L, written * 20_000), level + " GET /cart/" + written * 7919 % 100_000 + " \u001b[32m200\u001b[0m in 4 ms, trace " + written));
                written++;
            }
            into.settled();
        }
    }

    private static final class Frames {
        private final List<Double> gaps = new ArrayList<>();
        private long last;
        private final AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (last != 0) {
                    gaps.add((at - last) / 1e6);
                }
                last = at;
            }
        };

        private boolean begin() {
            gaps.clear();
            last = 0;
            timer.start();
            return true;
        }

        private double[] end() {
            timer.stop();
            return gaps.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private record Silence() implements LogDeeds.Teller {
        @Override
        public void copied(String text, int lines, boolean cut) {}

        @Override
        public void saved(Path file, long lines) {}

        @Override
        public void refused(Problem problem) {}
    }

    private static double percentile(double[] sample, double percent) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(percent / 100 * sorted.length) - 1, 0, sorted.length - 1)];
    }

    private static <T> T onFx(Supplier<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.get();
    }

    private static void report(String name, double value, String unit, String target) {
        System.out.println("RESULT\t" + name + "\t" + value + "\t" + unit + "\t" + target);
    }
}
