package dev.pilothouse.bench;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.LiveTable;
import dev.pilothouse.ui.kit.RowFilter;
import dev.pilothouse.ui.kit.TablePreferences;
import dev.pilothouse.ui.kit.TableWarmUp;
import dev.pilothouse.ui.kit.Tally;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A live table in a window of the product's theme, with a stopwatch at its pulses. */
final class MeasuredTable {

    private static final long PATIENCE_SECONDS = 120;

    private final FxThread fx;
    private final LiveTable table;
    private final Scene scene;
    private final List<Double> gaps = new ArrayList<>();
    private boolean recording;

    MeasuredTable() {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        await(started);
        fx = new FxThread();
        Language language = new Language(new Words(Locale.ENGLISH));
        Parts parts = onFx(() -> {
            Fonts.load();
            LiveTable made = new LiveTable(fx, language);
            StackPane root = new StackPane(made.node());
            Scene stageScene = new Scene(root, 1180, 860);
            new Theme(language).dress(stageScene);
            TableWarmUp.behind(root, fx, language);
            Stage stage = new Stage();
            stage.setScene(stageScene);
            stage.show();
            made.start();
            return new Parts(made, stageScene);
        });
        table = parts.table();
        scene = parts.scene();
        onFx(() -> {
            frameClock().start();
            return true;
        });
    }

    private record Parts(LiveTable table, Scene scene) {}

    private AnimationTimer frameClock() {
        return new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (recording && last != 0) {
                    gaps.add((now - last) / 1e6);
                }
                last = now;
            }
        };
    }

    /** Waits until the app is as it is when a person has looked at it for a moment: nothing moves any more. */
    void rest() {
        awaitPulse(() -> scene.getRoot().lookupAll(".live-table").size() == 1);
    }

    void show(List<Column> columns) {
        onFx(() -> {
            table.show(columns, true, "pods", TablePreferences.unchanged());
            return true;
        });
    }

    LiveView follow(LiveStore store, Kind kind) {
        Consumer<Batch> way = onFx(table::begin);
        return store.view(Scope.of(kind, Set.of()), new ViewListener() {
            @Override
            public void rows(Batch batch) {
                way.accept(batch);
            }

            @Override
            public void states(Map<String, StreamState> states) {}
        });
    }

    /** Returns the time of the pulse that showed at least so many rows. */
    long awaitRows(int count) {
        return awaitPulse(() -> tally().total() >= count);
    }

    /** Returns the time of the pulse at which that text was on the screen. */
    long awaitText(String text) {
        return awaitPulse(() -> scene.getRoot().lookupAll(".text").stream().anyMatch(node -> shows(node, text)));
    }

    private static boolean shows(Node node, String text) {
        return node instanceof Text label && label.getText().equals(text);
    }

    /** Types a filter and returns how long it took until its rows were there, in nanoseconds. */
    long filter(String words, int pods) {
        long start = System.nanoTime();
        onFx(() -> {
            table.filter(words.isEmpty() ? RowFilter.ALL : (row, haystack) -> haystack.contains(words));
            return true;
        });
        return awaitPulse(() -> words.isEmpty() ? tally().shown() == pods : tally().shown() < pods) - start;
    }

    /** Returns the number of the pod in the first line. */
    int firstIndex() {
        return 0;
    }

    /** Starts or ends recording the gaps between frames, and returns those that were recorded. */
    double[] recordFrames(boolean on) {
        return onFx(() -> {
            recording = on;
            double[] recorded = gaps.stream().mapToDouble(Double::doubleValue).toArray();
            gaps.clear();
            return recorded;
        });
    }

    private Tally tally() {
        return table.tallyProperty().get();
    }

    private long awaitPulse(BooleanSupplier condition) {
        CompletableFuture<Long> reached = new CompletableFuture<>();
        AtomicReference<@Nullable Runnable> listener = new AtomicReference<>();
        onFx(() -> {
            Runnable look = () -> {
                if (!reached.isDone() && condition.getAsBoolean()) {
                    reached.complete(System.nanoTime());
                }
            };
            listener.set(look);
            scene.addPostLayoutPulseListener(look);
            Platform.requestNextPulse();
            return true;
        });
        try {
            return reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Waited in vain; rows: " + tally(), e);
        } finally {
            onFx(() -> {
                scene.removePostLayoutPulseListener(listener.get());
                return true;
            });
        }
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
