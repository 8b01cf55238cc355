package dev.pilothouse.ui.shell.tour;

import dev.pilothouse.change.Draft;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.shell.AppWindow;
import dev.pilothouse.ui.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    private static final String SAMPLE = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: greeting
              namespace: default
            data:
              text: hello
            """;

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

    /** Walks with the settings and clusters of whoever runs this program. */
    public static void onThisComputer(Path folder) {
        try (Engine engine = Engine.ofThisComputer()) {
            new Tour(engine, folder).walk();
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
            List<Locale> languages = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
            for (Locale language : languages) {
                for (Theme.Choice theme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
                    look(app, stagehand, language, theme);
                    String suffix = "-" + language.getLanguage() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                    screens(app.shell(), stagehand, suffix);
                }
            }
            look(app, stagehand, Locale.ENGLISH, Theme.Choice.LIGHT);
            smallest(app.shell(), stagehand);
        } finally {
            fx.close();
        }
    }

    private static void look(AppWindow app, Stagehand stagehand, Locale language, Theme.Choice theme) {
        stagehand.run(() -> {
            app.language().use(language);
            app.theme().choiceProperty().set(theme);
        });
    }

    private void screens(Shell shell, Stagehand stagehand, String suffix) {
        go(shell, stagehand, new Place.Clusters(), "clusters" + suffix);
        Optional<String> simulated = engine.sessions().contexts().stream()
                .filter(context -> context.signIn().way() == Context.Way.SIMULATED)
                .map(Context::name)
                .findFirst();
        if (simulated.isPresent()) {
            cluster(shell, stagehand, suffix, engine.sessions().open(simulated.get()));
        } else {
            say("there is no simulated cluster, so the screens of a cluster are left out");
        }
        go(shell, stagehand, new Place.Settings(), "settings" + suffix);
    }

    private void cluster(Shell shell, Stagehand stagehand, String suffix, Session session) {
        stagehand.run(() -> shell.show(session));
        Row pod = first(session, WellKnown.POD);
        ResourceRef deployment = first(session, DEPLOYMENT).ref();
        stagehand.run(() -> shell.go(new Place.Browse(WellKnown.POD, "")));
        stagehand.untilShown(pod.name());
        keep(stagehand, "pods" + suffix);
        go(shell, stagehand, new Place.Detail(pod.ref()), "detail" + suffix);
        stagehand.run(() -> shell.openPalette("de"));
        keep(stagehand, "palette" + suffix);
        stagehand.run(shell::closeTop);
        stagehand.run(shell::closeTop);
        go(shell, stagehand, new Place.Browse(DEPLOYMENT, ""), "deployments" + suffix);
        go(shell, stagehand, new Place.Scale(deployment), "scale" + suffix);
        Draft five = new Draft(
                new Draft.Summary("scale", List.of(deployment.name(), "5")),
                List.of(new Draft.Wish.SetFields(deployment, new Tree(Map.of("spec", Map.of("replicas", 5L))))));
        go(shell, stagehand, new Place.Review(five), "review" + suffix);
        stagehand.run(shell::closeTop);
        go(shell, stagehand, new Place.ApplyYaml(SAMPLE), "yaml" + suffix);
        go(shell, stagehand, new Place.History(), "history" + suffix);
    }

    private void smallest(Shell shell, Stagehand stagehand) {
        stagehand.run(() -> shell.root().resizeRelocate(0, 0, LEAST_WIDTH, LEAST_HEIGHT));
        go(shell, stagehand, new Place.Browse(WellKnown.POD, ""), "pods-960x600.png");
    }

    private static Row first(Session session, Kind kind) {
        return session.cluster().rows(Query.all(kind)).stream()
                .filter(row -> !row.namespace().startsWith("kube-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The simulated cluster has no " + kind.plural()));
    }

    private void go(Shell shell, Stagehand stagehand, Place place, String name) {
        stagehand.run(() -> shell.go(place));
        keep(stagehand, name);
    }

    private void keep(Stagehand stagehand, String name) {
        stagehand.untilStill();
        stagehand.picture(folder.resolve(name));
        say(name);
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
        public Optional<Path> open() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String name) {
            return Optional.empty();
        }
    }
}
