package dev.pilothouse.ui.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetailScreenTest extends ScreenTest {

    private static final Kind REPLICA_SET = Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets");
    private static final String POD = """
            metadata:
              name: payments-6d9f7c8b5-x2v4q
              namespace: shop
              labels: {app: payments, pod-template-hash: 6d9f7c8b5}
              ownerReferences:
                - {apiVersion: apps/v1, kind: ReplicaSet, name: payments-6d9f7c8b5, controller: true}
              managedFields:
                - manager: kubelet
            spec:
              nodeName: shop-dev-worker2
              serviceAccountName: payments
              containers:
                - name: payments
                  image: ghcr.io/shop/payments:1.9.0
                  ports: [{name: http, containerPort: 8080}]
                  resources: {requests: {cpu: 250m, memory: 256Mi}, limits: {cpu: 500m, memory: 512Mi}}
                  startupProbe: {httpGet: {path: /healthz, port: 8080}, initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 3}
                  readinessProbe: {tcpSocket: {port: 8080}}
            status:
              phase: CrashLoopBackOff
              podIP: 10.244.2.17
              qosClass: Burstable
              containerStatuses:
                - name: payments
                  restartCount: 6
                  state: {waiting: {reason: CrashLoopBackOff}}
                  lastState: {terminated: {exitCode: 143, reason: Error}}
              conditions:
                - {type: PodScheduled, status: "True", lastTransitionTime: "2026-01-01T00:00:00Z"}
                - {type: Ready, status: "False", reason: ContainersNotReady, message: "containers with unready status: [payments]", lastTransitionTime: "2026-01-01T00:00:00Z"}
            """;

    private final Pulse pulse = new Pulse();
    private final FakeCluster cluster = new FakeCluster();
    private final List<Place> gone = new ArrayList<>();
    private final Map<String, String> lastTabs = new HashMap<>();
    private final ResourceRef ref = new ResourceRef(FakeCluster.POD, "shop", "payments-6d9f7c8b5-x2v4q");

    @AfterEach
    void end() {
        pulse.close();
    }

    @Test
    void tabsLinksAndTombstone() {
        cluster.offer(REPLICA_SET);
        cluster.put(
                FakeCluster.POD,
                new HashMap<>(Yaml.read("apiVersion: v1\nkind: Pod\n" + POD).getFirst().document().orElseThrow().fields()));
        DetailPage page = fx(() -> new DetailPage(TestSession.open(cluster, pulse), new Meter(cluster, bridge::after), ref, new DetailPage.Others(() -> javafx.scene.control.Label::new, List.of()), "", lastTabs, bridge, language, new Places()));
        Stage stage = showDressed(436, 826, page.node());
        fxRun(page::shown);
        until("the overview", () -> page.node().lookup(".facts") != null && page.node().lookup(".chip-health-bad") != null);
        until("what is wrong", () -> page.node().lookup("#diagnosis-crash-code") != null);
        robot.clickOn("Edit pod/payments-6d9f7c8b5-x2v4q");
        assertEquals(new Place.EditYaml(ref), gone.getLast());
        screens("detail-overview", stage);
        robot.clickOn("payments-6d9f7c8b5");
        assertEquals("payments-6d9f7c8b5", ((Place.Detail) gone.getLast()).ref().name());
        fxRun(() -> page.commands().getLast().action().run());
        for (String tab : List.of("related", "events", "metrics", "yaml")) {
            fxRun(() -> page.commands().stream().filter(command -> command.id().equals("object.next-tab")).findFirst().orElseThrow().action().run());
            settle();
            assertEquals(tab, lastTabs.get("pods"));
            screens("detail-" + tab, stage);
        }
        cluster.remove(ref);
        until("the tombstone", () -> page.node().lookup(".strip") != null);
        screens("detail-gone", stage);
        fxRun(page::close);
    }

    private final class Places implements Navigator {
        @Override
        public void go(Place place) {
            gone.add(place);
        }

        @Override
        public void closeDrawer() {}
    }
}
