package dev.pilothouse.metric;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Metering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the resource metrics API told at one moment.
 *
 * @param pods uses by container, of each pod by {@link #key}
 * @param nodes uses by name
 * @param nodesForbidden whether the nodes are not there because they may not be read
 */
public record Round(Instant at, Map<String, List<Part>> pods, Map<String, Use> nodes, boolean nodesForbidden) {

    /** Before the first. */
    public static final Round NOTHING = new Round(Instant.EPOCH, Map.of(), Map.of(), false);

    /** One container. */
    public record Part(String container, Use use) {}

    public static String key(String namespace, String pod) {
        return namespace + "/" + pod;
    }

    /** Returns what a pod uses, nothing when it was not measured. */
    public Use pod(String namespace, String pod) {
        return pod(key(namespace, pod));
    }

    /** Returns the same by its key. */
    public Use pod(String key) {
        return pods.getOrDefault(key, List.of()).stream().map(Part::use).reduce(Use.NONE, Use::plus);
    }

    public boolean measured(String namespace, String pod) {
        return pods.containsKey(key(namespace, pod));
    }

    /**
     * Reads once; blocks.
     *
     * @param namespaces whose pods, empty for all; none at all when absent
     * @throws ProblemException {@code NO_METRICS} where the cluster doesn't serve the API
     */
    static Round read(Cluster cluster, Optional<Set<String>> namespaces, boolean withNodes) {
        Kind pod = Metering.POD_METRICS;
        if (cluster.catalog(false).kind(pod.apiVersion(), pod.name()).isEmpty() && cluster.catalog(true).kind(pod.apiVersion(), pod.name()).isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NO_METRICS));
        }
        Map<String, List<Part>> pods = new HashMap<>();
        for (String namespace : namespaces.map(some -> some.isEmpty() ? Set.of("") : some).orElse(Set.of())) {
            cluster.documents(Query.in(pod, namespace), document -> pods.put(key(document.namespace(), document.name()), parts(document)));
        }
        Map<String, Use> nodes = new HashMap<>();
        boolean forbidden = !withNodes;
        if (withNodes) {
            try {
                cluster.documents(Query.all(Metering.NODE_METRICS), document -> nodes.put(document.name(), use(document.tree().tree("usage"))));
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.FORBIDDEN) {
                    throw e;
                }
                forbidden = true;
            }
        }
        return new Round(cluster.clock().instant(), pods, nodes, forbidden);
    }

    private static List<Part> parts(Document pod) {
        List<Part> parts = new ArrayList<>();
        for (Tree container : pod.tree().trees("containers")) {
            parts.add(new Part(container.text("name"), use(container.tree("usage"))));
        }
        return parts;
    }

    private static Use use(Tree usage) {
        return new Use(amount(usage.text("cpu"), 3), amount(usage.text("memory"), 0));
    }

    private static double amount(String text, int digits) {
        return Quantity.parse(text).map(quantity -> quantity.value().movePointRight(digits).doubleValue()).orElse(0.0);
    }
}
