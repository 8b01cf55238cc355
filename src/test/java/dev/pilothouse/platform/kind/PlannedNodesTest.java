package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Progress.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedNodesTest {

    private static Blueprint blueprint(String... roles) {
        StringBuilder text = new StringBuilder("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: shop\nnodes:\n");
        for (String role : roles) {
            text.append("- role: ").append(role).append('\n');
        }
        return Blueprint.of(text.toString());
    }

    @Test
    void namesNodesAsKindDoes() {
        PlannedNodes nodes = PlannedNodes.of(blueprint("worker", "control-plane", "worker", "control-plane", "worker"));
        assertEquals(List.of("shop-control-plane", "shop-control-plane2", "shop-worker", "shop-worker2", "shop-worker3"), nodes.all());
        assertEquals(6, nodes.containers());
    }

    @Test
    void plansWhatTheBlueprintNeeds() {
        Blueprint highlyAvailable = blueprint("control-plane", "control-plane", "worker").extras().withRegistry(5001);
        List<Step> steps = PlannedNodes.of(highlyAvailable).steps(highlyAvailable, true);
        assertTrue(steps.containsAll(List.of(Step.LOAD_BALANCER, Step.JOIN_CONTROL_PLANES, Step.JOIN_WORKERS, Step.REGISTRY)));
        Blueprint bare = blueprint("control-plane").networking().withDefaultPluginDisabled(true);
        assertEquals(
                List.of(Step.IMAGE, Step.NODES, Step.CONFIGURATION, Step.CONTROL_PLANE, Step.STORAGE, Step.KUBECONFIG, Step.API_READY),
                PlannedNodes.of(bare).steps(bare, true));
        assertFalse(PlannedNodes.of(bare).steps(bare, false).contains(Step.API_READY));
    }
}
