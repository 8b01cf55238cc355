package dev.pilothouse.platform.kind;

import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.ExecResult;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells whether a cluster can be used: its API server answers, and its nodes are ready.
 *
 * <p>It asks with kubectl in a control plane, so that the way from this computer plays no part. What a cluster says of a node may be older than
 * the node's start; a node counts once it renewed its lease since then, by the clock of the nodes alone.
 */
final class ReadyCheck {

    /** An API server with a large etcd takes half a minute on a slow machine. */
    static final Duration LONGEST = Duration.ofMinutes(3);

    private static final Duration ASK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KindNodes nodes;

    ReadyCheck(KindNodes nodes) {
        this.nodes = nodes;
    }

    /** Waits until the API server answers and all nodes are ready. */
    void await(String cluster, Steps steps) {
        steps.take(Step.API_READY, "", () -> until(cluster, "API", () -> apiAnswers(nodes.of(cluster))));
        steps.take(Step.NODES_READY, "", () -> until(cluster, "nodes", () -> unready(nodes.of(cluster)).isEmpty()));
    }

    /** Waits no longer than that, and tells whether the cluster can be used then. */
    boolean settles(String cluster, Duration limit) {
        return within(limit, () -> apiAnswers(nodes.of(cluster)) && unready(nodes.of(cluster)).isEmpty());
    }

    private static void until(String cluster, String what, BooleanSupplier done) {
        if (!within(LONGEST, done)) {
            throw new ProblemException(Problem.of(ProblemCode.CLUSTER_NOT_READY, cluster, Long.toString(LONGEST.toSeconds()), what));
        }
    }

    private static boolean within(Duration limit, BooleanSupplier done) {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
            }
        }
        return true;
    }

    /** Tells whether an API server of the cluster says that it is ready. */
    boolean apiAnswers(List<KindNode> members) {
        return members.stream()
                .filter(node -> node.role() == Role.CONTROL_PLANE && node.runs())
                .anyMatch(node -> asked(() -> nodes.kubectl(node, ASK, "get", "--raw=/readyz")).code() == 0);
    }

    /** Returns the names of the nodes that the cluster knows and that are not ready now; all of them when it does not say. */
    List<String> unready(List<KindNode> members) {
        for (KindNode node : members) {
            if (node.role() == Role.CONTROL_PLANE && node.runs()) {
                ExecResult said = asked(() -> nodes.kubectl(node, ASK, "get", "nodes,leases.coordination.k8s.io", "--namespace=kube-node-lease", "-o", "json"));
                if (said.code() == 0) {
                    return unready(said.output(), started(members));
                }
            }
        }
        return members.stream().filter(KindList::isNode).map(KindNode::name).toList();
    }

    /** A node that stops in the middle of a question does not answer it, which is an answer too. */
    private static ExecResult asked(Supplier<ExecResult> question) {
        try {
            return question.get();
        } catch (ProblemException e) {
            return switch (e.problem().code()) {
                case ENGINE_REFUSED, ENGINE_SILENT, CONTAINER_NOT_RUNNING -> new ExecResult(1, "", e.problem().detail());
                default -> throw e;
            };
        }
    }

    private Map<String, Instant> started(List<KindNode> members) {
        Map<String, Instant> started = new HashMap<>();
        members.stream().filter(KindNode::runs).forEach(node -> started.put(node.name(), time(nodes.containers().inspect(node.id()).text("State", "StartedAt"))));
        return started;
    }

    /**
     * Reads which nodes are not ready.
     *
     * @param answer nodes and leases of nodes, as {@code kubectl get} writes a list of them
     * @param started when each node started
     */
    static List<String> unready(String answer, Map<String, Instant> started) {
        Map<String, Boolean> ready = new TreeMap<>();
        Map<String, Instant> renewed = new HashMap<>();
        for (Tree item : items(answer)) {
            String name = item.text("metadata", "name");
            if (item.text("kind").equals("Node")) {
                ready.put(name, item.trees("status", "conditions").stream()
                        .anyMatch(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True")));
            } else {
                renewed.put(name, time(item.text("spec", "renewTime")));
            }
        }
        return ready.keySet().stream()
                .filter(node -> !ready.getOrDefault(node, false)
                        || renewed.getOrDefault(node, Instant.MAX).isBefore(started.getOrDefault(node, Instant.EPOCH)))
                .toList();
    }

    private static List<Tree> items(String answer) {
        Object value = answer.startsWith("{") ? Json.readValue(answer.getBytes(StandardCharsets.UTF_8)) : null;
        return value == null ? List.of() : new Tree(Map.of("answer", value)).trees("answer", "items");
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
