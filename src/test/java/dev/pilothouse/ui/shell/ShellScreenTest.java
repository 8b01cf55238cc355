package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellScreenTest extends FxTest {

    private final FxThread bridge = new FxThread();
    private final Path folder;
    private ShellRig rig;
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    ShellScreenTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void showShell() {
        rig = fx(() -> new ShellRig(folder.resolve("settings.json"), bridge));
        rig.dev.put(FakeCluster.POD, FakeCluster.named("shop", "payments-6d9f7c8b5-x2v4q"));
        rig.dev.put(FakeCluster.DEPLOYMENT, FakeCluster.named("shop", "payments"));
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
    void closingAsksWhileEditsAreNotSentAndTheyAreListed() throws IOException {
        openDev();
        List<String> left = new ArrayList<>();
        fxRun(() -> rig.shell.leave(() -> left.add("nothing typed")));
        assertEquals(List.of("nothing typed"), left);

        ResourceRef web = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "payments");
        fxRun(() -> {
            rig.shell.desk().at("shop-dev", new Place.Scale(web)).keep("5");
            rig.shell.desk().at("shop-dev", new Place.ApplyYaml("")).keep("kind: Secret\nstringData: {a: b}\n");
        });
        settle();
        fxRun(() -> rig.shell.openChanges());
        settle();
        shoot("changes-list");
        fxRun(() -> rig.theme.choiceProperty().set(Theme.Choice.DARK));
        fxRun(() -> rig.shell.leave(() -> left.add("kept")));
        settle();
        shoot("leave-dark");
        fxRun(() -> {
            rig.theme.choiceProperty().set(Theme.Choice.LIGHT);
            rig.language.use(Locale.SIMPLIFIED_CHINESE);
            rig.shell.leave(() -> left.add("kept"));
        });
        settle();
        shoot("leave-zh");
        assertEquals(1, left.size(), "it waits for the answer");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        until("kept and closed", () -> left.contains("kept"));
        assertEquals(2, fx(() -> rig.shell.desk().editsProperty().get().size()));
    }

    @Test
    void opensAClusterFromTheRailWithItsPods() throws IOException {
        openDev();

        assertEquals("Pod", currentKind());
        shoot("shell-light");
        fxRun(() -> rig.theme.choiceProperty().set(Theme.Choice.DARK));
        shoot("shell-dark");
        fxRun(() -> {
            rig.theme.choiceProperty().set(Theme.Choice.LIGHT);
            rig.language.use(Locale.SIMPLIFIED_CHINESE);
        });
        shoot("shell-zh");
        fxRun(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
        });
        settle();
        shoot("shell-960x600");
    }

    @Test
    void aClusterThatIsOpenedAgainGetsNewPages() {
        openDev();
        Page before = rig.shell.navigator().sceneProperty().get().page().orElseThrow();
        fxRun(() -> rig.shell.workspace().disconnect("shop-dev"));
        until("the clusters are shown", () -> currentKind().isEmpty());
        openDev();
        assertNotSame(before, rig.shell.navigator().sceneProperty().get().page().orElseThrow());
    }

    @Test
    void findsAndRunsFromThePalette() throws IOException {
        openDev();
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        until("the palette is open", () -> robot.lookup("#" + Anchor.PALETTE).tryQuery().isPresent());
        shoot("palette-empty");
        robot.write("deployments");
        settle();
        shoot("palette");
        robot.type(KeyCode.ENTER);
        until("the deployments are shown", () -> currentKind().equals("Deployment"));
        assertTrue(robot.lookup("#" + Anchor.PALETTE).tryQuery().isEmpty());
    }

    @Test
    void choosesANamespaceByKeyboard() throws IOException {
        openDev();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N).release(KeyCode.N, KeyCode.SHIFT, KeyCode.CONTROL);
        until("the namespaces are read", () -> rig.shell.workspace().knownNamespacesProperty().get() instanceof Workspace.NamespaceList.Known);
        settle();
        shoot("namespaces");
        robot.write("shop");
        settle();
        robot.type(KeyCode.ENTER);
        until("one namespace is chosen", () -> rig.shell.workspace().namespaces().equals(Set.of("shop")));
        assertEquals(List.of("shop"), rig.settings.get(Setting.namespaces("shop-dev")));
    }

    @Test
    void keepsTheDetailBesideThePageAndTheReviewOverIt() throws IOException {
        openDev();
        ResourceRef pod = new ResourceRef(FakeCluster.POD, "shop", "payments-6d9f7c8b5-x2v4q");
        fxRun(() -> rig.shell.navigator().go(new Place.Detail(pod)));
        settle();
        shoot("detail-drawer");
        fxRun(() -> rig.shell.navigator().go(new Place.Scale(new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "payments"))));
        settle();
        shoot("review-drawer");
        robot.type(KeyCode.ESCAPE);
        until("the review is closed", () -> rig.shell.navigator().sceneProperty().get().over().isEmpty());
        robot.type(KeyCode.ESCAPE);
        until("the detail is closed", () -> rig.shell.navigator().sceneProperty().get().beside().isEmpty());
    }

    @Test
    void saysWhyAClusterCannotBeOpened() throws IOException {
        fxRun(() -> rig.shell.workspace().open("legacy-eks"));
        until("it is refused", () -> rig.shell.workspace().openingProperty().get() instanceof Workspace.Opening.Refused);
        settle();
        shoot("refused");
        assertFalse(rig.shell.workspace().session().isPresent());
    }

    @Test
    void showsTheKeysOfThisScreen() throws IOException {
        openDev();
        robot.press(KeyCode.CONTROL, KeyCode.SLASH).release(KeyCode.SLASH, KeyCode.CONTROL);
        until("the sheet is open", () -> robot.lookup("#" + Anchor.KEYS).tryQuery().isPresent());
        settle();
        shoot("keys");
    }

    @Test
    void showsToastsInTheCorner() throws IOException {
        openDev();
        fxRun(() -> {
            for (int i = 0; i < 5; i++) {
                rig.shell.toasts().show(rig.language.text("shell.off.no-cluster"));
            }
        });
        settle();
        shoot("toasts");
    }

    private void openDev() {
        fxRun(() -> rig.shell.rail().open(0));
        until("pods are shown", () -> currentKind().equals("Pod"));
        settle();
    }

    private String currentKind() {
        return rig.shell.navigator().placeProperty().get()
                .filter(Place.Browse.class::isInstance)
                .map(place -> ((Place.Browse) place).kind().name())
                .orElse("");
    }

    private void shoot(String name) throws IOException {
        settle();
        Png.write(fx(() -> stage.getScene().snapshot(null)), Path.of("target", "screens", name + ".png"));
    }

}
