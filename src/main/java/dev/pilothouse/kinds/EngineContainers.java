package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.NodeContainer;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Containers of an engine, as its list of containers says them. */
final class EngineContainers {

    private static final String COMPOSE = "com.docker.compose.project";

    private EngineContainers() {}

    static TableBuilder<Tree> table() {
        return TableBuilder.named()
                .text("IMAGE", "status.Image")
                .text("STATUS", container -> ContainerState.of(container.tree("status")).health().word())
                .text("PORTS", EngineContainers::ports)
                .cell("CPU", Align.RIGHT, container -> share(container.number(-1, "status", "usage", "cpuMillis")))
                .cell("MEMORY", Align.RIGHT, container -> EngineObjects.bytes(container.number(-1, "status", "usage", "memory")))
                .text("PART OF", EngineContainers::partOf)
                .age()
                .text("NETWORKS", EngineContainers::networks)
                .whenWide()
                .reads("status.State", "status.Status", "status.Health", "status.Ports", "status.usage", "status.NetworkSettings")
                .health(EngineContainers::health);
    }

    private static Health health(Tree container) {
        return ContainerState.of(container.tree("status")).health();
    }

    /** The same port on IPv4 and IPv6 is one to a person. */
    private static String ports(Tree container) {
        Set<String> ports = new TreeSet<>();
        for (Tree port : container.trees("status", "Ports")) {
            String inside = port.text("PrivatePort") + "/" + port.text("Type").toLowerCase(Locale.ROOT);
            String outside = port.text("PublicPort");
            if (outside.isEmpty() || outside.equals("0")) {
                ports.add(inside);
            } else {
                String address = port.text("IP");
                boolean anywhere = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
                String shown = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
                ports.add((anywhere ? "" : shown + ":") + outside + "->" + inside);
            }
        }
        return String.join(", ", ports);
    }

    private static String networks(Tree container) {
        return String.join(", ", new TreeSet<>(container.tree("status", "NetworkSettings", "Networks").fields().keySet()));
    }

    /** A node of a cluster, or a service of a Compose project. */
    private static String partOf(Tree container) {
        Map<String, String> labels = container.texts("metadata", "labels");
        String project = labels.getOrDefault(COMPOSE, "");
        return NodeContainer.of(labels)
                .map(node -> node.tool() + " " + node.cluster())
                .orElse(project.isEmpty() ? "" : "compose " + project);
    }

    /** The part of one processor, in percent as the docker command has it. */
    private static Cell share(long millis) {
        if (millis < 0) {
            return Cell.Text.EMPTY;
        }
        BigDecimal percent = BigDecimal.valueOf(millis, 1);
        return new Cell.Amount(new Quantity(percent.toPlainString() + "%", percent));
    }
}
