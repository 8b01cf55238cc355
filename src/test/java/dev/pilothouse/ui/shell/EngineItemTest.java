package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.FakeEngines;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container engine in the status line. */
class EngineItemTest extends FxTest {

    private final FxThread bridge = new FxThread();
    private final Path folder;
    private ShellRig rig;
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    EngineItemTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void showShell() {
        rig = fx(() -> new ShellRig(folder.resolve("settings.json"), bridge));
        stage = show(1440, 900, () -> rig.shell.root());
        fxRun(() -> {
            rig.shell.on(stage.getScene());
            rig.shell.start();
        });
        until("contexts are known", () -> !rig.shell.workspace().contexts().isEmpty());
    }

    @AfterEach
    void end() {
        bridge.close();
        rig.close();
    }

    @Test
    void showsWhileAClusterIsDesignedAndNowhereElse() throws IOException {
        assertFalse(fx(this::item).isVisible());
        assertFalse(rig.engines.isListenedTo());
        fxRun(() -> rig.shell.go(new Place.Designer("")));
        until("the engine is told", () -> item().getText().equals("Docker 28.5, 16 GiB in all") && item().isVisible());
        shoot("status-engine");
        assertTrue(rig.engines.isListenedTo());

        rig.engines.become(FakeEngines.silent("default", "unix:///w.sock", Problem.of(ProblemCode.ENGINE_SILENT, "unix:///w.sock", "2")));
        until("it says what is wrong", () -> item().getText().equals("The container engine at unix:///w.sock does not answer"));
        fxRun(() -> rig.language.use(Locale.SIMPLIFIED_CHINESE));
        until("it speaks Chinese", () -> item().getText().equals("unix:///w.sock 处的容器引擎没有响应"));
        shoot("status-engine-zh");

        fxRun(() -> rig.shell.go(new Place.Clusters()));
        assertFalse(fx(this::item).isVisible());
        assertFalse(rig.engines.isListenedTo());
    }

    private Button item() {
        return (Button) rig.shell.root().lookup("#" + Anchor.STATUS_ENGINE);
    }

    private void shoot(String name) throws IOException {
        settle();
        Png.write(fx(() -> stage.getScene().snapshot(null)), Path.of("target", "screens", name + ".png"));
    }
}
