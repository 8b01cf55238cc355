package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisruptionControllerTest {

    private static final String BUDGETS = "poddisruptionbudgets.policy";

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(DeploymentController::new, ReplicaSetController::ofReplicaSets, DisruptionController::new));
        stage.create("deployments.apps", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 4
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "web:1"}]}
                """);
        stage.pass("5S");
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void budget(String rule) {
        stage.create(BUDGETS, "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, "
                + rule + "}}");
        stage.pass("1S");
    }

    private Tree status() {
        return stage.get(BUDGETS, "web").tree("status");
    }

    private List<Long> numbers() {
        return List.of(
                status().number(-1, "currentHealthy"),
                status().number(-1, "desiredHealthy"),
                status().number(-1, "disruptionsAllowed"),
                status().number(-1, "expectedPods"));
    }

    @Test
    void countsAgainstAMinimum() {
        budget("minAvailable: 3");
        assertEquals(List.of(4L, 3L, 1L, 4L), numbers());
        assertEquals("True SufficientPods: ", stage.condition(BUDGETS, "web", "DisruptionAllowed"));
        stage.patch("deployments.apps", "web", "{replicas: 3}");
        stage.pass("5S");
        assertEquals(List.of(3L, 3L, 0L, 3L), numbers());
        assertEquals("False InsufficientPods: ", stage.condition(BUDGETS, "web", "DisruptionAllowed"));
    }

    @Test
    void countsAShareOfWhatTheOwnerWants() {
        budget("maxUnavailable: 30%");
        assertEquals(List.of(4L, 2L, 2L, 4L), numbers());
        stage.patch("deployments.apps", "web", "{replicas: 8}");
        stage.pass("0.5S");
        assertEquals(List.of(4L, 5L, 0L, 8L), numbers());
        stage.pass("5S");
        assertEquals(List.of(8L, 5L, 3L, 8L), numbers());
    }

    @Test
    void letsOnePodGoAfterTheOther() {
        budget("minAvailable: 3");
        List<String> pods = stage.names("pods");
        stage.evict(pods.get(0));
        Refusal refusal = assertThrows(Refusal.class, () -> stage.evict(pods.get(1)));
        assertEquals(429, refusal.code());
        assertEquals("Cannot evict pod as it would violate the pod's disruption budget.", refusal.getMessage());
        assertEquals(
                "The disruption budget web needs 3 healthy pods and has 4 currently",
                new Tree(refusal.details()).trees("causes").getFirst().text("message"));
        stage.pass("10S");
        stage.evict(pods.get(1));
        stage.pass("10S");
        assertEquals(4, stage.list("pods").size());
        assertTrue(stage.names("pods").stream().noneMatch(pods.subList(0, 2)::contains));
    }

    @Test
    void letsAnyPodGoWithoutABudget() {
        stage.names("pods").forEach(stage::evict);
        assertTrue(stage.list("pods").stream().allMatch(Owners::beingDeleted));
    }

    @Test
    void letsAPodGoThatIsNotReadyWhileEnoughOthersAre() {
        stage.patch("deployments.apps", "web", "{template: {spec: {containers: [{name: web, image: \"web:broken\"}]}}}");
        stage.pass("5S");
        budget("minAvailable: 3");
        List<String> broken = stage.list("pods").stream().filter(pod -> !Pods.ready(pod)).map(pod -> pod.name()).toList();
        assertEquals(2, broken.size());
        assertEquals(List.of(3L, 3L, 0L, 5L), numbers());
        stage.objects.patchStatus("pods", Stage.NAMESPACE, broken.getFirst(), Map.of("status", Map.of("phase", "Running")));
        stage.evict(broken.getFirst());
        assertTrue(stage.objects.get("pods", Stage.NAMESPACE, broken.getFirst()).filter(pod -> !Owners.beingDeleted(pod)).isEmpty());
    }

    @Test
    void tellsThatThereAreNoPods() {
        stage.create(BUDGETS, "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: db},"
                + " spec: {selector: {matchLabels: {app: db}}, minAvailable: 1}}");
        stage.pass("1S");
        assertEquals(List.of("NoPods: No matching pods found"), stage.events("PodDisruptionBudget", "db"));
        assertEquals(0, stage.get(BUDGETS, "db").number(-1, "status", "disruptionsAllowed"));
    }
}
