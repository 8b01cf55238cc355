package dev.pilothouse.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.kit.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types into every field of the form, as a person does, and looks at what comes of it in the text. */
class DesignerFieldsTest extends ScreenTest {

    private static final String TEXT =
            """
            # mine
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            name: one # its name
            unknownField: stays
            nodes:
            # first
            - role: control-plane
            # second
            - role: worker
              unknownOfNode: stays
            """;

    private DesignerRig rig;
    private Stage stage;

    @BeforeEach
    void open(@TempDir Path folder) {
        rig = fx(() -> new DesignerRig(folder));
        DesignerView.Helpers helpers = new DesignerView.Helpers(new OneFolder(), _ -> {}, _ -> Optional.empty(), () -> {});
        stage = showDressed(1160, 500, fx(() -> new DesignerView(rig.model, rig.starts, language, helpers)));
        reset();
    }

    @AfterEach
    void close() {
        fxRun(rig::close);
    }

    private void reset() {
        fxRun(() -> {
            rig.model.typed(TEXT);
            rig.rest();
            rig.model.choose(new Chosen.Node(1));
        });
        settle();
    }

    private void option(ClusterOption option) {
        fxRun(() -> rig.model.choose(new Chosen.Option(option)));
        settle();
    }

    private <N extends Node> N named(String key, Class<N> type) {
        String name = language.words().say(key);
        return fx(() -> type.cast(stage.getScene().getRoot().lookupAll("*").stream()
                .filter(type::isInstance)
                .filter(node -> name.equals(node.getAccessibleText()) && node.getStyleClass().stream().noneMatch("page"::equals))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is called " + name))));
    }

    private void type(String key, String text) {
        type(named(key, TextInputControl.class), text);
    }

    private void type(TextInputControl field, String text) {
        fxRun(() -> {
            field.requestFocus();
            field.selectAll();
        });
        robot.write(text, 0);
        settle();
    }

    private void link(String key) {
        String words = language.words().say(key);
        fxRun(() -> stage.getScene().getRoot().lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link says " + words))
                .fire());
        settle();
    }

    private void check(String key) {
        String words = language.words().say(key);
        fxRun(() -> stage.getScene().getRoot().lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> box.getText().equals(words) && box.isManaged())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No box says " + words))
                .fire());
        settle();
    }

    @SuppressWarnings("unchecked") // all boxes of the form hold texts
    private void choose(String key, String value) {
        ComboBox<String> box = named(key, ComboBox.class);
        fxRun(() -> box.setValue(value));
        settle();
    }

    private void press(String key) {
        fxRun(named(key, ButtonBase.class)::fire);
        settle();
    }

    /** All that stood there stands there still, and these lines are new, whether in quotes or not. */
    private void added(String... lines) {
        List<String> left = new ArrayList<>(fx(rig::text).replaceAll("[\"']", "").lines().map(String::strip).toList());
        TEXT.lines().map(String::strip).forEach(line -> assertTrue(left.remove(line), () -> line + " is gone from\n" + fx(rig::text)));
        assertEquals(Arrays.stream(lines).sorted().toList(), left.stream().sorted().toList());
    }

    @Test
    void theName() {
        type("designer.name", "shop-dev");
        assertEquals(TEXT.replace("name: one #", "name: shop-dev #"), fx(rig::text));
    }

    @Test
    void theVersionByItsTagOrAsAnyImage() {
        ComboBox<?> box = named("designer.kubernetes", ComboBox.class);
        type(box.getEditor(), "v1.37.0");
        added("---", "apiVersion: pilothouse.dev/v1alpha1", "kind: Blueprint", "image: " + DesignerRig.NEWEST.reference());
        type(box.getEditor(), "registry.example/node:2");
        added("---", "apiVersion: pilothouse.dev/v1alpha1", "kind: Blueprint", "image: registry.example/node:2");
    }

    @Test
    void labelsOfANode() {
        link("designer.label.add");
        robot.write("zone", 0).push(KeyCode.ENTER).write("a", 0);
        settle();
        added("labels:", "zone: a");
        type("designer.pairs.key", "region");
        robot.push(KeyCode.TAB);
        settle();
        added("labels:", "region: a");
        press("designer.label.remove");
        assertEquals(TEXT, fx(rig::text));
    }

    @Test
    void twoLabelsOfOneNameDoNotBecomeOne() {
        for (String name : List.of("a", "b")) {
            link("designer.label.add");
            robot.write(name, 0).push(KeyCode.ENTER).write("1", 0);
            settle();
        }
        type("designer.pairs.key", "b");
        robot.push(KeyCode.TAB);
        settle();
        added("labels:", "a: 1", "b: 1");
    }

    @Test
    void taintsOfANode() {
        link("designer.taint.add");
        type("designer.taint.key", "gpu");
        type("designer.taint.value", "yes");
        choose("designer.taint.effect", "NoExecute");
        String text = fx(rig::text);
        assertTrue(Stream.of("key: gpu", "value: \"yes\"", "effect: NoExecute").allMatch(text::contains), text);
        press("designer.taint.remove");
        assertEquals(TEXT, fx(rig::text));
    }

    @Test
    void portsOfANode() {
        link("designer.port.add");
        added("extraPortMappings:", "- containerPort: 80", "hostPort: 8080", "listenAddress: 127.0.0.1");
        type("designer.port.host", "9090");
        type("designer.port.container", "8443x");
        type("designer.port.address", "0.0.0.0");
        choose("designer.port.protocol", "UDP");
        added("extraPortMappings:", "- containerPort: 8443", "hostPort: 9090", "listenAddress: 0.0.0.0", "protocol: UDP");
        assertTrue(fx(() -> stage.getScene().getRoot().lookup(".designer-warning").isVisible()));
        press("designer.port.remove");
        assertEquals(TEXT, fx(rig::text));
    }

    @Test
    void foldersOfANode() {
        link("designer.folder.add");
        type("designer.folder.host", "/srv");
        type("designer.folder.container", "/mnt");
        check("designer.folder.read-only");
        added("extraMounts:", "- containerPath: /mnt", "hostPath: /srv", "readOnly: true");
        press("designer.folder.choose");
        added("extraMounts:", "- containerPath: /mnt", "hostPath: /home/mei/data", "readOnly: true");
        press("designer.folder.remove");
        assertEquals(TEXT, fx(rig::text));
    }

    @Test
    void imageAndCopiesOfANode() {
        type(named("designer.image", ComboBox.class).getEditor(), "v1.34.2");
        added("image: kindest/node:v1.34.2");
        type("designer.copies", "3");
        assertEquals(4, fx(() -> rig.model.designProperty().get().blueprint().nodes().size()));
    }

    @Test
    void network() {
        option(ClusterOption.NETWORK);
        choose("designer.network.family", "dual");
        type("designer.network.pods", "10.1.0.0/16");
        type("designer.network.services", "10.2.0.0/16");
        choose("designer.network.proxy", "nftables");
        choose("designer.network.plugin", "true");
        type("designer.network.dns", "a.example\nb.example");
        added(
                "networking:", "ipFamily: dual", "podSubnet: 10.1.0.0/16", "serviceSubnet: 10.2.0.0/16", "kubeProxyMode: nftables", "disableDefaultCNI: true",
                "dnsSearch:", "- a.example", "- b.example");
    }

    @Test
    void server() {
        option(ClusterOption.API_SERVER);
        type("designer.server.port", "6443");
        type("designer.server.address", "0.0.0.0");
        added("networking:", "apiServerPort: 6443", "apiServerAddress: 0.0.0.0");
        type("designer.server.names", "kind.example");
        assertEquals(List.of("kind.example"), fx(() -> rig.model.designProperty().get().blueprint().apiServerNames()));
    }

    @Test
    void registryAndIngress() {
        option(ClusterOption.REGISTRY);
        check("designer.registry.on");
        type("designer.registry.port", "5002");
        added("---", "apiVersion: pilothouse.dev/v1alpha1", "kind: Blueprint", "registry:", "port: 5002");
        check("designer.registry.on");
        assertEquals(TEXT, fx(rig::text));
        option(ClusterOption.INGRESS);
        check("designer.ingress.on");
        type("designer.ingress.http", "9080");
        assertTrue(fx(rig::text).contains("hostPort: 9080"));
        check("designer.ingress.on");
        assertEquals(TEXT, fx(rig::text));
    }

    @Test
    void features() {
        option(ClusterOption.FEATURES);
        link("designer.features.gate-add");
        robot.write("NewThing", 0).push(KeyCode.ENTER);
        settle();
        added("featureGates:", "NewThing: true");
        choose("designer.pairs.value", "false");
        added("featureGates:", "NewThing: false");
        link("designer.features.api-add");
        robot.write("api/alpha", 0).push(KeyCode.ENTER);
        settle();
        added("featureGates:", "NewThing: false", "runtimeConfig:", "api/alpha: true");
    }

    @Test
    void patches() {
        option(ClusterOption.PATCHES);
        check("designer.patches.cgroup");
        assertTrue(fx(rig::text).contains("failCgroupV1: false"));
        check("designer.patches.cgroup");
        link("designer.patches.add");
        type("designer.patches.containerd", "[debug]\nlevel = \"debug\"");
        assertEquals(List.of("[debug]\nlevel = \"debug\"\n"), fx(() -> rig.model.designProperty().get().blueprint().containerdPatches()));
        press("designer.patches.remove");
        assertEquals(TEXT, fx(rig::text));
    }

    @Test
    void creation() {
        option(ClusterOption.CREATION);
        check("designer.creation.retain");
        type("designer.creation.wait", "90");
        added("---", "apiVersion: pilothouse.dev/v1alpha1", "kind: Blueprint", "retain: true", "wait: 90s");
    }

    @Test
    void whatIsTypedIsNotRewrittenBeforeItIsLeft() {
        type("designer.name", "my shop ");
        fxRun(rig::rest); // the checks come meanwhile
        assertEquals("my shop ", fx(named("designer.name", TextInputControl.class)::getText));
        robot.push(KeyCode.TAB);
        settle();
        assertEquals("my shop", fx(named("designer.name", TextInputControl.class)::getText));
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
            return Optional.of(Path.of("/home/mei/data"));
        }
    }
}
