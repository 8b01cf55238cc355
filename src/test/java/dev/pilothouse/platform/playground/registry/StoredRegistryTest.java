package dev.pilothouse.platform.playground.registry;

import static dev.pilothouse.platform.playground.registry.SmallCluster.ALICE;
import static dev.pilothouse.platform.playground.registry.SmallCluster.DELETE;
import static dev.pilothouse.platform.playground.registry.SmallCluster.OPTIONS;
import static dev.pilothouse.platform.playground.registry.SmallCluster.yaml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredRegistryTest {

    private final SmallCluster cluster = new SmallCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    private Document configMap(String name) {
        return cluster.create("configmaps", "shop", "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}, data: {a: '1'}}");
    }

    private static Refusal refused(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(Refusal.class, work);
    }

    @Test
    void createdObjectIsStampedAndFoundAgain() {
        Document created = configMap("a");
        assertEquals("2026-01-01T00:00:00Z", created.tree().text("metadata", "creationTimestamp"));
        assertEquals(36, created.uid().length());
        assertEquals("shop", created.namespace());
        assertEquals(created, cluster.get("configmaps", "shop", "a"));
    }

    @Test
    void nameCanBeTakenOnce() {
        configMap("a");
        Refusal refusal = refused(() -> configMap("a"));
        assertEquals(409, refusal.code());
        assertEquals("configmaps \"a\" already exists", refusal.getMessage());
    }

    @Test
    void generatedNamesDiffer() {
        String pod = "{apiVersion: v1, kind: Pod, metadata: {generateName: web-}}";
        Document one = cluster.create("pods", "shop", pod);
        Document other = cluster.create("pods", "shop", pod);
        assertTrue(one.name().matches("web-[a-z0-9]{5}"), one.name());
        assertFalse(one.name().equals(other.name()));
    }

    @Test
    void namespaceMustExistAndFit() {
        String object = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: other}}";
        assertEquals("the namespace of the provided object does not match the namespace sent on the request",
                refused(() -> cluster.create("configmaps", "shop", object)).getMessage());
        assertEquals("namespaces \"other\" not found", refused(() -> cluster.create("configmaps", "other", object)).getMessage());
    }

    @Test
    void overtakenUpdateIsRefused() {
        Document old = configMap("a");
        cluster.merge("configmaps", "shop", "a", "{\"data\":{\"b\":\"2\"}}");
        Refusal refusal = refused(() -> cluster.registry.update(ALICE, cluster.target("configmaps", "shop", "a"), old, OPTIONS));
        assertEquals(409, refusal.code());
        assertEquals("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again",
                refusal.getMessage());
    }

    @Test
    void changeOfNothingKeepsTheRevision() {
        Document before = configMap("a");
        assertEquals(before, cluster.merge("configmaps", "shop", "a", "{\"data\":{\"a\":\"1\"}}"));
    }

    @Test
    void statusAndTheRestAreWrittenApart() {
        cluster.create("deployments.apps", "shop", "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1}, status: {replicas: 9}}");
        Document both = yaml("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2}, status: {replicas: 2}}");
        Document wanted = cluster.registry.update(ALICE, cluster.target("deployments.apps", "shop", "web"), both, OPTIONS).object();
        assertEquals(2, wanted.tree().number(0, "spec", "replicas"));
        assertEquals(0, wanted.tree().number(0, "status", "replicas"));
        assertEquals(2, wanted.tree().number(0, "metadata", "generation"));
        Document other = yaml("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 5}, status: {replicas: 2}}");
        Document reported = cluster.registry.update(ALICE, cluster.target("deployments.apps", "shop", "web", "status"), other, OPTIONS).object();
        assertEquals(2, reported.tree().number(0, "spec", "replicas"));
        assertEquals(2, reported.tree().number(0, "status", "replicas"));
        assertEquals(2, reported.tree().number(0, "metadata", "generation"));
    }

    @Test
    void finalizersHoldADeletedObject() {
        cluster.create("configmaps", "shop", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, finalizers: [x.io/y]}}");
        Document held = cluster.registry.delete(ALICE, cluster.target("configmaps", "shop", "a"), DELETE).object();
        assertTrue(held.tree().has("metadata", "deletionTimestamp"));
        cluster.merge("configmaps", "shop", "a", "{\"metadata\":{\"finalizers\":null}}");
        assertEquals(404, refused(() -> cluster.get("configmaps", "shop", "a")).code());
    }

    @Test
    void runningPodIsGivenTimeToEnd() {
        cluster.create("pods", "shop", "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {terminationGracePeriodSeconds: 5}}");
        Objects kubelet = cluster.registry.as("kubelet");
        kubelet.bind("shop", "p", "node-1");
        Document ending = cluster.registry.delete(ALICE, cluster.target("pods", "shop", "p"), DELETE).object();
        assertEquals("2026-01-01T00:00:05Z", ending.tree().text("metadata", "deletionTimestamp"));
        assertEquals(List.of("p"), kubelet.podsOn("node-1").stream().map(Document::name).toList());
        kubelet.delete("pods", "shop", "p", DeleteOptions.atOnce());
        assertEquals(List.of(), kubelet.list("pods", "shop"));
    }

    @Test
    void followerHearsWhatIsThereAndWhatHappens() {
        configMap("a");
        List<String> heard = new java.util.ArrayList<>();
        Objects part = cluster.registry.as("part");
        try (var _ = part.follow("configmaps", change -> heard.add(change.type() + " " + change.object().name()))) {
            configMap("b");
            part.patch("configmaps", "shop", "a", Map.of("data", Map.of("a", "2")));
            part.delete("configmaps", "shop", "a", DeleteOptions.background());
        }
        assertEquals(List.of("ADDED a", "ADDED b", "MODIFIED a", "DELETED a"), heard);
    }

    @Test
    void pagesOfAListAreOfOneMoment() {
        List.of("a", "b", "c", "d").forEach(this::configMap);
        Target all = cluster.target("configmaps", "shop", "");
        Page first = cluster.registry.list(ALICE, all, new ListOptions("", "", 2, "", "", ""));
        assertEquals(2, first.remaining().orElseThrow());
        cluster.registry.delete(ALICE, cluster.target("configmaps", "shop", "c"), DELETE);
        configMap("e");
        Page second = cluster.registry.list(ALICE, all, new ListOptions("", "", 5, first.continueToken(), "", ""));
        assertEquals(List.of("c", "d"), second.items().stream().map(item -> item.document().name()).toList());
        assertEquals(first.resourceVersion(), second.resourceVersion());
    }
}
