package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.Ailment.Cause;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.LocalNode.State;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.kind.KindMemory.Kept;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All clusters of kind on the engine, whoever made them, read from the engine alone.
 *
 * <p>What a container never changes is asked once: its version of Kubernetes, the ports that it binds, and that its creation came to an end.
 */
final class KindList {

    static final String PROVIDER = "kind";

    /** A cluster without an administrator's kubeconfig is being made for so long, afterwards its creation was broken off. */
    private static final Duration LONGEST_CREATION = Duration.ofMinutes(10);

    private static final String EVERYWHERE = "0.0.0.0";

    private final KindNodes nodes;
    private final KindMemory memory;
    private final Function<String, Path> kubeconfigs;
    private final Predicate<String> making;
    private final Clock clock;
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final Map<String, List<Port>> bound = new ConcurrentHashMap<>();
    private final Map<String, Boolean> finished = new ConcurrentHashMap<>();

    /**
     * @param kubeconfigs tells the file of ours for a cluster
     * @param making whether this program is just making the cluster
     */
    KindList(KindNodes nodes, KindMemory memory, Function<String, Path> kubeconfigs, Predicate<String> making, Clock clock) {
        this.nodes = nodes;
        this.memory = memory;
        this.kubeconfigs = kubeconfigs;
        this.making = making;
        this.clock = clock;
    }

    List<LocalCluster> all() {
        Map<String, List<KindNode>> byCluster = nodes.all().stream().collect(Collectors.groupingBy(KindNode::cluster, LinkedHashMap::new, Collectors.toList()));
        List<LocalCluster> clusters = new ArrayList<>();
        byCluster.forEach((name, members) -> clusters.add(cluster(name, members)));
        return clusters;
    }

    /** @throws ProblemException {@code LOCAL_CLUSTER_UNKNOWN} */
    LocalCluster one(String cluster) {
        return cluster(cluster, nodes.of(cluster));
    }

    private LocalCluster cluster(String name, List<KindNode> members) {
        boolean inProgress = making.test(name);
        boolean whole = inProgress || isFinished(members);
        Instant made = members.stream().map(KindNode::created).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        boolean young = made.plus(LONGEST_CREATION).isAfter(clock.instant());
        LocalCluster.State state = inProgress || (!whole && young) ? LocalCluster.State.MAKING : whole ? state(members) : LocalCluster.State.PARTLY;
        Kept kept = remember(name, members, state);
        return new LocalCluster(
                PROVIDER,
                name,
                state,
                kubeconfigs.apply(name),
                AdminKubeconfig.context(name),
                state == LocalCluster.State.RUNNING ? server(members).orElse("") : "",
                0,
                members.stream().filter(KindList::isNode).findFirst().map(this::version).orElse(""),
                Optional.of(made),
                kept.ours(),
                members.stream().map(node -> node.told(ports(node))).toList(),
                state == LocalCluster.State.MAKING ? List.of() : ailments(name, members, whole));
    }

    static boolean isNode(KindNode node) {
        return node.role() != Role.LOAD_BALANCER;
    }

    static LocalCluster.State state(List<KindNode> members) {
        if (members.stream().allMatch(KindNode::runs)) {
            return LocalCluster.State.RUNNING;
        }
        return members.stream().allMatch(node -> node.state() == State.STOPPED) ? LocalCluster.State.PAUSED : LocalCluster.State.PARTLY;
    }

    /** Finds what is wrong as far as the engine's list shows it. */
    static List<Ailment> ailments(String cluster, List<KindNode> members, boolean whole) {
        List<Ailment> found = new ArrayList<>();
        boolean paused = state(members) == LocalCluster.State.PAUSED;
        if (members.stream().noneMatch(node -> node.role() == Role.CONTROL_PLANE)) {
            found.add(Ailment.of(Cause.CONTROL_PLANE_GONE, cluster));
        } else if (!whole) {
            found.add(Ailment.of(Cause.UNFINISHED, cluster));
        }
        if (!paused) {
            inState(members, State.STOPPED).ifPresent(names -> found.add(Ailment.of(Cause.NODES_STOPPED, names)));
        }
        inState(members, State.FROZEN).ifPresent(names -> found.add(Ailment.of(Cause.NODES_FROZEN, names)));
        inState(members, State.RESTARTING).ifPresent(names -> found.add(Ailment.of(Cause.NODES_RESTARTING, names)));
        return found;
    }

    private static Optional<String> inState(List<KindNode> members, State state) {
        String names = members.stream().filter(node -> node.state() == state).map(KindNode::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Returns where the API server is reached from this computer, as kind finds it: at the load balancer when there is one. */
    static Optional<String> server(List<KindNode> members) {
        return members.stream()
                .filter(node -> node.role() != Role.WORKER)
                .max(Comparator.comparing(KindNode::role))
                .flatMap(node -> node.endpoint().isEmpty()
                        ? node.ports().stream().filter(Port::leadsToApi).findFirst().map(KindList::place)
                        : Optional.of(node.endpoint()))
                .map(place -> "https://" + place);
    }

    private static String place(Port port) {
        String host = port.address().isEmpty() || port.address().equals(EVERYWHERE) ? "127.0.0.1" : port.address().equals("::") ? "::1" : port.address();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port.hostPort();
    }

    /** Control planes and the balancer before them have an administrator's kubeconfig at the end, and not before. */
    private boolean isFinished(List<KindNode> members) {
        List<KindNode> controlPlanes = members.stream().filter(node -> node.role() == Role.CONTROL_PLANE).toList();
        return controlPlanes.isEmpty() || controlPlanes.stream().anyMatch(node -> {
            boolean known = finished.containsKey(node.id());
            boolean done = known || nodes.file(node, AdminKubeconfig.FILE).isPresent();
            if (done && !known) {
                finished.put(node.id(), true);
            }
            return done;
        });
    }

    private String version(KindNode node) {
        return versions.computeIfAbsent(node.id(), _ -> nodes.file(node, "/kind/version").map(String::strip).orElse(""));
    }

    private List<Port> ports(KindNode node) {
        return node.runs() ? node.ports() : bound.computeIfAbsent(node.id(), id -> KindNode.bound(nodes.containers().inspect(id)));
    }

    /**
     * Several control planes know each other by the addresses that they had first, so those are kept; elsewhere they are kept only while it is paused.
     */
    private Kept remember(String cluster, List<KindNode> members, LocalCluster.State state) {
        Kept kept = memory.of(cluster);
        Map<String, String> now = members.stream().collect(Collectors.toMap(KindNode::id, KindNode::address));
        boolean several = KindPause.keepsFirst(members);
        boolean same = kept.addresses().keySet().equals(now.keySet());
        if (several && !same && state == LocalCluster.State.RUNNING && !now.containsValue("")) {
            kept = kept.withAddresses(now);
            memory.keep(cluster, kept);
        }
        return kept;
    }
}
