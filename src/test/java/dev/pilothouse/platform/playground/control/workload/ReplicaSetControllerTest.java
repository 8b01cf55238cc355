package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {

    private static final String SETS = "replicasets.apps";

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(ReplicaSetController::ofReplicaSets, ReplicaSetController::ofReplicationControllers));
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void create(long replicas) {
        stage.create(SETS, """
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {name: web}
                spec:
                  replicas: REPLICAS
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web, tier: front}}
                    spec: {containers: [{name: web, image: "web:1"}]}
                """.replace("REPLICAS", Long.toString(replicas)));
        stage.pass("5S");
    }

    private void pod(String name, String labels) {
        stage.create("pods", "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", labels: " + labels
                + "}, spec: {containers: [{name: web, image: \"web:1\"}]}}");
        stage.pass("5S");
    }

    private void patchMetadata(String pod, Map<String, Object> metadata) {
        stage.objects.patch("pods", Stage.NAMESPACE, pod, Map.of("metadata", metadata));
    }

    private Tree status() {
        return stage.get(SETS, "web").tree("status");
    }

    private Set<String> running() {
        Set<String> names = new TreeSet<>();
        stage.list("pods").stream().filter(Pods::active).map(Document::name).forEach(names::add);
        return names;
    }

    @Test
    void adoptsAnOrphanInsteadOfMakingAPod() {
        pod("loose", "{app: web}");
        create(2);
        assertEquals(2, stage.list("pods").size());
        assertEquals("web", Owners.controllerOf(stage.objects.get("pods", Stage.NAMESPACE, "loose").orElseThrow()).orElseThrow().text("name"));
        assertEquals(1, status().number(0, "fullyLabeledReplicas"));
    }

    @Test
    void deletesAnOrphanThatIsOneTooMany() {
        create(2);
        pod("loose", "{app: web}");
        assertFalse(running().contains("loose"));
        assertEquals(2, running().size());
    }

    @Test
    void letsAPodGoThatItsSelectorNoLongerNames() {
        create(2);
        String pod = stage.names("pods").getFirst();
        patchMetadata(pod, Map.of("labels", Map.of("app", "quarantine")));
        stage.pass("5S");
        assertTrue(Owners.controllerOf(stage.objects.get("pods", Stage.NAMESPACE, pod).orElseThrow()).isEmpty());
        assertEquals(3, stage.list("pods").size());
        assertEquals(2, status().number(0, "replicas"));
    }

    @Test
    void deletesFirstWhatIsMissedLeast() {
        create(4);
        List<String> pods = stage.names("pods");
        stage.kubelet.setStatus(stage.objects.get("pods", Stage.NAMESPACE, pods.get(2)).orElseThrow(), "Running", false);
        patchMetadata(pods.get(1), Map.of("annotations", Map.of("controller.kubernetes.io/pod-deletion-cost", "-1")));
        patchMetadata(pods.get(3), Map.of("annotations", Map.of("controller.kubernetes.io/pod-deletion-cost", "100")));
        stage.patch(SETS, "web", "{replicas: 3}");
        stage.pass("5S");
        assertEquals(Set.of(pods.get(0), pods.get(1), pods.get(3)), running());
        stage.patch(SETS, "web", "{replicas: 2}");
        stage.pass("5S");
        assertEquals(Set.of(pods.get(0), pods.get(3)), running());
        stage.patch(SETS, "web", "{replicas: 1}");
        stage.pass("5S");
        assertEquals(Set.of(pods.get(3)), running());
        assertEquals(3, stage.events("ReplicaSet", "web").stream().filter(event -> event.startsWith("SuccessfulDelete: Deleted pod: web-")).count());
    }

    @Test
    void asksARefusingNamespaceOnceARound() {
        stage.onCreate = object -> {
            if (object.kindName().equals("Pod")) {
                throw new Refusal(403, "Forbidden", "no pods here", Map.of());
            }
        };
        create(100);
        Tree event = stage.list("events").getFirst().tree();
        assertEquals("Error creating: no pods here", event.text("message"));
        assertEquals(1, stage.list("events").size());
        assertTrue(event.number(0, "count") <= 15, event.text("count"));
    }

    @Test
    void keepsAReplicationControllerAtItsSize() {
        stage.create("replicationcontrollers", """
                apiVersion: v1
                kind: ReplicationController
                metadata: {name: old}
                spec:
                  replicas: 2
                  selector: {app: old}
                  template:
                    metadata: {labels: {app: old}}
                    spec: {containers: [{name: web, image: "web:1"}]}
                """);
        stage.pass("5S");
        assertEquals(2, stage.get("replicationcontrollers", "old").number(0, "status", "availableReplicas"));
        stage.objects.delete("pods", Stage.NAMESPACE, stage.names("pods").getFirst(), DeleteOptions.background());
        stage.pass("5S");
        assertEquals(2, running().size());
    }

    @Test
    void replacesAPodThatFailedForGood() {
        create(1);
        String failed = stage.names("pods").getFirst();
        stage.kubelet.finish(stage.list("pods").getFirst(), "Failed");
        stage.pass("5S");
        assertFalse(running().contains(failed));
        assertEquals(1, running().size());
        assertEquals(2, stage.list("pods").size());
    }
}
