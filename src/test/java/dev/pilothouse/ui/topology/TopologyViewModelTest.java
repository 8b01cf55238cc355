package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.HeldFx;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Grouping;
import dev.pilothouse.topology.Layer;
import dev.pilothouse.topology.Lens;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopologyViewModelTest {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s, namespace: shop, uid: uid-%1$s, labels: {app: %1$s}}
            spec:
              replicas: 1
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec:
                  containers: [{name: web, image: 'web:1', envFrom: [{configMapRef: {name: web-config}}]}]
            """;

    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web-config, namespace: shop, uid: uid-config}
            """;

    private final FakeCluster cluster = new FakeCluster();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final SameThreadFx fx = new SameThreadFx();
    private final ObjectProperty<Set<String>> namespaces = new SimpleObjectProperty<>(Set.of("shop"));
    private TopologyViewModel model = new TopologyViewModel(session, namespaces, Optional.empty(), Lens.PLAIN, fx);

    @BeforeEach
    void fill() {
        cluster.put(FakeCluster.DEPLOYMENT, document(WEB.formatted("web")).fields());
        cluster.put(FakeCluster.CONFIG_MAP, document(CONFIG).fields());
    }

    private static Document document(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    @AfterEach
    void end() {
        model.close();
        session.close();
        pulse.close();
    }

    private void drawn() {
        model.start();
        fx.until("a map", () -> model.stateProperty().get() instanceof MapState.Drawn);
    }

    private Placed box(String title) {
        return model.shownProperty().get().orElseThrow().sheet().drawing().boxes().stream()
                .filter(placed -> placed.box().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private boolean isOnMap(String title) {
        return model.shownProperty().get().stream().flatMap(shown -> shown.sheet().drawing().boxes().stream()).anyMatch(placed -> placed.box().title().equals(title));
    }

    @Test
    void drawsWhatIsThereWithItsLines() {
        drawn();
        Sheet sheet = model.shownProperty().get().orElseThrow().sheet();
        assertThat(sheet.wiresOf(box("web").box().id()).stream().flatMap(wire -> sheet.across(wire, box("web").box().id()).stream()).map(other -> other.box().title()))
                .containsExactly("web-config");
    }

    @Test
    void keepsPlacesWhenSomethingComes() {
        drawn();
        Placed before = box("web");
        cluster.put(FakeCluster.DEPLOYMENT, document(WEB.formatted("another")).fields());
        fx.until("the new one", () -> isOnMap("another"));
        assertThat(box("web")).isEqualTo(before);
    }

    @Test
    void looksInOtherWays() {
        drawn();
        model.look(lens -> lens.showing(Set.of(Layer.TRAFFIC)));
        fx.until("no configuration", () -> !isOnMap("web-config"));
        model.look(lens -> lens.toggledPin(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "web-config")));
        fx.until("what is pinned", () -> isOnMap("web-config"));
        model.look(lens -> lens.groupedBy(Grouping.NAMESPACE));
        fx.until("a frame", () -> model.shownProperty().get().orElseThrow().sheet().drawing().groups().stream().anyMatch(frame -> frame.group().equals("shop")));
    }

    @Test
    void saysHowOldItIsWhenTheStreamIsLost() {
        drawn();
        cluster.state(new StreamState.Stale(Instant.EPOCH, Problem.of(ProblemCode.UNEXPECTED), Instant.EPOCH.plusSeconds(3)));
        fx.until("a strip", () -> model.stripProperty().get().isPresent());
        assertThat(model.stripProperty().get()).contains(new MapStrip.Stale(Instant.EPOCH, Instant.EPOCH.plusSeconds(3)));
        assertThat(isOnMap("web")).isTrue();
    }

    @Test
    void beginsAtTheObjectThatWasAskedForWhateverNamespaceIsChosen() {
        namespaces.set(Set.of("other"));
        ResourceRef ref = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
        model = new TopologyViewModel(session, namespaces, Optional.of(ref), Lens.PLAIN, fx);
        drawn();
        assertThat(model.namespaces()).containsExactly("shop");
        assertThat(model.shownProperty().get().orElseThrow().box(ref)).map(placed -> placed.box().title()).contains("web");
    }

    @Test
    void readsAnewWhenOtherNamespacesAreChosen() {
        drawn();
        namespaces.set(Set.of("empty"));
        fx.until("nothing", () -> model.stateProperty().get() instanceof MapState.Empty);
    }

    @Test
    void knowsWhatHappenedWhileNobodyLooked() {
        drawn();
        model.stop();
        cluster.put(FakeCluster.DEPLOYMENT, document(WEB.formatted("another")).fields());
        model.start();
        fx.until("the new one", () -> isOnMap("another"));
    }

    @Test
    void looksAsWasWantedLastWhenAnEarlierLookFailed() {
        HeldFx held = new HeldFx();
        model = new TopologyViewModel(session, namespaces, Optional.empty(), Lens.PLAIN, held);
        model.start();
        held.until("a map", () -> {
            held.finish();
            return model.stateProperty().get() instanceof MapState.Drawn;
        });
        model.look(lens -> lens.showing(Set.of(Layer.POLICY)));
        model.look(lens -> lens.showing(Set.of(Layer.CONFIGURATION)));
        cluster.failNext(Problem.of(ProblemCode.CONNECTION_LOST, "x"));
        held.finish();
        assertThat(model.shownProperty().get().orElseThrow().lens().layers()).containsExactly(Layer.CONFIGURATION);
        assertThat(model.stateProperty().get()).isInstanceOf(MapState.Drawn.class);
    }
}
