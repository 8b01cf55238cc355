package dev.pilothouse.journey;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.shell.AppWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Base of walks through the whole app as a person takes them: the real shell over the playground, by keyboard and mouse. */
abstract class Journey extends FxTest {

    protected final ChosenFiles files = new ChosenFiles();
    protected final Path home;
    protected final Engine engine;
    protected final AppWindow app;
    protected final Stage stage;

    /**
     * No container engine runs, whatever there is on the computer that the test runs on.
     *
     * @param home of somebody who starts the app for the first time
     */
    Journey(@TempDir Path home) {
        this(home, Map.of("DOCKER_HOST", "unix://" + home.resolve("no-engine.sock")));
    }

    /**
     * @param environment variables that the app sees
     */
    Journey(Path home, Map<String, String> environment) {
        this.home = home;
        Folders folders = new Folders(home.resolve("config"), home.resolve("state"), home.resolve("logs"));
        prepare();
        engine = new Engine(folders, environment, home, home);
        engine.settings().set(Setting.START, Setting.Start.PODS);
        app = fx(() -> new AppWindow(engine, files, path -> {}));
        stage = show(1440, 900, () -> app.shell().root());
    }

    /** What is on the computer before the app starts. */
    void prepare() {}

    @BeforeEach
    void start() {
        fxRun(() -> {
            app.shell().on(stage.getScene());
            app.start();
        });
        untilShown("playground");
    }

    /** A picture of how it ended helps whoever looks into a failure. */
    @AfterEach
    void end(TestInfo test) {
        picture("journey-" + test.getDisplayName().replaceAll("\\W", ""), stage.getScene().getRoot());
        fxRun(app::close);
        engine.close();
    }

    /** Opens the playground from the first page, and waits for its pods. */
    protected final void openPlayground() {
        clickUntil("Open", "the pods of the playground", () -> isShown("CrashLoopBackOff"));
    }

    /** Opens the deployments by the keys for it, with the focus in the table. */
    protected final void openDeployments() {
        click("CrashLoopBackOff");
        type(KeyCode.G, KeyCode.D);
        untilShown("frontend");
    }

    /** Presses keys one after the other. */
    protected final void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
            settle();
        }
    }

    /** Presses keys together. */
    protected final void chord(KeyCode... keys) {
        robot.press(keys).release(List.of(keys).reversed().toArray(KeyCode[]::new));
        settle();
    }

    protected final void write(String text) {
        robot.write(text);
        settle();
    }

    /** Clicks on what has exactly these words. */
    protected final void click(String words) {
        Optional<Point2D> place = Optional.empty();
        while (place.isEmpty()) {
            until("“" + words + "” to click on", () -> labelled(words).isPresent());
            place = fx(() -> labelled(words).map(Journey::centre));
        }
        robot.clickOn(place.get());
        settle();
    }

    /** Clicks again, as a person would, where a screen that follows the cluster moved the button away under the pointer. */
    protected final void clickUntil(String words, String what, BooleanSupplier happened) {
        for (int i = 0; i < 3; i++) {
            click(words);
            try {
                until(what, happened);
                return;
            } catch (AssertionError missed) {
                if (!isShown(words)) {
                    throw missed;
                }
            }
        }
        throw new AssertionError("“" + words + "” was clicked three times, without " + what);
    }

    /** Where a node is now: by the time of the click a screen that follows the cluster may have drawn it anew. */
    private static Point2D centre(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    protected final void untilShown(String words) {
        until("the words “" + words + "”", () -> isShown(words));
    }

    protected final void untilGone(String words) {
        until("the words “" + words + "” to go", () -> !isShown(words));
    }

    protected final boolean isShown(String words) {
        return shown().anyMatch(node -> text(node).contains(words));
    }

    /** Waits until a row of the table has cells with all of these words. */
    protected final void untilRow(String... cells) {
        until("a row with " + String.join(", ", cells), () -> shown().filter(TableRow.class::isInstance)
                .anyMatch(row -> {
                    List<String> texts = within(row).map(Journey::text).toList();
                    return Stream.of(cells).allMatch(texts::contains);
                }));
    }

    protected final void untilThere(String anchor) {
        until(anchor, () -> there(anchor).isPresent());
    }

    protected final void untilClosed(String anchor) {
        until(anchor + " to close", () -> there(anchor).isEmpty());
    }

    protected final Optional<Node> there(String anchor) {
        return shown().filter(node -> anchor.equals(node.getId())).findFirst();
    }

    /** Waits until the review may be applied, and applies it by its key. */
    protected final void apply(String button) {
        untilThere(Anchor.REVIEW);
        untilMain(button, true);
        chord(KeyCode.CONTROL, KeyCode.ENTER);
    }

    /** Waits until the main button of the review says this and is on or off. */
    protected final void untilMain(String button, boolean on) {
        until(
                "the button “" + button + "” to be " + (on ? "on" : "off"),
                () -> there(Anchor.APPLY)
                        .filter(main -> text(main).equals(button))
                        .filter(main -> isOff(main) != on)
                        .isPresent());
    }

    private static boolean isOff(Node button) {
        return button.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("off"));
    }

    /** Waits until the field that has the focus holds this text. */
    protected final void untilTyped(String text) {
        until("“" + text + "” in the field", () -> stage.getScene().getFocusOwner() instanceof TextInputControl field
                && field.getText().equals(text));
    }

    /** Waits until something of this style class has the focus. */
    protected final void untilFocused(String styleClass) {
        until("the focus on ." + styleClass, () -> stage.getScene().getFocusOwner() != null
                && stage.getScene().getFocusOwner().getStyleClass().contains(styleClass));
    }

    private Optional<Node> labelled(String words) {
        Predicate<Node> named = node -> node instanceof Labeled labeled && words.equals(labeled.getText());
        return shown().filter(named).findFirst();
    }

    protected final Stream<Node> shown() {
        return within(stage.getScene().getRoot());
    }

    protected static Stream<Node> within(Node node) {
        List<Node> all = new ArrayList<>();
        collect(node, all);
        return all.stream();
    }

    private static void collect(Node node, List<Node> all) {
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
            }
        }
    }

    protected static String text(Node node) {
        return switch (node) {
            case Text text -> text.getText();
            case Labeled labeled when labeled.getText() != null -> labeled.getText();
            case TextInputControl field when field.getText() != null -> field.getText();
            default -> "";
        };
    }

    /** What the person chooses when asked for a file; nothing until the test says so. */
    protected static final class ChosenFiles implements FileDialogs {

        private Optional<Path> next = Optional.empty();

        /** Answers with that from now on. */
        void choose(Path path) {
            next = Optional.of(path);
        }

        @Override
        public Optional<Path> open(Type type) {
            return next;
        }

        @Override
        public Optional<Path> folder() {
            return next;
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return next;
        }
    }
}
