package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.FileDialogs;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The desktop app. Nothing is contacted before its first frame; the first Kubernetes client is built when a context is opened. */
public final class PilothouseApp extends Application {

    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;
    private static final List<Integer> ICON_SIZES = List.of(32, 64, 128);

    private @Nullable Engine engine;
    private @Nullable AppWindow window;

    /** Opens the window. Returns when it is closed. */
    public static void open() {
        launch(PilothouseApp.class);
    }

    @Override
    public void start(Stage stage) {
        Engine made = Engine.ofThisComputer();
        engine = made;
        Settings settings = made.settings();
        AppWindow app = new AppWindow(made, new LateFiles(stage), this::open);
        window = app;
        Scene scene = new Scene(app.shell().root(), settings.get(Setting.WINDOW_WIDTH), settings.get(Setting.WINDOW_HEIGHT));
        app.shell().on(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.titleProperty().bind(app.shell().titleBinding());
        stage.setMaximized(settings.get(Setting.WINDOW_MAXIMIZED));
        keepOnScreen(stage);
        stage.setOnCloseRequest(event -> {
            event.consume();
            app.shell().leave(() -> {
                remember(stage, settings);
                end();
            });
        });
        stage.show();
        app.start();
        if (made.sessions().contexts().stream().allMatch(Context::simulated)) {
            app.shell().workspace().open(PlaygroundPlan.DEFAULT_NAME); // there is nothing else to look at
        }
        ICON_SIZES.forEach(size -> addIcon(stage, size));
    }

    private static void addIcon(Stage stage, int size) {
        InputStream in = PilothouseApp.class.getResourceAsStream("/dev/pilothouse/ui/icons/pilothouse-" + size + ".png");
        if (in != null) {
            stage.getIcons().add(new Image(in));
        }
    }

    private void open(URI address) {
        getHostServices().showDocument(address.toString());
    }

    private static void remember(Stage stage, Settings settings) {
        settings.set(Setting.WINDOW_MAXIMIZED, stage.isMaximized());
        if (!stage.isMaximized()) {
            settings.set(Setting.WINDOW_WIDTH, (int) stage.getScene().getWidth());
            settings.set(Setting.WINDOW_HEIGHT, (int) stage.getScene().getHeight());
        }
    }

    /** A window made for a larger screen is shrunk to the one that is there. */
    private static void keepOnScreen(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (stage.getScene().getWidth() > screen.getWidth() || stage.getScene().getHeight() > screen.getHeight()) {
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(Math.max(LEAST_WIDTH, screen.getWidth()));
            stage.setHeight(Math.max(LEAST_HEIGHT, screen.getHeight()));
        }
    }

    /** Windows are hidden from the top down before the platform ends: it may crash over an open pop-up. */
    private static void end() {
        List.copyOf(Window.getWindows()).reversed().forEach(Window::hide);
        Platform.exit();
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    /** The dialogs need the language of the window that is made with them. */
    private final class LateFiles implements FileDialogs {

        private final Stage stage;
        private @Nullable FileDialogs made;

        private LateFiles(Stage stage) {
            this.stage = stage;
        }

        private Optional<FileDialogs> dialogs() {
            if (made == null && window != null) {
                made = new DesktopFiles(window.language(), () -> stage);
            }
            return Optional.ofNullable(made);
        }

        @Override
        public Optional<Path> open(Type type) {
            return dialogs().flatMap(dialogs -> dialogs.open(type));
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return dialogs().flatMap(dialogs -> dialogs.save(type, name));
        }

        @Override
        public Optional<Path> folder() {
            return dialogs().flatMap(FileDialogs::folder);
        }
    }
}
