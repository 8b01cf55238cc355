package dev.pilothouse.ui.simulation;

import dev.pilothouse.guide.Simulation;
import dev.pilothouse.testing.FakeCluster;
import java.util.List;
import java.util.Map;

/** A playground in memory: its objects are there and nothing happens by itself. */
final class FakePlayground {

    private FakePlayground() {}

    static FakeCluster cluster() {
        FakeCluster cluster = new FakeCluster();
        cluster.offer(Simulation.CLOCK);
        cluster.offer(Simulation.FAULT);
        cluster.put(Simulation.CLOCK, Map.of("metadata", Map.of("name", "clock"), "spec", Map.of("speed", 1.0)));
        for (String pod : List.of("cart-1", "payments-1")) {
            cluster.put(FakeCluster.POD, FakeCluster.named("shop", pod));
        }
        for (String node : List.of("playground-worker", "playground-worker2")) {
            cluster.put(FakeCluster.NODE, FakeCluster.named("", node));
        }
        return cluster;
    }

    static void fault(FakeCluster cluster, String name, String action, Map<String, Object> target, String phase) {
        cluster.put(Simulation.FAULT, Map.of(
                "metadata", Map.of("name", name), "spec", Map.of("action", action, "target", target), "status", Map.of("phase", phase)));
    }
}
