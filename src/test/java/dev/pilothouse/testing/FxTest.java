package dev.pilothouse.testing;

import dev.pilothouse.ui.kit.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;

/**
 * Base of tests that show real controls and drive them with a robot, without a display.
 *
 * <p>The test method runs on its own thread: what touches controls goes through {@link #fx} and {@link #fxRun}, and waiting is always for a
 * condition. After each test all windows are closed, and anything that was thrown on the FX thread fails it.
 */
public abstract class FxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();

    /** Moves the pointer and types; its events come after its calls, so follow them with {@link #settle} or {@link #until}. */
    protected final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startToolkit() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException alreadyRunning) {
            return;
        }
        await("the toolkit to start", started);
        Platform.setImplicitExit(false);
    }

    @BeforeEach
    void collectWhatIsThrown() {
        fxRun(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> thrown.add(problem)));
    }

    @AfterEach
    void closeWindows() {
        fxRun(() -> List.copyOf(Window.getWindows()).reversed().forEach(Window::hide));
        settle();
        if (!thrown.isEmpty()) {
            AssertionError failure = new AssertionError("Thrown on the FX thread");
            thrown.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /** Shows what the supplier makes, in a window of that size at the top left of the screen. */
    protected final Stage show(double width, double height, Supplier<? extends Parent> content) {
        Stage shown = fx(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(content.get(), width, height));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return stage;
        });
        robot.targetWindow(shown);
        settle();
        return shown;
    }

    /** Runs something on the FX thread and returns its result; what it throws is thrown here. */
    protected static <T> T fx(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        return await("work on the FX thread", task);
    }

    /** Runs something on the FX thread and waits for its end. */
    protected static void fxRun(Runnable work) {
        fx(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until events that are under way have arrived and two frames are laid out. */
    protected static void settle() {
        int[] frames = {0};
        until("two frames", () -> frames[0]++ == 2);
    }

    /** Waits until the condition, asked on the FX thread once a frame, holds. */
    protected static void until(String what, BooleanSupplier condition) {
        CompletableFuture<Void> held = new CompletableFuture<>();
        AnimationTimer eachFrame = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (condition.getAsBoolean()) {
                        held.complete(null);
                        stop();
                    }
                } catch (RuntimeException | AssertionError e) {
                    held.completeExceptionally(e);
                    stop();
                }
            }
        };
        fxRun(eachFrame::start);
        try {
            await(what, held);
        } finally {
            fxRun(eachFrame::stop);
        }
    }

    /** Keeps a picture of the node for whoever looks into a failure, as {@code target/pictures/NAME.png}. */
    protected static Path picture(String name, Node node) {
        Path file = Path.of("target", "pictures", name + ".png");
        try {
            Png.write(fx(() -> node.snapshot(null, null)), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static <T> T await(String what, Future<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what, e);
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while waiting for " + what, e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case null, default -> throw new AssertionError(what, e);
            }
        }
    }
}
