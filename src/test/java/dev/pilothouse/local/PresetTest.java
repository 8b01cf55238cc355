package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.BlueprintNode.Taint;
import dev.pilothouse.model.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetIsFlawless(Preset preset) {
        Blueprint blueprint = preset.blueprint("shop", "kindest/node:v1.34.4");
        assertEquals(List.of(), BlueprintCheck.findings(blueprint, Path.of("/")));
        assertEquals("shop", blueprint.name());
        assertEquals("kindest/node:v1.34.4", blueprint.image());
    }

    @Test
    void ingressIsALabelAndTwoPortsThatCanBeTakenBack() {
        Blueprint ingress = Preset.INGRESS.blueprint("shop", "");
        assertEquals("""
                kind: Cluster
                apiVersion: kind.x-k8s.io/v1alpha4
                name: shop
                nodes:
                - role: control-plane
                  labels:
                    ingress-ready: "true"
                  extraPortMappings:
                  - containerPort: 80
                    hostPort: 8080
                    listenAddress: "127.0.0.1"
                  - containerPort: 443
                    hostPort: 8443
                    listenAddress: "127.0.0.1"
                - role: worker
                - role: worker
                """, ingress.text().text());
        assertTrue(Preset.isIngressReady(ingress));
        assertEquals(Preset.THREE_NODES.blueprint("shop", ""), Preset.withoutIngressReady(ingress));
        assertFalse(Preset.isIngressReady(Preset.withoutIngressReady(ingress)));
        assertEquals(ingress, Preset.withIngressReady(ingress));
    }

    private static Document node(String version, Map<String, Object> labels, List<Map<String, Object>> taints) {
        return Document.of(Map.of("metadata", Map.of("labels", labels), "spec", Map.of("taints", taints), "status", Map.of("nodeInfo", Map.of("kubeletVersion", version))));
    }

    @Test
    void aLikenessHasOneOfEachSortBeforeTwoOfAny() {
        List<Document> prod = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            prod.add(node("v1.34.1-eks-1", Map.of("node-role.kubernetes.io/control-plane", ""), List.of(Map.of("key", "node-role.kubernetes.io/control-plane", "effect", "NoSchedule"))));
        }
        for (int i = 0; i < 20; i++) {
            prod.add(node("v1.33.1", Map.of("topology.kubernetes.io/zone", "a", "kubernetes.io/hostname", "n" + i, "node-role.kubernetes.io/worker", ""), List.of()));
        }
        prod.add(node("v1.33.1", Map.of("topology.kubernetes.io/zone", "b", "pool", "gpu"),
                List.of(Map.of("key", "gpu", "value", "yes", "effect", "NoSchedule"), Map.of("key", "node.kubernetes.io/unreachable", "effect", "NoExecute"))));
        Likeness likeness = Likeness.of(prod, "like-prod", 3, NodeImages.shipped().choices("0.33.0", List.of()));
        Blueprint blueprint = likeness.blueprint();
        assertEquals(List.of(), BlueprintCheck.findings(blueprint, Path.of("/")));
        assertEquals(3, blueprint.nodes().stream().filter(BlueprintNode::isControlPlane).count());
        assertEquals(List.of(Map.of("topology.kubernetes.io/zone", "a"), Map.of("topology.kubernetes.io/zone", "a"), Map.of("topology.kubernetes.io/zone", "b", "pool", "gpu")),
                blueprint.nodes().subList(3, 6).stream().map(BlueprintNode::labels).toList());
        assertEquals(List.of(new Taint("gpu", "yes", "NoSchedule")), blueprint.node(5).taints());
        assertEquals("v1.34.11", blueprint.version().orElseThrow().toString());
        assertEquals(21, likeness.workers());
        assertEquals(18, likeness.left());
        assertEquals(List.of("node-role.kubernetes.io/worker"), likeness.dropped());
    }

    @Test
    void aClusterThatHidesItsControlPlanesGetsOne() {
        Likeness likeness = Likeness.of(List.of(node("v1.35.0", Map.of(), List.of())), "like", 5, List.of());
        assertEquals(List.of("like-control-plane", "like-worker"), likeness.blueprint().nodes().stream().map(BlueprintNode::containerName).toList());
        assertEquals("", likeness.blueprint().image());
    }
}
