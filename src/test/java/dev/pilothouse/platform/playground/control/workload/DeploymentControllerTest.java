package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentControllerTest {

    private static final String DEPLOYMENTS = "deployments.apps";
    private static final String SETS = "replicasets.apps";

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(DeploymentController::new, ReplicaSetController::ofReplicaSets));
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void deploy(String more) {
        stage.create(DEPLOYMENTS, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 4
                  progressDeadlineSeconds: 600
                  revisionHistoryLimit: 2
                  selector: {matchLabels: {app: web}}
                  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "web:1"}]}
                """ + more.indent(2));
        stage.pass("5S");
    }

    private void image(String image) {
        stage.patch(DEPLOYMENTS, "web", "{template: {spec: {containers: [{name: web, image: \"" + image + "\"}]}}}");
    }

    private Map<String, Object> status() {
        return stage.get(DEPLOYMENTS, "web").tree("status").fields();
    }

    private String progressing() {
        return stage.condition(DEPLOYMENTS, "web", "Progressing");
    }

    private String revision() {
        return stage.get(DEPLOYMENTS, "web").text("metadata", "annotations", Deployment.REVISION);
    }

    private Document set(String image) {
        return stage.list(SETS).stream()
                .filter(set -> set.tree().trees("spec", "template", "spec", "containers").getFirst().text("image").equals(image))
                .findFirst()
                .orElseThrow();
    }

    private long size(String image) {
        return set(image).tree().number(-1, "spec", "replicas");
    }

    @Test
    void becomesAvailable() {
        deploy("");
        String set = set("web:1").name();
        assertEquals("True MinimumReplicasAvailable: Deployment has minimum availability.", stage.condition(DEPLOYMENTS, "web", "Available"));
        assertEquals("True NewReplicaSetAvailable: ReplicaSet \"" + set + "\" has successfully progressed.", progressing());
        assertEquals(4L, status().get("availableReplicas"));
        assertEquals(1L, status().get("observedGeneration"));
        assertEquals("1", revision());
        assertTrue(set.matches("web-[bcdfghjklmnpqrstvwxz2456789]{6,10}"), set);
        assertEquals(List.of("ScalingReplicaSet: Scaled up replica set " + set + " from 0 to 4"), stage.events("Deployment", "web"));
        assertTrue(stage.names("pods").stream().allMatch(pod -> pod.matches(set + "-[bcdfghjklmnpqrstvwxz2456789]{5}")));
    }

    @Test
    void rollsWithinItsBounds() {
        deploy("");
        image("web:2");
        long fewest = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 40; i++) {
            stage.pass("0.25S");
            List<Document> active = stage.list("pods").stream().filter(Pods::active).toList();
            fewest = Math.min(fewest, active.stream().filter(Pods::ready).count());
            most = Math.max(most, active.size());
        }
        assertEquals(3, fewest);
        assertEquals(5, most);
        assertEquals(4, size("web:2"));
        assertEquals(0, size("web:1"));
        assertEquals("2", revision());
        String old = set("web:1").name();
        String now = set("web:2").name();
        assertEquals(
                List.of(
                        "Scaled up replica set " + old + " from 0 to 4",
                        "Scaled up replica set " + now + " from 0 to 1",
                        "Scaled down replica set " + old + " from 4 to 3",
                        "Scaled up replica set " + now + " from 1 to 2",
                        "Scaled down replica set " + old + " from 3 to 1",
                        "Scaled up replica set " + now + " from 2 to 4",
                        "Scaled down replica set " + old + " from 1 to 0"),
                stage.events("Deployment", "web").stream().map(event -> event.replace("ScalingReplicaSet: ", "")).toList());
    }

    @Test
    void saysThatItIsStuckOnceTheDeadlineIsOver() {
        deploy("");
        image("web:broken");
        stage.pass("9M");
        assertEquals("True ReplicaSetUpdated: ReplicaSet \"" + set("web:broken").name() + "\" is progressing.", progressing());
        stage.pass("2M");
        assertEquals(
                "False ProgressDeadlineExceeded: ReplicaSet \"" + set("web:broken").name() + "\" has timed out progressing.", progressing());
        assertEquals(3, size("web:1"));
        assertEquals(2, size("web:broken"));
        assertEquals("True MinimumReplicasAvailable: Deployment has minimum availability.", stage.condition(DEPLOYMENTS, "web", "Available"));
    }

    @Test
    void goesBackToAnEarlierTemplateUnderANewRevision() {
        deploy("");
        image("web:broken");
        stage.pass("5S");
        image("web:1");
        stage.pass("5S");
        assertEquals("3", revision());
        assertEquals(2, stage.list(SETS).size());
        assertEquals(4, size("web:1"));
        assertEquals(0, size("web:broken"));
        assertEquals("1", set("web:1").tree().text("metadata", "annotations", "deployment.kubernetes.io/revision-history"));
        assertEquals("True NewReplicaSetAvailable: ReplicaSet \"" + set("web:1").name() + "\" has successfully progressed.", progressing());
    }

    @Test
    void sharesAChangeOfScaleOutInTheMiddleOfARollout() {
        deploy("");
        image("web:broken");
        stage.pass("5S");
        stage.patch(DEPLOYMENTS, "web", "{replicas: 8}");
        stage.pass("5S");
        assertEquals(6, size("web:1"));
        assertEquals(4, size("web:broken"));
        assertEquals("8", set("web:1").tree().text("metadata", "annotations", ReplicaSet.DESIRED));
        assertEquals("10", set("web:1").tree().text("metadata", "annotations", ReplicaSet.MAX));
    }

    @Test
    void pausesAndGoesOn() {
        deploy("");
        stage.patch(DEPLOYMENTS, "web", "{paused: true}");
        image("web:2");
        stage.pass("5S");
        assertEquals(1, stage.list(SETS).size());
        assertEquals("Unknown DeploymentPaused: Deployment is paused", progressing());
        stage.patch(DEPLOYMENTS, "web", "{replicas: 2}");
        stage.pass("5S");
        assertEquals(2, size("web:1"));
        stage.patch(DEPLOYMENTS, "web", "{paused: null}");
        stage.pass("20S");
        assertEquals(2, size("web:2"));
        assertEquals("True NewReplicaSetAvailable: ReplicaSet \"" + set("web:2").name() + "\" has successfully progressed.", progressing());
    }

    @Test
    void recreatesOnlyAfterTheLastOldPodIsGone() {
        deploy("");
        stage.patch(DEPLOYMENTS, "web", "{strategy: {type: Recreate, rollingUpdate: null}}");
        image("web:2");
        stage.pass("0.5S");
        assertEquals(1, stage.list(SETS).size());
        assertTrue(stage.list("pods").stream().allMatch(Owners::beingDeleted));
        stage.pass("5S");
        assertEquals(4, size("web:2"));
        assertEquals(4L, status().get("availableReplicas"));
    }

    @Test
    void keepsAsManyOldSetsAsItShould() {
        deploy("");
        for (int i = 2; i <= 6; i++) {
            image("web:" + i);
            stage.pass("20S");
        }
        assertEquals(
                List.of("4", "5", "6"),
                stage.list(SETS).stream().map(set -> set.tree().text("metadata", "annotations", Deployment.REVISION)).sorted().toList());
    }

    @Test
    void countsPodsAsAvailableAfterTheirReadySeconds() {
        deploy("minReadySeconds: 30");
        assertEquals("False MinimumReplicasUnavailable: Deployment does not have minimum availability.",
                stage.condition(DEPLOYMENTS, "web", "Available"));
        assertEquals(4L, status().get("readyReplicas"));
        stage.pass("30S");
        assertEquals(4L, status().get("availableReplicas"));
    }

    @Test
    void tellsWhyPodsCannotBeMade() {
        stage.onCreate = object -> {
            if (object.kindName().equals("Pod")) {
                throw new Refusal(403, "Forbidden", "pods \"" + object.name() + "\" is forbidden: exceeded quota: small", Map.of());
            }
        };
        deploy("");
        String failure = stage.condition(DEPLOYMENTS, "web", "ReplicaFailure");
        assertTrue(failure.startsWith("True FailedCreate: pods \"web-"), failure);
        assertTrue(failure.endsWith("is forbidden: exceeded quota: small"), failure);
        stage.onCreate = _ -> {};
        stage.pass("20M");
        assertEquals("", stage.condition(DEPLOYMENTS, "web", "ReplicaFailure"));
        assertEquals(4L, status().get("availableReplicas"));
    }

    @Test
    void replacesADeletedPod() {
        deploy("");
        String gone = stage.names("pods").getFirst();
        stage.objects.delete("pods", Stage.NAMESPACE, gone, DeleteOptions.background());
        stage.pass("5S");
        assertEquals(4, stage.list("pods").size());
        assertTrue(!stage.names("pods").contains(gone));
    }
}
