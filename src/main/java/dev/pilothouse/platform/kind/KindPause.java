package dev.pilothouse.platform.kind;

import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.LocalNode.State;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.Containers;
import dev.pilothouse.platform.kind.KindMemory.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pauses and resumes whole clusters.
 *
 * <p>Kind has no verb for that. Stopped containers would come back by themselves when the engine restarts, so they are told not to, and told
 * again what they were told before once they run. Their addresses are given away while they stand still, so they start in the order that gives
 * them back.
 */
final class KindPause {

    /** Where a node keeps the address that it had when it last started. */
    static final String OLD_ADDRESS = "/kind/old-ipv4";

    /** When kind tells the engine to start a node by itself. */
    private static final String USUAL_RESTART = "on-failure:1";

    private static final String NEVER = "no";
    private static final Pattern PORT = Pattern.compile("(\\S+):(\\d+)(?:: bind| failed| ->)");
    private static final List<String> PORT_WORDS = List.of("address already in use", "port is already allocated", "Ports are not available");

    private final KindNodes nodes;
    private final KindMemory memory;

    KindPause(KindNodes nodes, KindMemory memory) {
        this.nodes = nodes;
        this.memory = memory;
    }

    /** Stops what runs: workers, then control planes, then the load balancer; those of one role at once. */
    void pause(String cluster, Steps steps) {
        List<KindNode> members = nodes.of(cluster);
        steps.plan(Step.STOP_WORKERS, Step.STOP_CONTROL_PLANES, Step.STOP_LOAD_BALANCER);
        nodes.about(cluster, () -> {
            stayAsleep(cluster, members);
            thaw(members);
            stop(members, Role.WORKER, Step.STOP_WORKERS, steps);
            stop(members, Role.CONTROL_PLANE, Step.STOP_CONTROL_PLANES, steps);
            stop(members, Role.LOAD_BALANCER, Step.STOP_LOAD_BALANCER, steps);
            return true;
        });
    }

    /** Remembers when the engine would start each node, and tells it not to. */
    private void stayAsleep(String cluster, List<KindNode> members) {
        Kept kept = memory.of(cluster);
        Map<String, String> restarts = new HashMap<>();
        Map<String, String> addresses = new HashMap<>(keepsFirst(members) ? kept.addresses() : Map.of());
        addresses.keySet().retainAll(members.stream().map(KindNode::id).toList());
        for (KindNode node : members) {
            String now = restart(nodes.containers().inspect(node.id()));
            restarts.put(node.id(), now.equals(NEVER) ? kept.restarts().getOrDefault(node.id(), USUAL_RESTART) : now);
            if (!node.address().isEmpty()) {
                addresses.putIfAbsent(node.id(), node.address());
            }
        }
        memory.keep(cluster, kept.withRestarts(restarts).withAddresses(addresses));
        Parallel.all(members, node -> {
            nodes.containers().restartPolicy(node.id(), NEVER, 0);
            return true;
        });
    }

    /** Several control planes know each other by the addresses that they had first; all else adapts itself to what it gets. */
    static boolean keepsFirst(List<KindNode> members) {
        return members.stream().filter(node -> node.role() == Role.CONTROL_PLANE).count() > 1;
    }

    static String restart(Tree inspected) {
        String name = inspected.text("HostConfig", "RestartPolicy", "Name");
        long most = inspected.number(0, "HostConfig", "RestartPolicy", "MaximumRetryCount");
        return name.isEmpty() ? NEVER : most > 0 ? name + ":" + most : name;
    }

    /** A frozen container would not hear that it shall stop. */
    void thaw(List<KindNode> members) {
        members.stream().filter(node -> node.state() == State.FROZEN).forEach(node -> nodes.containers().unpause(node.id()));
    }

    private void stop(List<KindNode> members, Role role, Step step, Steps steps) {
        List<KindNode> some = members.stream().filter(node -> node.role() == role && node.state() != State.STOPPED).toList();
        if (!some.isEmpty()) {
            steps.take(step, names(some), () -> {
                Parallel.all(some, node -> {
                    nodes.containers().stop(node.id(), Optional.empty());
                    return true;
                });
            });
        }
    }

    /**
     * Starts what stands still, so that each gets the address that it had, and lets the engine start them again as before.
     *
     * <p>When one cannot start, those that were started here stop again, so that the cluster is paused as it was.
     *
     * @return the nodes that have another address than they had, with the old and the new one
     */
    List<String> resume(String cluster, Steps steps) {
        List<KindNode> members = nodes.of(cluster);
        return nodes.about(cluster, () -> {
            thaw(members);
            List<KindNode> still = members.stream().filter(node -> node.state() == State.STOPPED).toList();
            if (!still.isEmpty()) {
                steps.take(Step.START_NODES, names(still), () -> start(cluster, members, still, steps));
            }
            List<String> moved = KindDoctor.moved(nodes.of(cluster), memory.of(cluster).addresses());
            wakeAsBefore(cluster, members);
            return moved;
        });
    }

    private void start(String cluster, List<KindNode> members, List<KindNode> still, Steps steps) {
        Map<String, String> had = had(cluster, still);
        Map<String, KindNode> byName = still.stream().collect(Collectors.toMap(KindNode::name, node -> node));
        List<KindNode> started = new ArrayList<>();
        try (Addresses addresses = new Addresses(nodes)) {
            Set<String> taken = addresses.taken();
            String image = members.stream().filter(KindList::isNode).findFirst().orElse(members.getFirst()).image();
            for (StartOrder.Step next : StartOrder.of(had, taken, addresses.lowest()).steps()) {
                switch (next) {
                    case StartOrder.Step.Hold(String _) -> addresses.hold(image);
                    case StartOrder.Step.Start(String name) -> {
                        KindNode node = Objects.requireNonNull(byName.get(name));
                        steps.seen(name, NodeStage.STARTING, had.getOrDefault(name, ""));
                        start(node);
                        started.add(node);
                        steps.seen(name, NodeStage.CONTAINER_RUNS, had.getOrDefault(name, ""));
                    }
                }
            }
        } catch (ProblemException e) {
            Parallel.inAnyCase(() -> backToSleep(started));
            throw e;
        }
    }

    private void start(KindNode node) {
        try {
            nodes.containers().start(node.id());
        } catch (ProblemException e) {
            String words = e.problem().detail();
            if (PORT_WORDS.stream().anyMatch(words::contains)) {
                Matcher port = PORT.matcher(words);
                boolean told = port.find();
                Problem taken = Problem.of(ProblemCode.NODE_PORT_TAKEN, told ? port.group(2) : "?", told ? port.group(1) : node.name());
                throw new ProblemException(taken.withDetail(words), e);
            }
            throw e;
        }
    }

    private void backToSleep(List<KindNode> started) {
        for (KindNode node : started.reversed()) {
            try {
                nodes.containers().stop(node.id(), Optional.empty());
            } catch (ProblemException e) {
                // what it was about is thrown; a node that does not stop is seen in the list
            }
        }
    }

    /** Returns the address that each node shall get: the one that we remember, else the one that the node itself remembers. */
    private Map<String, String> had(String cluster, List<KindNode> some) {
        Map<String, String> kept = memory.of(cluster).addresses();
        Map<String, String> had = new HashMap<>();
        some.forEach(node -> had.put(node.name(), kept.getOrDefault(node.id(), nodes.file(node, OLD_ADDRESS).map(String::strip).orElse(""))));
        return had;
    }

    private void wakeAsBefore(String cluster, List<KindNode> members) {
        Kept kept = memory.of(cluster);
        Containers containers = nodes.containers();
        for (KindNode node : members) {
            String[] policy = kept.restarts().getOrDefault(node.id(), USUAL_RESTART).split(":", 2);
            containers.restartPolicy(node.id(), policy[0], policy.length > 1 ? Integer.parseInt(policy[1]) : 0);
        }
        memory.keep(cluster, kept.withRestarts(Map.of()).withAddresses(keepsFirst(members) ? kept.addresses() : Map.of()));
    }

    private static String names(List<KindNode> some) {
        return some.stream().map(KindNode::name).collect(Collectors.joining(", "));
    }
}
