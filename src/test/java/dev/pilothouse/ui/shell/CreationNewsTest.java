package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.Creations;
import dev.pilothouse.local.Preset;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.ScriptedKind;
import dev.pilothouse.local.UsualTimes;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is being made is seen from everywhere, and its end is told once. */
class CreationNewsTest extends FxTest {

    private final FxThread bridge = new FxThread();
    private final ScriptedKind kind = new ScriptedKind();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Path folder;
    private final Creations creations;
    private ShellRig rig;
    private CreationNews news;
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    CreationNewsTest(@TempDir Path folder) {
        this.folder = folder;
        creations = new Creations(kind, new UsualTimes(folder.resolve("times")), Thread.ofVirtual()::start, InstantSource.system());
        kind.creating((blueprint, listener) -> {
            listener.on(new Progress.Planned(Instant.EPOCH, List.of(Step.IMAGE, Step.NODES)));
            listener.on(new Progress.Started(Instant.EPOCH, Step.NODES, ""));
            ScriptedKind.await(end);
            return ScriptedKind.cluster(blueprint.name());
        });
    }

    @BeforeEach
    void showShell() {
        rig = fx(() -> new ShellRig(folder.resolve("settings.json"), bridge));
        stage = show(1440, 900, () -> rig.shell.root());
        fxRun(() -> {
            rig.shell.on(stage.getScene());
            rig.shell.start();
        });
        news = fx(() -> new CreationNews(creations, rig.shell, bridge, rig.language));
        until("contexts are known", () -> !rig.shell.workspace().contexts().isEmpty());
    }

    @AfterEach
    void close() {
        end.countDown();
        creations.close();
        fxRun(news::close);
        bridge.close();
        rig.close();
    }

    private Creation start() {
        Creation creation = creations.start(Preset.ONE_NODE.blueprint("demo", ""));
        until("its tile is there", () -> tile().filter(face -> face.getAccessibleText().equals("demo is being created: Prepare the nodes")).isPresent());
        return creation;
    }

    private Optional<Button> tile() {
        return Optional.ofNullable((Button) rig.shell.root().lookup("#" + Anchor.CREATING_TILE));
    }

    private boolean toasts(String sentence) {
        return rig.shell.toasts().lookupAll(".toast").stream().anyMatch(toast -> sentence.equals(toast.getAccessibleText()));
    }

    @Test
    void aTileLeadsToThePageAndItsEndIsToldElsewhere() throws IOException {
        start();
        Png.write(fx(() -> stage.getScene().snapshot(null)), Path.of("target", "screens", "creating-rail.png"));
        fxRun(() -> tile().orElseThrow().fire());
        assertEquals(Optional.of(new Place.Creating("demo")), fx(() -> rig.shell.navigator().topPlace()));
        fxRun(() -> rig.shell.go(new Place.History()));
        end.countDown();
        until("a toast tells", () -> toasts("demo is ready."));
    }

    @Test
    void whoLooksAtThePageIsNotToldTwice() {
        Creation creation = start();
        fxRun(() -> rig.shell.go(new Place.Creating("demo")));
        end.countDown();
        until("it has ended", () -> creation.outcome() instanceof Outcome.Ready
                && tile().filter(face -> face.getAccessibleText().equals("demo: creation ended")).isPresent());
        assertFalse(fx(() -> toasts("demo is ready.")));
    }

    @Test
    void quittingAsksFirstAndStayingIsWhatEnterDoes() throws IOException {
        Creation creation = start();
        List<String> left = new ArrayList<>();
        fxRun(() -> rig.shell.leave(() -> left.add("left")));
        settle();
        Png.write(fx(() -> stage.getScene().snapshot(null)), Path.of("target", "screens", "creating-quit.png"));
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        settle();
        assertEquals(List.of(), left);
        fxRun(() -> rig.shell.leave(() -> left.add("left")));
        settle();
        fxRun(() -> ((Button) rig.shell.root().lookup("#" + Anchor.CREATING_QUIT)).fire());
        assertEquals(List.of("left"), left);
        assertTrue(creation.goesOn());
    }

    @Test
    void aCancelledOneIsGoneFromTheRail() {
        Creation creation = start();
        creation.cancel();
        until("its tile is gone", () -> tile().isEmpty());
        assertEquals(List.of(), creations.all());
    }
}
