package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.Ailment.Cause;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.LocalNode.State;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out what keeps a cluster from being used. Changes nothing. */
final class KindDoctor {

    private final KindNodes nodes;
    private final KindMemory memory;
    private final KindKubeconfigs kubeconfigs;
    private final ReadyCheck ready;

    KindDoctor(KindNodes nodes, KindMemory memory, KindKubeconfigs kubeconfigs, ReadyCheck ready) {
        this.nodes = nodes;
        this.memory = memory;
        this.kubeconfigs = kubeconfigs;
        this.ready = ready;
    }

    /** Looks at a cluster from the containers up; what cannot be known while something below is wrong is not asked. */
    List<Ailment> diagnose(String cluster) {
        List<KindNode> members = nodes.of(cluster);
        boolean whole = members.stream()
                .filter(node -> node.role() == Role.CONTROL_PLANE)
                .anyMatch(node -> nodes.file(node, AdminKubeconfig.FILE).isPresent());
        List<Ailment> found = new ArrayList<>(KindList.ailments(cluster, members, whole));
        if (found.stream().anyMatch(ailment -> ailment.cure() == Ailment.Cure.RECREATE)) {
            return found;
        }
        found.addAll(ports(members));
        if (KindList.state(members) == LocalCluster.State.PAUSED) {
            found.addAll(restless(members));
            return found;
        }
        found.addAll(addresses(members, memory.of(cluster).addresses()));
        kubeconfig(cluster, members).ifPresent(found::add);
        if (members.stream().allMatch(KindNode::runs)) {
            api(members).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Ailment> api(List<KindNode> members) {
        if (!ready.apiAnswers(members)) {
            return Optional.of(Ailment.of(Cause.API_SILENT, KindList.server(members).orElse("")));
        }
        List<String> unready = ready.unready(members);
        return unready.isEmpty() ? Optional.empty() : Optional.of(Ailment.of(Cause.NODES_NOT_READY, String.join(", ", unready)));
    }

    private Optional<Ailment> kubeconfig(String cluster, List<KindNode> members) {
        String there = AdminKubeconfig.server(kubeconfigs.kept(cluster));
        String file = kubeconfigs.file(cluster).toString();
        Optional<String> now = KindList.server(members);
        if (there.isEmpty()) {
            return memory.of(cluster).ours() ? Optional.of(Ailment.of(Cause.KUBECONFIG_MISSING, file)) : Optional.empty();
        }
        return now.filter(server -> !server.equals(there)).map(server -> Ailment.of(Cause.KUBECONFIG_STALE, file, there, server));
    }

    /** Several control planes know each other by the addresses that they had first; all else finds its way by names. */
    private List<Ailment> addresses(List<KindNode> members, Map<String, String> first) {
        List<KindNode> controlPlanes = members.stream().filter(node -> node.role() == Role.CONTROL_PLANE).toList();
        List<Ailment> found = new ArrayList<>();
        List<String> peers = controlPlanes.size() > 1 ? moved(controlPlanes, first) : List.of();
        if (!peers.isEmpty()) {
            found.add(Ailment.of(Cause.PEERS_MOVED, String.join(", ", peers)));
            blocked(members, first, Addresses.holders(nodes.engine())).ifPresent(found::add);
        }
        List<String> moved = moved(members, adaptedTo(members));
        if (!moved.isEmpty()) {
            found.add(Ailment.of(Cause.NODES_MOVED, String.join(", ", moved)));
        }
        return found;
    }

    /** Control planes that cannot have their addresses again, because others outside of the cluster have them. */
    static Optional<Ailment> blocked(List<KindNode> members, Map<String, String> had, Map<String, String> holders) {
        Set<String> names = members.stream().map(KindNode::name).collect(Collectors.toSet());
        Map<String, String> others = new TreeMap<>();
        members.stream().filter(node -> node.role() == Role.CONTROL_PLANE).map(node -> had.getOrDefault(node.id(), "")).forEach(address -> {
            String holder = holders.getOrDefault(address, "");
            if (!holder.isEmpty() && !names.contains(holder)) {
                others.put(address, holder);
            }
        });
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Ailment.of(Cause.PEERS_BLOCKED, String.join(", ", others.keySet()), others.values().stream().distinct().collect(Collectors.joining(", "))));
    }

    /** Returns which nodes run at another address than that in the map, by id of the container. */
    static List<String> moved(List<KindNode> members, Map<String, String> had) {
        return members.stream()
                .filter(node -> !node.address().isEmpty() && !had.getOrDefault(node.id(), node.address()).equals(node.address()))
                .map(node -> node.name() + " " + had.get(node.id()) + " → " + node.address())
                .toList();
    }

    /** A node adapts itself to its address when it starts, and keeps the one that it found then. */
    private Map<String, String> adaptedTo(List<KindNode> members) {
        Map<String, String> known = new HashMap<>();
        members.forEach(node -> nodes.file(node, KindPause.OLD_ADDRESS).ifPresent(address -> known.put(node.id(), address.strip())));
        return known;
    }

    /** A paused cluster that the engine would start by itself, with other addresses as a rule. */
    private List<Ailment> restless(List<KindNode> members) {
        String names = members.stream()
                .filter(node -> !KindPause.restart(nodes.containers().inspect(node.id())).equals("no"))
                .map(KindNode::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? List.of() : List.of(Ailment.of(Cause.WAKES_BY_ITSELF, names));
    }

    /** Ports that nodes which stand still need, and that others have now. */
    private List<Ailment> ports(List<KindNode> members) {
        List<Ailment> taken = new ArrayList<>();
        boolean here = nodes.engine().endpoint().scheme().equals("unix") || nodes.engine().endpoint().scheme().equals("npipe");
        for (KindNode node : members) {
            if (here && node.state() == State.STOPPED) {
                KindNode.bound(nodes.containers().inspect(node.id())).stream()
                        .filter(KindDoctor::isTaken)
                        .forEach(port -> taken.add(Ailment.of(Cause.PORT_TAKEN, Integer.toString(port.hostPort()), node.name())));
            }
        }
        return taken;
    }

    static boolean isTaken(Port port) {
        if (port.hostPort() == 0 || !port.protocol().equals("tcp")) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            String host = port.address().isEmpty() ? "0.0.0.0" : port.address();
            socket.bind(new InetSocketAddress(host, port.hostPort()));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
