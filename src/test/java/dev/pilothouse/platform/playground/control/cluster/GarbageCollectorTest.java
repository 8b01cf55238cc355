package dev.pilothouse.platform.playground.control.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {

    private static final String SPEC =
            "{replicas: 0, selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: main, image: web}]}}}";

    private final SimulatedCluster cluster = new SimulatedCluster();

    @BeforeEach
    void start() {
        GarbageCollector collector = new GarbageCollector(cluster.registry.as("generic-garbage-collector"), cluster.schemas, cluster.agenda);
        cluster.closeAtEnd(collector::close);
        collector.start();
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private String owner(String name) {
        return cluster.create("{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: " + name + ", namespace: shop}, spec: " + SPEC + "}").uid();
    }

    private void dependent(String name, String... references) {
        cluster.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", namespace: shop, ownerReferences: ["
                + String.join(", ", references) + "]}}");
    }

    private static String reference(String name, String uid, boolean blocks) {
        return "{apiVersion: apps/v1, kind: ReplicaSet, name: " + name + ", uid: " + uid + ", blockOwnerDeletion: " + blocks + "}";
    }

    @Test
    void deletesWhatAnOwnerLeaves() {
        dependent("child", reference("web", owner("web"), true));
        assertEquals(List.of("child"), cluster.names("configmaps"));
        cluster.delete("replicasets.apps", "web", Propagation.BACKGROUND);
        assertEquals(List.of(), cluster.names("configmaps"));
    }

    @Test
    void deletesWhatNamesAnOwnerThatNeverWas() {
        dependent("child", reference("web", "12345678-0000-4000-8000-000000000000", true));
        assertEquals(List.of(), cluster.names("configmaps"));
    }

    @Test
    void keepsWhatHasAnotherOwnerAndDropsTheReference() {
        String kept = owner("kept");
        dependent("child", reference("web", owner("web"), true), reference("kept", kept, true));
        cluster.delete("replicasets.apps", "web", Propagation.BACKGROUND);
        assertEquals(List.of(kept), cluster.get("configmaps", "child").trees("metadata", "ownerReferences").stream().map(one -> one.text("uid")).toList());
    }

    @Test
    void waitsInTheForegroundForThoseThatBlock() {
        String web = owner("web");
        dependent("blocking", reference("web", web, true));
        dependent("free", reference("web", web, false));
        cluster.patch("configmaps", "blocking", "{metadata: {finalizers: [example.com/hold]}}");
        cluster.delete("replicasets.apps", "web", Propagation.FOREGROUND);
        assertTrue(cluster.get("replicasets.apps", "web").has("metadata", "deletionTimestamp"));
        assertEquals(List.of("foregroundDeletion"), cluster.get("replicasets.apps", "web").list("metadata", "finalizers"));
        cluster.patch("configmaps", "blocking", "{metadata: {finalizers: null}}");
        assertEquals(List.of(), cluster.names("replicasets.apps"));
        assertEquals(List.of(), cluster.names("configmaps"));
    }

    @Test
    void freesWhatIsOrphaned() {
        dependent("child", reference("web", owner("web"), true));
        cluster.delete("replicasets.apps", "web", Propagation.ORPHAN);
        assertEquals(List.of(), cluster.names("replicasets.apps"));
        assertEquals(List.of(), cluster.get("configmaps", "child").list("metadata", "ownerReferences"));
    }

    @Test
    void deletesAWholeTreeFromItsRoot() {
        String web = owner("web");
        cluster.create("{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: middle, namespace: shop, ownerReferences: ["
                + reference("web", web, true) + "]}, spec: " + SPEC + "}");
        dependent("leaf", reference("middle", cluster.find("replicasets.apps", "middle").orElseThrow().uid(), true));
        cluster.delete("replicasets.apps", "web", Propagation.FOREGROUND);
        assertEquals(List.of(), cluster.names("replicasets.apps"));
        assertEquals(List.of(), cluster.names("configmaps"));
    }

    @Test
    void leavesAClusterWideObjectWithAnOwnerOfANamespaceAlone() {
        String web = owner("web");
        cluster.create("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv, ownerReferences: [" + reference("web", web, true)
                + "]}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /x}}}");
        cluster.delete("replicasets.apps", "web", Propagation.BACKGROUND);
        assertEquals(List.of("pv"), cluster.names("persistentvolumes"));
    }
}
