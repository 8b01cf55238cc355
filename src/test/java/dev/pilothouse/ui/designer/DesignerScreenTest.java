package dev.pilothouse.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintCheck;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.FileDialogs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignerScreenTest extends ScreenTest {

    private Path folder;
    private DesignerRig rig;
    private final List<URI> read = new ArrayList<>();

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        rig = fx(() -> new DesignerRig(folder));
        rig.checks = blueprint -> BlueprintCheck.findings(blueprint, folder);
    }

    @AfterEach
    void close() {
        fxRun(rig::close);
    }

    private Stage show(double width, double height) {
        DesignerView.Helpers helpers = new DesignerView.Helpers(new OneFolder(), read::add, _ -> Optional.of(Duration.ofSeconds(70)), () -> {});
        Stage stage = showDressed(width, height, fx(() -> new DesignerView(rig.model, rig.starts, language, helpers)));
        settle();
        return stage;
    }

    private void change(String from, String to) {
        fxRun(() -> {
            rig.model.typed(rig.text().replace(from, to));
            rig.rest();
        });
        settle();
    }

    private static <N extends Node> N find(Stage stage, String selector, Class<N> type) {
        return fx(() -> type.cast(stage.getScene().lookup(selector)));
    }

    @Test
    void aNodeIsEditedAsDrawn() {
        Stage stage = show(1384, 820);
        fxRun(() -> rig.model.choose(new Chosen.Node(2)));
        change("role: worker\n  labels:\n    zone: b", "role: worker\n  labels:\n    zone: b\n  extraPortMappings:\n  - containerPort: 80\n    hostPort: 8080");
        screens("designer", stage);
        assertTrue(find(stage, "#" + Anchor.DESIGNER_CREATE, ActionButton.class).isOff());
    }

    @Test
    void everyOptionHasItsEditor() {
        Stage stage = show(1384, 820);
        for (ClusterOption option : ClusterOption.values()) {
            fxRun(() -> rig.model.choose(new Chosen.Option(option)));
            settle();
            screen("designer-" + option.anchor(), stage);
        }
        fxRun(() -> rig.starts.keep("shop with four nodes"));
        fxRun(() -> rig.model.choose(new Chosen.Shelf()));
        settle();
        screen("designer-kept", stage);
    }

    @Test
    void theSmallestWindowShowsFormOrTextOrChecks() {
        Stage stage = show(904, 520);
        screens("designer-small", stage);
        List<Node> segments = fx(() -> List.copyOf(stage.getScene().getRoot().lookupAll(".segment")));
        for (int i = 1; i < segments.size(); i++) {
            robot.clickOn(segments.get(i));
            settle();
            screen("designer-small-" + i, stage);
        }
    }

    @Test
    void brokenTextGreysTheForm() {
        Stage stage = show(1384, 820);
        change("zone: b", "zone: [b");
        screens("designer-broken", stage);
        assertTrue(find(stage, "#" + Anchor.DESIGNER_NAME, Node.class).isDisabled());
        change("zone: [b", "zone: b");
        assertFalse(find(stage, "#" + Anchor.DESIGNER_NAME, Node.class).isDisabled());
    }

    @Test
    void aWrongFieldIsMarkedUntilItIsRight() {
        Stage stage = show(1384, 820);
        Node name = find(stage, "#" + Anchor.DESIGNER_NAME, Node.class);
        change("name: shop-dev", "name: Shop");
        assertTrue(fx(() -> name.getPseudoClassStates().contains(PseudoClass.getPseudoClass("error"))));
        change("name: Shop", "name: shop");
        assertFalse(fx(() -> name.getPseudoClassStates().contains(PseudoClass.getPseudoClass("error"))));
    }

    @Test
    void keysWorkOnTheCards() {
        Stage stage = show(1384, 820);
        fxRun(() -> find(stage, "#" + Anchor.DESIGNER_NODE + 1, Node.class).requestFocus());
        robot.push(KeyCode.DOWN);
        settle();
        assertEquals(new Chosen.Node(2), rig.model.chosenProperty().get());
        robot.press(KeyCode.CONTROL).push(KeyCode.D).release(KeyCode.CONTROL);
        settle();
        assertEquals(5, nodes());
        robot.push(KeyCode.DELETE);
        settle();
        assertEquals(4, nodes());
        robot.push(KeyCode.INSERT);
        settle();
        assertEquals(5, nodes());
        assertEquals(new Chosen.Node(4), rig.model.chosenProperty().get());
    }

    private int nodes() {
        return rig.model.designProperty().get().blueprint().nodes().size();
    }

    @Test
    void aMendIsOneClick() {
        Stage stage = show(1384, 820);
        change("listenAddress: 127.0.0.1", "listenAddress: 0.0.0.0");
        PreflightFinding open = rig.model.preflight().stateProperty().get().findings().stream()
                .filter(finding -> finding.mends().stream().anyMatch(Mend.Change.class::isInstance))
                .findFirst()
                .orElseThrow();
        Blueprint wanted = ((Mend.Change) open.mends().getFirst()).blueprint();
        robot.clickOn(find(stage, ".designer-mends .button", Node.class));
        settle();
        assertEquals(wanted.text().text(), rig.text());
    }

    @Test
    void aFindingOffersItsCommandAndItsPage() {
        URI page = URI.create("https://kind.sigs.k8s.io/docs/user/known-issues/");
        rig.checks = _ -> List.of(new PreflightFinding(
                Check.ENGINE,
                Level.ERROR,
                "not-running",
                List.of("unix:///var/run/docker.sock"),
                List.of(),
                List.of(new Mend.Command("sudo systemctl start docker"), new Mend.Read(page))));
        Stage stage = show(1384, 820);
        fxRun(rig.model.preflight()::again);
        settle();
        screen("designer-no-engine", stage);
        robot.clickOn(find(stage, ".designer-finding .icon-only", Node.class));
        robot.clickOn(find(stage, ".designer-finding .hyperlink", Node.class));
        settle();
        assertEquals("sudo systemctl start docker", fx(() -> Clipboard.getSystemClipboard().getString()));
        assertEquals(List.of(page), read);
        assertTrue(find(stage, "#" + Anchor.DESIGNER_CREATE, ActionButton.class).isOff());
    }

    @Test
    void theMenuOffersBeginnings() {
        fxRun(() -> rig.starts.keep("my shop"));
        Stage stage = show(1384, 820);
        change("zone: b", "zone: c");
        MenuButton menu = find(stage, "#" + Anchor.DESIGNER_START, MenuButton.class);
        fxRun(menu::show);
        settle();
        Scene popup = fx(() -> Window.getWindows().stream().filter(PopupWindow.class::isInstance).findFirst().orElseThrow().getScene());
        picture("designer-start-menu", popup.getRoot());
        List<String> titles = fx(() -> menu.getItems().stream().map(MenuItem::getText).toList());
        assertTrue(titles.containsAll(List.of("1 node", "3 workers", "my shop", "Like another cluster")), titles::toString);
        fxRun(menu.getItems().getFirst()::fire);
        settle();
        assertEquals(1, nodes());
        screen("designer-replaced", stage);
        robot.clickOn(find(stage, ".note .hyperlink", Node.class));
        settle();
        assertEquals(Designs.SHOP.replace("zone: b", "zone: c"), fx(rig::text));
    }

    @Test
    void oddTextsAreShownAsFarAsTheyGo() {
        show(1384, 820);
        List<String> odd = List.of(
                "",
                "# only a comment",
                "just words",
                "- a list",
                "kind: Cluster\nnodes: 5\nnetworking: foo\n",
                "kind: Cluster\nnodes:\n- foo\n- [a]\n- null\n",
                "kind: Cluster\r\nnodes:\r\n- role: worker\r\n  labels: x\r\n  extraPortMappings: 3\r\n  extraMounts: {a: b}\r\n",
                "kind: Cluster\nnodes:\n- &w\n  role: worker\n  extraPortMappings:\n  - {containerPort: -7, hostPort: 99999999999}\n  - x\n- *w\nfeatureGates: [a]\n",
                "kind: Cluster\nkubeadmConfigPatches:\n- 'a: [b'\ncontainerdConfigPatches: {a: b}\n",
                "apiVersion: pilothouse.dev/v9\nkind: Blueprint\n",
                "kind: Deployment\napiVersion: apps/v1\n",
                "---\n---\nkind: Cluster\n...\nmore: here\n");
        for (String text : odd) {
            List<Chosen> all = new ArrayList<>(List.of(new Chosen.Node(0), new Chosen.Node(1), new Chosen.Shelf()));
            List.of(ClusterOption.values()).forEach(option -> all.add(new Chosen.Option(option)));
            fxRun(() -> {
                rig.model.typed(text);
                rig.rest();
                all.forEach(rig.model::choose);
            });
            assertEquals(text, fx(rig::text));
        }
        settle();
    }

    @Test
    void whatIsCreatedIsThePersonsText() {
        Stage stage = show(1384, 820);
        fxRun(() -> find(stage, "#" + Anchor.DESIGNER_NAME, Node.class).requestFocus());
        robot.press(KeyCode.CONTROL).push(KeyCode.ENTER).release(KeyCode.CONTROL);
        settle();
        assertEquals(List.of(Designs.SHOP), fx(() -> rig.created.stream().map(blueprint -> blueprint.text().text()).toList()));
    }

    private static final class OneFolder implements FileDialogs {

        @Override
        public Optional<Path> open(Type type) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.of(Path.of("/srv/data"));
        }
    }
}
