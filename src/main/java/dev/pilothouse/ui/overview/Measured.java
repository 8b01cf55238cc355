package dev.pilothouse.ui.overview;

import dev.pilothouse.session.Metering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured last; nothing until then, and nothing where nobody measures. */
record Measured(Map<String, Use> pods, Map<String, Use> nodes) {

    static final Measured NOTHING = new Measured(Map.of(), Map.of());
    private static final Use NONE = new Use(0, 0);

    /** Processor in thousandths of a core, memory in bytes. */
    record Use(long cpu, long memory) {}

    static Measured of(List<Metering.Use> pods, List<Metering.Use> nodes) {
        return new Measured(byName(pods), byName(nodes));
    }

    private static Map<String, Use> byName(List<Metering.Use> uses) {
        Map<String, Use> byName = new HashMap<>();
        uses.forEach(use -> byName.put(use.namespace() + "/" + use.name(), new Use(use.cpu(), use.memory())));
        return byName;
    }

    Use pod(String namespace, String name) {
        return pods.getOrDefault(namespace + "/" + name, NONE);
    }

    Use node(String name) {
        return nodes.getOrDefault("/" + name, NONE);
    }
}
