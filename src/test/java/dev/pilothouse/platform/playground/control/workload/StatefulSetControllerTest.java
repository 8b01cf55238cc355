package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatefulSetControllerTest {

    private static final String SETS = "statefulsets.apps";
    private static final String REVISIONS = "controllerrevisions.apps";

    private Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(List.of(StatefulSetController::new));
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void create(String more) {
        stage.create(SETS, """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  replicas: 3
                  serviceName: db
                  selector: {matchLabels: {app: db}}
                  updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 0}}
                  template:
                    metadata: {labels: {app: db}}
                    spec: {containers: [{name: db, image: "db:1"}]}
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """ + more.indent(2));
    }

    private void image(String image) {
        stage.patch(SETS, "db", "{template: {spec: {containers: [{name: db, image: \"" + image + "\"}]}}}");
    }

    private Tree status() {
        return stage.get(SETS, "db").tree("status");
    }

    private List<String> images() {
        return stage.list("pods").stream().map(pod -> pod.tree().trees("spec", "containers").getFirst().text("image")).toList();
    }

    @Test
    void makesOnePodAfterTheOther() {
        create("");
        stage.pass("0.5S");
        assertEquals(List.of("db-0"), stage.names("pods"));
        stage.pass("1S");
        assertEquals(List.of("db-0", "db-1"), stage.names("pods"));
        stage.pass("5S");
        assertEquals(List.of("db-0", "db-1", "db-2"), stage.names("pods"));
        assertEquals(List.of("data-db-0", "data-db-1", "data-db-2"), stage.names("persistentvolumeclaims"));
        Tree pod = stage.get("pods", "db-1");
        assertEquals("db-1", pod.text("metadata", "labels", "statefulset.kubernetes.io/pod-name"));
        assertEquals("1", pod.text("metadata", "labels", "apps.kubernetes.io/pod-index"));
        assertEquals(status().text("updateRevision"), pod.text("metadata", "labels", "controller-revision-hash"));
        assertEquals("db-", pod.text("metadata", "generateName"));
        assertEquals("db-1", pod.text("spec", "hostname"));
        assertEquals("db", pod.text("spec", "subdomain"));
        assertEquals("data-db-1", pod.trees("spec", "volumes").getFirst().text("persistentVolumeClaim", "claimName"));
        assertEquals(3, status().number(0, "availableReplicas"));
        assertEquals(3, status().number(0, "currentReplicas"));
        assertEquals(
                List.of(
                        "SuccessfulCreate: create Claim data-db-0 Pod db-0 in StatefulSet db success",
                        "SuccessfulCreate: create Pod db-0 in StatefulSet db successful"),
                stage.events("StatefulSet", "db").subList(0, 2));
    }

    @Test
    void waitsForABrokenPod() {
        create("");
        image("db:broken");
        stage.pass("10M");
        assertEquals(List.of("db-0"), stage.names("pods"));
        assertEquals(0, status().number(0, "readyReplicas"));
    }

    @Test
    void makesAllAtOnceWhenParallel() {
        create("podManagementPolicy: Parallel");
        stage.pass("0.5S");
        assertEquals(List.of("db-0", "db-1", "db-2"), stage.names("pods"));
    }

    @Test
    void updatesFromTheLastToTheFirst() {
        create("");
        stage.pass("10S");
        String before = status().text("currentRevision");
        image("db:2");
        stage.pass("2.5S");
        assertEquals(List.of("db:1", "db:1", "db:2"), images());
        assertEquals(before, status().text("currentRevision"));
        assertEquals(1, status().number(0, "updatedReplicas"));
        stage.pass("20S");
        assertEquals(List.of("db:2", "db:2", "db:2"), images());
        assertEquals(status().text("updateRevision"), status().text("currentRevision"));
        assertEquals(2, stage.list(REVISIONS).size());
    }

    @Test
    void leavesThePartitionAlone() {
        create("");
        stage.pass("10S");
        stage.patch(SETS, "db", "{updateStrategy: {rollingUpdate: {partition: 2}}}");
        image("db:2");
        stage.pass("20S");
        assertEquals(List.of("db:1", "db:1", "db:2"), images());
        stage.objects.delete("pods", Stage.NAMESPACE, "db-0", DeleteOptions.background());
        stage.pass("5S");
        assertEquals(List.of("db:1", "db:1", "db:2"), images());
        assertEquals(2, status().number(0, "currentReplicas"));
        assertEquals(1, status().number(0, "updatedReplicas"));
    }

    @Test
    void updatesADeletedPodAloneOnDelete() {
        create("");
        stage.pass("10S");
        stage.patch(SETS, "db", "{updateStrategy: {type: OnDelete, rollingUpdate: null}}");
        image("db:2");
        stage.pass("20S");
        assertEquals(List.of("db:1", "db:1", "db:1"), images());
        stage.objects.delete("pods", Stage.NAMESPACE, "db-1", DeleteOptions.background());
        stage.pass("5S");
        assertEquals(List.of("db:1", "db:2", "db:1"), images());
    }

    @Test
    void goesBackUnderANewNumberOfTheSameRevision() {
        create("");
        stage.pass("10S");
        String first = status().text("currentRevision");
        image("db:2");
        stage.pass("20S");
        image("db:1");
        stage.pass("20S");
        assertEquals(first, status().text("currentRevision"));
        assertEquals(3, stage.get(REVISIONS, first).number(0, "revision"));
        assertEquals("replace", stage.get(REVISIONS, first).text("data", "spec", "template", "$patch"));
    }

    @Test
    void deletesTheLastFirstAndKeepsItsVolumes() {
        create("");
        stage.pass("10S");
        stage.patch(SETS, "db", "{replicas: 1}");
        stage.pass("0.5S");
        List<String> going = stage.list("pods").stream().filter(Owners::beingDeleted).map(Document::name).toList();
        assertEquals(List.of("db-2"), going);
        stage.pass("10S");
        assertEquals(List.of("db-0"), stage.names("pods"));
        assertEquals(3, stage.list("persistentvolumeclaims").size());
        assertTrue(stage.events("StatefulSet", "db").contains("SuccessfulDelete: delete Pod db-2 in StatefulSet db successful"));
    }

    @Test
    void letsVolumesGoWithTheirOwnerWhereThePolicySaysSo() {
        create("persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Delete}");
        stage.pass("10S");
        assertEquals("StatefulSet", owner("data-db-2").text("kind"));
        stage.patch(SETS, "db", "{replicas: 2}");
        stage.pass("0.5S");
        assertEquals("Pod", owner("data-db-2").text("kind"));
        assertEquals("StatefulSet", owner("data-db-1").text("kind"));
    }

    private Tree owner(String claim) {
        return stage.get("persistentvolumeclaims", claim).trees("metadata", "ownerReferences").getFirst();
    }

    @Test
    void countsFromAnotherStart() {
        create("ordinals: {start: 5}");
        stage.pass("10S");
        assertEquals(List.of("db-5", "db-6", "db-7"), stage.names("pods"));
    }
}
