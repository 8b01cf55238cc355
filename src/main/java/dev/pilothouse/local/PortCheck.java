package dev.pilothouse.local;

import static dev.pilothouse.local.FieldCheck.plus;
import static dev.pilothouse.local.FindingList.change;

import dev.pilothouse.local.BlueprintNode.Port;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at the ports of this computer that lead to nodes, and at the one of the API server. */
final class PortCheck {

    static final int LAST = 65_535;

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

    private final Blueprint blueprint;
    private final FindingList findings;
    private final List<Taken> taken = new ArrayList<>();
    private final Set<Integer> used = new TreeSet<>();

    /** A port of this computer that the blueprint uses, and for what: a container's name, or empty for the API server. */
    private record Taken(int port, String address, String protocol, String user) {

        boolean meets(Taken other) {
            return port == other.port && protocol.equals(other.protocol) && (address.equals(other.address) || isEverywhere(address) || isEverywhere(other.address));
        }
    }

    PortCheck(Blueprint blueprint, FindingList findings) {
        this.blueprint = blueprint;
        this.findings = findings;
    }

    static boolean isEverywhere(String address) {
        return Subnet.address(address).filter(InetAddress::isAnyLocalAddress).isPresent();
    }

    void check() {
        blueprint.nodes().forEach(node -> node.ports().forEach(port -> used.add(port.hostPort())));
        used.add(blueprint.networking().apiServerPort());
        apiServer();
        blueprint.nodes().forEach(this::node);
    }

    private void apiServer() {
        BlueprintNetworking networking = blueprint.networking();
        int port = networking.apiServerPort();
        List<Object> field = List.of(BlueprintNetworking.NETWORKING, "apiServerPort");
        if (port < -1 || port > LAST) {
            findings.error("api-port", field, change("any-port", networking.withApiServerPort(0)), Integer.toString(port));
        } else if (port > 0) {
            taken.add(new Taken(port, networking.apiServerAddress(), "TCP", ""));
        }
    }

    private void node(BlueprintNode node) {
        List<Object> path = List.of(Blueprint.NODES, node.index(), BlueprintNode.PORTS);
        List<Port> ports = node.ports();
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            List<Object> field = plus(path, i);
            host(node, i, port, plus(field, "hostPort"));
            if (port.containerPort() < 1 || port.containerPort() > LAST) {
                findings.error("container-port", plus(field, "containerPort"), List.of(), Integer.toString(port.containerPort()), node.containerName());
            }
            if (!PROTOCOLS.contains(port.protocol())) {
                String better = PROTOCOLS.contains(port.protocol().toUpperCase(Locale.ROOT)) ? port.protocol().toUpperCase(Locale.ROOT) : "TCP";
                findings.error(
                        "port-protocol", plus(field, "protocol"),
                        change("use-protocol", node.withPort(i, new Port(port.containerPort(), port.hostPort(), port.address(), better)), better), port.protocol());
            }
            if (Subnet.address(port.address()).isEmpty()) {
                findings.error("port-address", plus(field, "listenAddress"), change("listen-here", withAddress(node, i)), port.address());
            }
        }
        everywhere(node, ports, path);
    }

    private void host(BlueprintNode node, int index, Port port, List<Object> field) {
        int host = port.hostPort();
        if (host < -1 || host > LAST) {
            findings.error("host-port", field, change("any-port", withHostPort(node, index, 0)), Integer.toString(host));
            return;
        }
        if (host < 1) {
            return;
        }
        Taken now = new Taken(host, port.address(), port.protocol(), node.containerName());
        Optional<Taken> before = taken.stream().filter(now::meets).findFirst();
        if (before.isPresent()) {
            int free = free(host);
            String said = Integer.toString(host);
            findings.error(
                    before.get().user.isEmpty() ? "port-of-api" : "port-twice", field,
                    change("use-port", withHostPort(node, index, free), Integer.toString(free)), said, node.containerName(), before.get().user);
        }
        taken.add(now);
    }

    private int free(int after) {
        int free = after;
        do {
            free = free == LAST ? 1024 : free + 1;
        } while (used.contains(free));
        used.add(free);
        return free;
    }

    private static Blueprint withHostPort(BlueprintNode node, int index, int hostPort) {
        Port port = node.ports().get(index);
        return node.withPort(index, new Port(port.containerPort(), hostPort, port.address(), port.protocol()));
    }

    private static Blueprint withAddress(BlueprintNode node, int index) {
        Port port = node.ports().get(index);
        return node.withPort(index, new Port(port.containerPort(), port.hostPort(), LOOPBACK, port.protocol()));
    }

    /** Ports that are open to the network, in one finding for the node. */
    private void everywhere(BlueprintNode node, List<Port> ports, List<Object> path) {
        List<Integer> open = new ArrayList<>();
        Blueprint closed = blueprint;
        for (int i = 0; i < ports.size(); i++) {
            if (isEverywhere(ports.get(i).address())) {
                open.add(i);
                closed = withAddress(closed.node(node.index()), i);
            }
        }
        if (!open.isEmpty()) {
            String said = open.stream().map(i -> Integer.toString(ports.get(i).hostPort())).collect(Collectors.joining(", "));
            findings.warning("port-open", plus(path, open.getFirst()), change("listen-here", closed), said, node.containerName());
        }
    }
}
