package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.NoFiles;
import dev.pilothouse.testing.Nowhere;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.ui.kit.Toasts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole page over the demo shop: what lies beside the map, and who has the keys. */
class TopologyViewTest extends ScreenTest {

    private static final List<Map<String, Object>> STATES = List.of(
            Map.of("phase", "Running", "conditions", List.of(Map.of("type", "Ready", "status", "True"))), Map.of("phase", "Pending"), Map.of("phase", "Failed"));

    private final FakeCluster cluster = new FakeCluster();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final Set<Kind> offered = new HashSet<>();
    private final TopologyViewModel model = fx(() -> new TopologyViewModel(session, new SimpleObjectProperty<>(Set.of("shop")), Optional.empty(), Lens.PLAIN, bridge));
    private final TopologyView view = fx(() -> new TopologyView(
            model, new Questions(session, bridge), new BoxDeeds(model, new Nowhere()), new TopologyView.SaveTo(new NoFiles(), bridge, new Toasts(bridge, language)), language));

    @AfterEach
    void end() {
        fxRun(model::close);
        session.close();
        pulse.close();
    }

    private Stage shown(double width, double height) {
        shop().forEach(this::put);
        Stage stage = showDressed(width, height, view);
        fxRun(() -> {
            model.start();
            view.focusMap();
        });
        until("a map", () -> !view.map().sheet().drawing().boxes().isEmpty());
        settle();
        return stage;
    }

    private static List<Document> shop() {
        try (InputStream manifest = TopologyViewTest.class.getResourceAsStream("/dev/pilothouse/playground/shop.yaml")) {
            return Yaml.read(new String(manifest.readAllBytes(), StandardCharsets.UTF_8)).stream().flatMap(part -> part.document().stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Document document) {
        ResourceRef ref = WellKnown.refTo(document);
        if (offered.add(ref.kind()) && !Set.of("Deployment", "ConfigMap", "Namespace", "Pod", "Node").contains(ref.kind().name())) {
            cluster.offer(ref.kind());
        }
        Document put = cluster.put(ref.kind(), document.fields());
        if (ref.kind().name().equals("Deployment") || ref.kind().name().equals("StatefulSet")) {
            for (int i = 0; i < document.tree().tree("spec").number(1, "replicas"); i++) {
                cluster.put(FakeCluster.POD, pod(put, i));
            }
        }
    }

    private static Map<String, Object> pod(Document workload, int number) {
        Map<String, Object> owner = Map.of(
                "apiVersion", workload.apiVersion(), "kind", workload.kindName(), "name", workload.name(), "uid", workload.uid(), "controller", true);
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("metadata", Map.of(
                "name", workload.name() + "-" + number, "namespace", workload.namespace(), "ownerReferences", List.of(owner),
                "labels", workload.tree().texts("spec", "template", "metadata", "labels")));
        pod.put("spec", workload.tree().tree("spec", "template", "spec").fields());
        Map<String, Object> state = STATES.get(workload.name().equals("payments") ? 2 * (number % 2) : workload.name().equals("cart") && number > 0 ? 1 : 0);
        pod.put("status", state);
        return pod;
    }

    private Bounds onScreen(Node node) {
        return fx(() -> node.localToScreen(node.getLayoutBounds()));
    }

    @Test
    void looks() {
        screens("topology", shown(1170, 820));
    }

    @Test
    void looksSmall() {
        screens("topology-small", shown(720, 520));
    }

    @Test
    void legendLiesBesideTheMapAndCoversNothing() {
        shown(1170, 820);
        assertThat(onScreen(fx(() -> view.lookup(".map-legend"))).getMinY()).isGreaterThanOrEqualTo(onScreen(view.map()).getMaxY());
    }

    @Test
    void smallMapIsThereWhereItHelpsAndHasRoom() {
        Stage stage = shown(1170, 820);
        Node small = fx(() -> view.lookup(".mini-map"));
        assertThat(fx(small::isVisible)).isTrue();
        fxRun(view.map()::fit);
        assertThat(fx(small::isVisible)).isFalse();
        fxRun(() -> {
            view.map().zoom(4);
            stage.setHeight(520);
        });
        settle();
        assertThat(fx(small::isVisible)).isFalse();
    }

    @Test
    void keysStayWithTheMapWhenALayerIsClicked() {
        Stage stage = shown(1170, 820);
        Node owners = fx(() -> view.lookupAll(".segment").stream().filter(node -> node instanceof Labeled labeled && "Owners".equals(labeled.getText())).findFirst().orElseThrow());
        robot.clickOn(owners);
        settle();
        assertThat(fx(() -> stage.getScene().getFocusOwner())).isSameAs(view.map());
        robot.clickOn(fx(() -> view.lookupAll(".map-footer .button").stream().findFirst().orElseThrow()));
        settle();
        assertThat(fx(() -> stage.getScene().getFocusOwner())).isSameAs(view.map());
    }
}
