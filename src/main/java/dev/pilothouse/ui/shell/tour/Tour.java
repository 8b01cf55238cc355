package dev.pilothouse.ui.shell.tour;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.text.FolderRemoval;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.shell.AppWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Walks the real screens over a simulated cluster, in both themes and both languages, and leaves a picture of each with a transcript.
 *
 * <p>The window of the headless platform is small; the screen is laid out beside its bounds in full size and drawn from there.
 */
public final class Tour {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int LEAST_WIDTH = 960;
    private static final int LEAST_HEIGHT = 600;
    private final Engine engine;
    private final Path folder;
    private final List<String> transcript = new ArrayList<>();
    private final long started = System.nanoTime();

    /**
     * @param folder where pictures and transcript go; made when it is not there
     */
    public Tour(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /** Walks beside the clusters of whoever runs this program, with settings, history and simulated clusters that go when it ends. */
    public static void onThisComputer(Path folder) {
        try {
            Path own = Files.createTempDirectory("pilothouse-tour");
            try (Engine engine = Engine.asGuest(own)) {
                new Tour(engine, folder).walk();
            } finally {
                FolderRemoval.of(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts JavaFX without a display and walks. Blocks until the walk has ended. */
    public void walk() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<Void> toolkit = new CompletableFuture<>();
        Platform.startup(() -> toolkit.complete(null));
        toolkit.join();
        Platform.setImplicitExit(false);
        try {
            Files.createDirectories(folder);
            show();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            write();
            Platform.exit();
        }
    }

    private void show() {
        CompletableFuture<AppWindow> made = new CompletableFuture<>();
        StackPane frame = new StackPane();
        FxThread fx = new FxThread();
        fx.later(() -> {
            try {
                AppWindow app = new AppWindow(engine, new NoFiles(), path -> {});
                StackPane root = app.shell().root();
                root.setManaged(false);
                Pane wall = new Pane(root);
                frame.getChildren().add(wall);
                Stage stage = new Stage();
                Scene scene = new Scene(frame, LEAST_WIDTH, LEAST_HEIGHT);
                app.shell().on(scene);
                stage.setScene(scene);
                root.resizeRelocate(0, 0, WIDTH, HEIGHT);
                stage.show();
                app.shell().start();
                made.complete(app);
            } catch (RuntimeException e) {
                made.completeExceptionally(e);
            }
        });
        try (AppWindow app = made.join()) {
            Stagehand stagehand = new Stagehand(fx, app.shell().root());
            stagehand.untilStill();
            show(app, stagehand);
        } finally {
            fx.close();
        }
    }

    private void show(AppWindow app, Stagehand stagehand) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            for (Setting.Look look : List.of(Setting.Look.LIGHT, Setting.Look.DARK)) {
                look(stagehand, language, look);
                walk(app, stagehand, "-" + language.getLanguage() + "-" + look.name().toLowerCase(Locale.ROOT)).screens();
            }
        }
        look(stagehand, Locale.ENGLISH, Setting.Look.LIGHT);
        stagehand.run(() -> app.shell().root().resizeRelocate(0, 0, LEAST_WIDTH, LEAST_HEIGHT));
        walk(app, stagehand, "-960x600").smallest();
    }

    private void look(Stagehand stagehand, Locale language, Setting.Look look) {
        stagehand.run(() -> {
            engine.settings().set(Setting.LANGUAGE, language.toLanguageTag());
            engine.settings().set(Setting.LOOK, look);
        });
    }

    private Walk walk(AppWindow app, Stagehand stagehand, String suffix) {
        return new Walk(engine, app.shell(), stagehand, name -> {
            stagehand.picture(folder.resolve(name + suffix + ".png"));
            say(name + suffix);
        });
    }

    private void say(String line) {
        transcript.add("%6.1f s  %s".formatted((System.nanoTime() - started) / 1e9, line));
    }

    private void write() {
        try {
            Files.write(folder.resolve("transcript.txt"), transcript);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody is there to be asked for a file. */
    private static final class NoFiles implements FileDialogs {

        @Override
        public Optional<Path> open(Type type) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return Optional.empty();
        }
    }
}
