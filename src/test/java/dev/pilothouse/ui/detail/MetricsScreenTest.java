package dev.pilothouse.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.Round;
import dev.pilothouse.metric.Use;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Metering;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.chart.Chart;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsScreenTest extends ScreenTest {

    private static final double MI = 1 << 20;

    private final Pulse pulse = new Pulse();
    private final FakeCluster cluster = new FakeCluster();
    private final Meter meter = new Meter(cluster, bridge::after);
    private final List<Place> gone = new ArrayList<>();
    private @Nullable DetailPage page;

    @BeforeEach
    void shop() {
        Map<String, Object> resources = Map.of("requests", Map.of("cpu", "500m", "memory", "128Mi"), "limits", Map.of("memory", "256Mi"));
        Map<String, Object> web = Map.of("name", "web", "image", "shop/web:2", "resources", resources);
        Map<String, Object> workload = new HashMap<>(FakeCluster.named("shop", "frontend"));
        workload.put("spec", Map.of("selector", Map.of("matchLabels", Map.of("app", "frontend")), "template", Map.of("spec", Map.of("containers", List.of(web)))));
        cluster.put(FakeCluster.DEPLOYMENT, workload);
        for (String name : List.of("frontend-a", "frontend-b")) {
            Map<String, Object> pod = new HashMap<>(FakeCluster.named("shop", name));
            pod.put("spec", Map.of("nodeName", "worker", "containers", List.of(web)));
            pod.put("status", Map.of("phase", "Running"));
            cluster.put(FakeCluster.POD, pod);
        }
        Map<String, Object> node = new HashMap<>(FakeCluster.named("", "worker"));
        node.put("status", Map.of("allocatable", Map.of("cpu", "4", "memory", "8Gi")));
        cluster.put(FakeCluster.NODE, node);
    }

    private void measured() {
        cluster.offer(Metering.POD_METRICS);
        cluster.offer(Metering.NODE_METRICS);
        Instant now = Instant.now();
        for (int i = 200; i > 0; i--) {
            double wave = Math.sin(i / 12.0);
            double noise = (i * 7919) % 23;
            Map<String, List<Round.Part>> pods = i > 80 && i < 95
                    ? Map.of()
                    : Map.of(
                            "shop/frontend-a", List.of(new Round.Part("web", new Use(60 + 20 * wave + noise, (200 + 30 * wave) * MI))),
                            "shop/frontend-b", List.of(new Round.Part("web", new Use(40 + 10 * wave + noise, (150 + 30 * wave) * MI))));
            meter.history().add(new Round(now.minusSeconds(15L * i), pods, Map.of("worker", new Use(900 + 300 * wave + 5 * noise, 3000 * MI)), false));
        }
    }

    private Stage open(Kind kind, String namespace, String name) {
        Navigator places = new Navigator() {
            @Override
            public void go(Place place) {
                gone.add(place);
            }

            @Override
            public void closeDrawer() {}
        };
        DetailPage opened = fx(() -> new DetailPage(
                TestSession.open(cluster, pulse), meter, new ResourceRef(kind, namespace, name), new DetailPage.Others(() -> Label::new, List.of()), "metrics", new HashMap<>(), bridge, language, places));
        page = opened;
        Stage stage = showDressed(500, 860, opened.node());
        fxRun(opened::shown);
        return stage;
    }

    private Node node() {
        return Objects.requireNonNull(page).node();
    }

    private Chart chart(int index) {
        until("charts", () -> fx(() -> node().lookupAll(".chart").size() > index));
        return fx(() -> (Chart) List.copyOf(node().lookupAll(".chart")).get(index));
    }

    @AfterEach
    void close() {
        fxRun(Objects.requireNonNull(page)::close);
        pulse.close();
    }

    @Test
    void aPodShowsItsUseWithRequestAndLimit() {
        measured();
        Stage stage = open(FakeCluster.POD, "shop", "frontend-a");
        Chart cpu = chart(0);
        settle();

        assertThat(fx(cpu::getAccessibleText)).startsWith("CPU: web now ").contains("request 500m");
        screens("metrics-pod", stage);

        fxRun(cpu::requestFocus);
        robot.type(KeyCode.HOME, KeyCode.RIGHT);
        settle();
        String first = fx(cpu::getAccessibleText);
        robot.type(KeyCode.RIGHT);
        settle();
        assertThat(fx(cpu::getAccessibleText)).as("the next point is read").isNotEqualTo(first).matches("\\d\\d:\\d\\d:\\d\\d +\\d+m");
        screen("metrics-pod-read", stage);
    }

    @Test
    void aWorkloadShowsItsPodsAndLeadsToTheGuideWithNumbersFilledIn() {
        measured();
        Stage stage = open(FakeCluster.DEPLOYMENT, "shop", "frontend");
        chart(1);
        settle();
        screens("metrics-workload", stage);

        robot.clickOn("按 Pod");
        settle();
        screens("metrics-by-pod", stage);

        robot.clickOn("用这些数值编辑资源…");
        until("the guide", () -> !gone.isEmpty());
        Place.Guide guide = (Place.Guide) gone.getFirst();
        assertThat(guide.guide()).isEqualTo("resources");
        assertThat(guide.ref()).contains(new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "frontend"));
        assertThat(guide.text()).contains("memory: 288Mi").doesNotContain("cpu: 500m");
    }

    @Test
    void aNodeShowsItsUseAgainstWhatItOffers() {
        measured();
        Stage stage = open(FakeCluster.NODE, "", "worker");
        Chart cpu = chart(0);
        settle();

        assertThat(fx(cpu::getAccessibleText)).contains("allocatable 4", "asked for by its pods 1");
        screens("metrics-node", stage);
    }

    @Test
    void nothingIsPaintedAgainWhileNothingChanges() {
        measured();
        open(FakeCluster.NODE, "", "worker");
        Chart cpu = chart(0);
        settle();
        int before = fx(cpu::paints);
        settle();
        settle();

        assertThat(fx(cpu::paints)).isEqualTo(before);
    }

    @Test
    void withoutMetricsTheWayOutIsTold() {
        Stage stage = open(FakeCluster.POD, "shop", "frontend-a");
        until("the way out", () -> fx(() -> node().lookup(".state-empty") != null));
        settle();
        screens("metrics-none", stage);

        robot.clickOn("安装…");

        assertThat(gone).containsExactly(new Place.Addons());
        assertThat(Set.copyOf(gone)).hasSize(1);
    }
}
