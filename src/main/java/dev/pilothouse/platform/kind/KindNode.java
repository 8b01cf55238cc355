package dev.pilothouse.platform.kind;

import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.LocalNode.State;
import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container that plays a node of a kind cluster, as the engine's list of containers tells it.
 *
 * @param id of the container
 * @param address in kind's network, IPv4 where there is one; empty while it stands still
 * @param ports that are open now; none while it stands still
 * @param endpoint where its API server is reached when the engine says so by a label, as Docker Desktop does; empty otherwise
 */
record KindNode(
        String id, String cluster, String name, Role role, State state, String address, String image, Instant created, List<Port> ports, List<String> volumes,
        String endpoint) {

    /** The label that names a node's cluster; whatever has it belongs to kind. */
    static final String CLUSTER = "io.x-k8s.kind.cluster";

    private static final String ROLE = "io.x-k8s.kind.role";
    private static final String ENDPOINT = "desktop.docker.io/ports/6443/tcp";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final String EVERYWHERE_6 = "::";

    /** Returns the nodes in a list of containers, by cluster, control planes first, then by name. */
    static List<KindNode> read(List<Tree> containers) {
        return containers.stream()
                .filter(container -> !container.texts("Labels").getOrDefault(CLUSTER, "").isEmpty())
                .map(KindNode::of)
                .sorted(Comparator.comparing(KindNode::cluster)
                        .thenComparing(KindNode::role)
                        .thenComparing(node -> node.name().length())
                        .thenComparing(KindNode::name))
                .toList();
    }

    private static KindNode of(Tree container) {
        Map<String, String> labels = container.texts("Labels");
        String name = container.list("Names").stream().findFirst().map(String::valueOf).orElse("");
        List<String> volumes = container.trees("Mounts").stream()
                .filter(mount -> mount.text("Type").equals("volume"))
                .map(mount -> mount.text("Name"))
                .toList();
        return new KindNode(
                container.text("Id"),
                labels.getOrDefault(CLUSTER, ""),
                name.startsWith("/") ? name.substring(1) : name,
                role(labels.getOrDefault(ROLE, "")),
                state(container.text("State")),
                address(container.tree("NetworkSettings", "Networks")),
                container.text("Image"),
                Instant.ofEpochSecond(container.number(0, "Created")),
                ports(container.trees("Ports")),
                volumes,
                labels.getOrDefault(ENDPOINT, ""));
    }

    private static Role role(String word) {
        return switch (word) {
            case "control-plane" -> Role.CONTROL_PLANE;
            case "external-load-balancer" -> Role.LOAD_BALANCER;
            default -> Role.WORKER;
        };
    }

    private static State state(String word) {
        return switch (word) {
            case "running" -> State.RUNNING;
            case "paused" -> State.FROZEN;
            case "restarting" -> State.RESTARTING;
            default -> State.STOPPED;
        };
    }

    /** Nodes are in one network, which may be called otherwise than {@code kind}. */
    private static String address(Tree networks) {
        for (String key : List.of("IPAddress", "GlobalIPv6Address")) {
            Optional<String> found = networks.fields().keySet().stream()
                    .sorted(Comparator.comparing((String network) -> !network.equals("kind")))
                    .map(network -> networks.text(network, key))
                    .filter(address -> !address.isEmpty())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return "";
    }

    /** An engine tells a port that is open everywhere twice, once for IPv4 and once for IPv6. */
    private static List<Port> ports(List<Tree> told) {
        List<Port> ports = new ArrayList<>();
        for (Tree port : told) {
            if (port.number(0, "PublicPort") > 0) {
                ports.add(new Port(port.text("IP"), (int) port.number(0, "PublicPort"), (int) port.number(0, "PrivatePort"), port.text("Type")));
            }
        }
        return inOrder(ports);
    }

    /** Returns the ports that a container's own description binds, whether it runs or not; those that the engine chooses are 0. */
    static List<Port> bound(Tree inspected) {
        List<Port> ports = new ArrayList<>();
        Tree bindings = inspected.tree("HostConfig", "PortBindings");
        bindings.fields().keySet().forEach(key -> {
            String[] parts = key.split("/", 2);
            for (Tree binding : bindings.trees(key)) {
                ports.add(new Port(binding.text("HostIp"), (int) binding.number(0, "HostPort"), Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "tcp"));
            }
        });
        return inOrder(ports);
    }

    private static List<Port> inOrder(List<Port> ports) {
        return ports.stream()
                .filter(port -> !port.address().equals(EVERYWHERE_6)
                        || ports.stream().noneMatch(other -> other.address().equals(EVERYWHERE) && other.hostPort() == port.hostPort() && other.protocol().equals(port.protocol())))
                .distinct()
                .sorted(Comparator.comparing((Port port) -> !port.leadsToApi()).thenComparing(Port::nodePort).thenComparing(Port::hostPort).thenComparing(Port::protocol))
                .toList();
    }

    boolean runs() {
        return state == State.RUNNING;
    }

    LocalNode told(List<Port> known) {
        return new LocalNode(name, role, state, address, image, ports.isEmpty() ? known : ports);
    }
}
