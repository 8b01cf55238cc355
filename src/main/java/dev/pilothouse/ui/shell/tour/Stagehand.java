package dev.pilothouse.ui.shell.tour;

import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.text.Text;

/** Does on the FX thread what the tour asks for from its own, waits for conditions, and takes the pictures. */
final class Stagehand {

    /** What is on the screen has to stay as it is for so many frames to count as still. */
    private static final int STILL_FRAMES = 40;

    /** Far above what any screen needs, as the computer may do other work as well. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** After this long a screen counts as still that has loaded. */
    private static final Duration RESTLESS = Duration.ofSeconds(5);

    private final Fx fx;
    private final Parent screen;

    Stagehand(Fx fx, Parent screen) {
        this.fx = fx;
        this.screen = screen;
    }

    /** Runs something on the FX thread and waits for its end. */
    void run(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    <T> T ask(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        fx.later(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return await("work on the FX thread", answer);
    }

    /** Waits until a condition holds that is asked once a frame. */
    void until(String what, BooleanSupplier condition) {
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        AnimationTimer timer = ask(() -> {
            AnimationTimer eachFrame = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (condition.getAsBoolean()) {
                        held.complete(true);
                    }
                }
            };
            eachFrame.start();
            return eachFrame;
        });
        try {
            await(what, held);
        } finally {
            run(timer::stop);
        }
    }

    /** Waits until these words are on the screen. */
    void untilShown(String words) {
        until("the words “" + words + "”", () -> texts(screen).contains(words));
    }

    /** Waits until something that this selector names is on the screen. */
    void untilThere(String selector) {
        until(selector, () -> screen.lookup(selector) != null);
    }

    /** Types into the field that this selector names. */
    void type(String selector, String text) {
        untilThere(selector);
        run(() -> {
            if (screen.lookup(selector) instanceof TextInputControl field) {
                field.setText(text);
            }
        });
    }

    /** Presses the button that this selector names. */
    void press(String selector) {
        untilThere(selector);
        run(() -> {
            if (screen.lookup(selector) instanceof ButtonBase button) {
                button.fire();
            }
        });
    }

    /** Waits until nothing has changed on the screen for a while; ages that count never rest, so the wait has its end. */
    void untilStill() {
        String[] before = {""};
        int[] frames = {0};
        long end = System.nanoTime() + RESTLESS.toNanos();
        until("the screen to have loaded", () -> {
            String now = texts(screen);
            frames[0] = now.equals(before[0]) ? frames[0] + 1 : 0;
            before[0] = now;
            boolean loaded = screen.lookupAll(".state-loading").isEmpty();
            return loaded && (frames[0] >= STILL_FRAMES || System.nanoTime() > end);
        });
    }

    /** Keeps a picture of the screen within its bounds; shadows reach over them. */
    void picture(Path file) {
        Image image = ask(() -> {
            SnapshotParameters frame = new SnapshotParameters();
            frame.setViewport(new Rectangle2D(0, 0, screen.getLayoutBounds().getWidth(), screen.getLayoutBounds().getHeight()));
            return screen.snapshot(frame, null);
        });
        try {
            Png.write(image, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String texts(Node node) {
        StringBuilder all = new StringBuilder();
        collect(node, all);
        return all.toString();
    }

    private static void collect(Node node, StringBuilder all) {
        if (!node.isVisible() || node.getStyleClass().contains("status-line")) {
            return;
        }
        switch (node) {
            case Text text -> all.append(text.getText()).append('\n');
            case Labeled labeled -> all.append(labeled.getText()).append('\n');
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private static <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The tour waited " + PATIENCE.toSeconds() + " s in vain for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The tour was interrupted while it waited for " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The tour failed at " + what, e.getCause());
        }
    }
}
