package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DaemonSetControllerTest {

    private static final String SETS = "daemonsets.apps";

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(DaemonSetController::new));
        for (int i = 1; i <= 3; i++) {
            node("node-" + i, Map.of("disk", i == 3 ? "slow" : "fast"));
        }
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void node(String name, Map<String, Object> labels) {
        stage.objects.create("nodes", Document.of(Map.of(
                "apiVersion", "v1", "kind", "Node", "metadata", Map.of("name", name, "labels", labels), "spec", Map.of())));
    }

    private void taint(String node, String effect) {
        stage.objects.patch("nodes", "", node, Map.of("spec", Map.of("taints", List.of(Map.of("key", "own", "effect", effect)))));
        stage.pass("5S");
    }

    private void create(String update, String pod) {
        stage.create(SETS, """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: log}
                spec:
                  selector: {matchLabels: {app: log}}
                  revisionHistoryLimit: 10
                  updateStrategy: UPDATE
                  template:
                    metadata: {labels: {app: log}}
                    spec: {containers: [{name: log, image: "log:1"}] POD}
                """.replace("UPDATE", update).replace("POD", pod));
        stage.pass("5S");
    }

    private void create() {
        create("{type: RollingUpdate, rollingUpdate: {maxUnavailable: 1, maxSurge: 0}}", "");
    }

    private void image(String image) {
        stage.patch(SETS, "log", "{template: {spec: {containers: [{name: log, image: \"" + image + "\"}]}}}");
    }

    private Tree status() {
        return stage.get(SETS, "log").tree("status");
    }

    private List<String> nodes() {
        return stage.list("pods").stream().map(Pods::node).sorted().toList();
    }

    private long withImage(String image) {
        return stage.list("pods").stream()
                .filter(Pods::active)
                .filter(pod -> pod.tree().trees("spec", "containers").getFirst().text("image").equals(image))
                .count();
    }

    @Test
    void bringsAPodToEveryNode() {
        create();
        assertEquals(List.of("node-1", "node-2", "node-3"), nodes());
        assertEquals(3, status().number(0, "desiredNumberScheduled"));
        assertEquals(3, status().number(0, "numberAvailable"));
        assertEquals(3, status().number(0, "updatedNumberScheduled"));
        node("node-4", Map.of());
        stage.pass("5S");
        assertEquals(List.of("node-1", "node-2", "node-3", "node-4"), nodes());
        Tree pod = stage.list("pods").getFirst().tree();
        assertTrue(pod.trees("spec", "tolerations").stream().anyMatch(toleration -> toleration.text("key").equals("node.kubernetes.io/unschedulable")));
        assertTrue(stage.events("DaemonSet", "log").getFirst().startsWith("SuccessfulCreate: Created pod: log-"));
    }

    @Test
    void keepsToTheNodesThatItsPodsAskFor() {
        create("{type: OnDelete}", ", nodeSelector: {disk: fast}");
        assertEquals(List.of("node-1", "node-2"), nodes());
        stage.objects.patch("nodes", "", "node-3", Map.of("metadata", Map.of("labels", Map.of("disk", "fast"))));
        stage.objects.patch("nodes", "", "node-1", Map.of("metadata", Map.of("labels", Map.of("disk", "slow"))));
        stage.pass("5S");
        assertEquals(List.of("node-2", "node-3"), nodes());
    }

    @Test
    void staysOnATaintedNodeButLeavesOneThatPutsPodsOut() {
        create();
        taint("node-1", "NoSchedule");
        assertEquals(3, stage.list("pods").size());
        assertEquals(2, status().number(0, "desiredNumberScheduled"));
        assertEquals(1, status().number(0, "numberMisscheduled"));
        taint("node-1", "NoExecute");
        assertEquals(List.of("node-2", "node-3"), nodes());
    }

    @Test
    void updatesOneNodeAfterTheOther() {
        create();
        image("log:2");
        stage.pass("0.5S");
        assertEquals(2, withImage("log:1"));
        stage.pass("20S");
        assertEquals(3, withImage("log:2"));
        assertEquals(3, status().number(0, "updatedNumberScheduled"));
        assertEquals(List.of(1L, 2L), stage.list("controllerrevisions.apps").stream().map(ControllerRevisions::number).sorted().toList());
    }

    @Test
    void bringsTheNewPodFirstWhereItMaySurge() {
        create("{type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}", "");
        image("log:2");
        stage.pass("0.5S");
        assertEquals(3, withImage("log:1"));
        assertEquals(1, withImage("log:2"));
        stage.pass("20S");
        assertEquals(0, withImage("log:1"));
        assertEquals(3, withImage("log:2"));
    }

    @Test
    void stopsAtABrokenPod() {
        create();
        image("log:broken");
        stage.pass("10M");
        assertEquals(2, withImage("log:1"));
        assertEquals(1, withImage("log:broken"));
        assertEquals(1, status().number(0, "numberUnavailable"));
    }

    @Test
    void replacesAFailedPod() {
        create();
        Document pod = stage.list("pods").stream().filter(found -> Pods.node(found).equals("node-1")).findFirst().orElseThrow();
        stage.kubelet.finish(pod, "Failed");
        stage.pass("5S");
        assertEquals(3, stage.list("pods").stream().filter(Pods::ready).count());
        String message = "FailedDaemonPod: Found failed daemon pod shop/" + pod.name() + " on node node-1, will try to kill it";
        assertTrue(stage.events("DaemonSet", "log").contains(message));
    }
}
