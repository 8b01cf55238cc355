package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that acts on the rows of a list must never reach another list than that which the person is in. */
class KeysInDrawersTest extends FxTest {

    private final List<String> asked = new ArrayList<>();
    private final FxThread bridge = new FxThread();
    private final Path folder;
    private ShellRig rig;

    /** A page with one list, whose rows can be deleted where it stands in the middle. */
    private record Listed(ListView<String> list, StackPane node, List<Command> commands) implements Page {

        Listed(List<Command> commands) {
            this(new ListView<>(), new StackPane(), commands);
            list.getItems().add("row");
            node.getChildren().add(list);
        }
    }

    @SuppressWarnings("NullAway.Init")
    KeysInDrawersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Page page(Place place) {
        return switch (place) {
            case Place.Detail _ -> new Listed(List.of(command("object.copy", "Shift+Y", Command.Scope.LIST)));
            case Place.Delete _ -> new Listed(List.of());
            default -> new Listed(List.of(command("row.delete", "Delete", Command.Scope.LIST), command("page.tidy", "F9", Command.Scope.ANYWHERE)));
        };
    }

    private Command command(String id, String keys, Command.Scope scope) {
        return new Command(id, id, "", keys, scope, Command.ALWAYS, () -> asked.add(id));
    }

    @BeforeEach
    void showShell() {
        rig = fx(() -> new ShellRig(folder.resolve("settings.json"), bridge, this::page));
        Stage stage = show(1440, 900, () -> rig.shell.root());
        fxRun(() -> {
            rig.shell.on(stage.getScene());
            rig.shell.start();
        });
        settle();
    }

    @AfterEach
    void end() {
        bridge.close();
        rig.close();
    }

    private void press(Page in, KeyCode... keys) {
        fxRun(() -> ((Listed) in).list().requestFocus());
        for (KeyCode key : keys) {
            robot.type(key);
        }
        settle();
    }

    private ShellNavigator.Scene scene() {
        return rig.shell.navigator().sceneProperty().get();
    }

    @Test
    void deleteInAListBesideOrOverThePageAsksAboutNoRowOfThePage() {
        ResourceRef pod = new ResourceRef(FakeCluster.POD, "shop", "web");
        press(scene().page().orElseThrow(), KeyCode.DELETE);
        assertEquals(List.of("row.delete"), asked);

        fxRun(() -> rig.shell.go(new Place.Detail(pod)));
        press(scene().beside().orElseThrow(), KeyCode.DELETE, KeyCode.F9);
        assertEquals(List.of("row.delete", "page.tidy"), asked);
        press(scene().page().orElseThrow(), KeyCode.DELETE);
        assertEquals(List.of("row.delete", "page.tidy", "row.delete"), asked);

        fxRun(() -> rig.shell.go(new Place.Delete(List.of(pod))));
        press(scene().over().orElseThrow(), KeyCode.DELETE);
        assertEquals(3, asked.size());
    }

    @Test
    void whatLiesUnderTheScrimHasNoKeys() {
        Listed under = (Listed) scene().page().orElseThrow();
        fxRun(() -> {
            under.list().requestFocus();
            rig.shell.go(new Place.Delete(List.of(new ResourceRef(FakeCluster.POD, "shop", "web"))));
        });
        settle();
        assertFalse(fx(() -> under.list().isFocused()));
        fxRun(() -> rig.shell.closeTop());
        settle();
        assertTrue(fx(() -> under.list().isFocused()), "the focus is back where it was");
    }

    @Test
    void whatWasAskedFromADrawerGivesTheKeysBackToIt() {
        ResourceRef pod = new ResourceRef(FakeCluster.POD, "shop", "web");
        fxRun(() -> rig.shell.go(new Place.Detail(pod)));
        settle();
        Listed beside = (Listed) scene().beside().orElseThrow();
        fxRun(() -> {
            beside.list().requestFocus();
            rig.shell.go(new Place.Delete(List.of(pod)));
        });
        settle();
        fxRun(() -> rig.shell.closeTop());
        settle();
        assertTrue(fx(() -> beside.list().isFocused()), "the focus is back where it was");
    }

    @Test
    void aListOverTheWindowHasItsKeysToItself() {
        ListView<String> choice = fx(() -> new ListView<>());
        fxRun(() -> {
            rig.shell.overlay().centred(choice, 60);
            choice.requestFocus();
        });
        robot.type(KeyCode.DELETE);
        settle();
        assertEquals(List.<String>of(), asked);
        fxRun(() -> assertEquals(List.of(choice), List.<Node>of(choice.getScene().getFocusOwner())));
    }
}
