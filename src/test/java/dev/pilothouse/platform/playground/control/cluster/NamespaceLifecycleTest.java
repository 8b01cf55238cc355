package dev.pilothouse.platform.playground.control.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.playground.admission.NamespaceGuard;
import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import dev.pilothouse.platform.playground.status.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamespaceLifecycleTest {

    private final SimulatedCluster cluster = new SimulatedCluster(new NamespaceGuard());

    @BeforeEach
    void start() {
        cluster.with((objects, agenda) -> new NamespaceLifecycle(cluster.registry, objects, cluster.schemas, agenda));
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void goesWithAllThatIsInIt() {
        cluster.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}");
        cluster.create("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {selector: {matchLabels: {app: a}}, "
                + "template: {metadata: {labels: {app: a}}, spec: {containers: [{name: main, image: web}]}}}}");
        cluster.delete("namespaces", "shop", Propagation.BACKGROUND);
        assertEquals(List.of("a"), cluster.names("configmaps"));
        cluster.pass(Duration.ofSeconds(5));
        assertTrue(cluster.find("namespaces", "shop").isEmpty());
        assertEquals(List.of(), cluster.names("configmaps"));
        assertEquals(List.of(), cluster.names("deployments.apps"));
    }

    @Test
    void tellsWhatHoldsItAndGoesWhenThatIsGone() {
        cluster.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: held, namespace: shop, finalizers: [example.com/hold]}}");
        cluster.delete("namespaces", "shop", Propagation.BACKGROUND);
        cluster.pass(Duration.ofSeconds(5));
        assertEquals("Terminating", cluster.get("namespaces", "shop").text("status", "phase"));
        assertEquals(
                List.of(
                        "NamespaceDeletionDiscoveryFailure False ResourcesDiscovered: All resources successfully discovered",
                        "NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions: All legacy kube types successfully parsed",
                        "NamespaceDeletionContentFailure False ContentDeleted: All content successfully deleted, may be waiting on finalization",
                        "NamespaceContentRemaining True SomeResourcesRemain: Some resources are remaining: configmaps. has 1 resource instances",
                        "NamespaceFinalizersRemaining True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances"),
                cluster.get("namespaces", "shop").trees("status", "conditions").stream()
                        .map(one -> one.text("type") + " " + one.text("status") + " " + one.text("reason") + ": " + one.text("message"))
                        .toList());
        cluster.patch("configmaps", "held", "{metadata: {finalizers: null}}");
        cluster.pass(Duration.ofSeconds(2));
        assertTrue(cluster.find("namespaces", "shop").isEmpty());
    }

    @Test
    void takesNothingNewWhileItGoes() {
        cluster.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: held, namespace: shop, finalizers: [example.com/hold]}}");
        cluster.delete("namespaces", "shop", Propagation.BACKGROUND);
        Refusal refusal = assertThrows(Refusal.class, () -> cluster.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: late, namespace: shop}}"));
        assertEquals(403, refusal.code());
        assertEquals(
                "configmaps \"late\" is forbidden: unable to create new content in namespace shop because it is being terminated",
                refusal.getMessage());
        assertTrue(refusal.details().containsKey("causes"));
    }

    @Test
    void keepsTheFirstNamespaces() {
        cluster.create("{apiVersion: v1, kind: Namespace, metadata: {name: default}}");
        Refusal refusal = assertThrows(Refusal.class, () -> cluster.delete("namespaces", "default", Propagation.BACKGROUND));
        assertEquals("namespaces \"default\" is forbidden: this namespace may not be deleted", refusal.getMessage());
    }
}
