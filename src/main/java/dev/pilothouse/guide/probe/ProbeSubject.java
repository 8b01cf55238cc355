package dev.pilothouse.guide.probe;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workload whose probes are looked at, with the pods that it runs.
 *
 * @param ref the workload itself; when a pod was asked for, what makes such pods
 * @param containers those that can have probes, at least one
 * @param pods some of its pods, newest first
 */
public record ProbeSubject(ResourceRef ref, Document live, List<ProbedContainer> containers, List<Document> pods) {

    private static final int ENOUGH_PODS = 50;
    private static final Map<String, Kind> OWNERS = Map.of(
            "ReplicaSet", BuiltIn.REPLICA_SET,
            "Deployment", BuiltIn.DEPLOYMENT,
            "StatefulSet", BuiltIn.STATEFUL_SET,
            "DaemonSet", BuiltIn.DAEMON_SET,
            "Job", BuiltIn.JOB,
            "CronJob", BuiltIn.CRON_JOB,
            "ReplicationController", Kind.namespaced("", "v1", "ReplicationController", "replicationcontrollers"));

    /** Reads objects of the cluster. */
    public interface Reader {

        Document get(ResourceRef ref);

        /** Returns the pods of a namespace that a label selector selects. */
        List<Document> pods(String namespace, String selector);
    }

    /**
     * Reads the workload, or of a pod the workload that makes it.
     *
     * @throws ProblemException {@code NOT_PROBED} when such objects have no containers
     */
    public static ProbeSubject read(ResourceRef asked, Reader reader) {
        ResourceRef ref = asked;
        Document live = reader.get(ref);
        for (Optional<ResourceRef> owner = owner(live, ref); owner.isPresent(); owner = owner(live, ref)) {
            ref = owner.get();
            live = reader.get(ref);
        }
        List<ProbedContainer> containers = ProbedContainer.of(ref, live);
        if (containers.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_PROBED, ref.toString()));
        }
        List<Document> pods = ref.kind().sameAs(BuiltIn.POD)
                ? List.of(live)
                : selector(live.tree().tree("spec", "selector")).map(selector -> reader.pods(asked.namespace(), selector)).orElse(List.of());
        return new ProbeSubject(ref, live, containers, newest(pods));
    }

    private static List<Document> newest(List<Document> pods) {
        List<Document> sorted = new ArrayList<>(pods);
        sorted.sort(java.util.Comparator.comparing((Document pod) -> pod.tree().text("metadata", "creationTimestamp")).reversed());
        return List.copyOf(sorted.subList(0, Math.min(ENOUGH_PODS, sorted.size())));
    }

    /** Jobs of a CronJob and what a Deployment made are followed up; owners that we do not know end the climb. */
    private static Optional<ResourceRef> owner(Document live, ResourceRef ref) {
        return live.tree().trees("metadata", "ownerReferences").stream()
                .filter(owner -> owner.isTrue("controller"))
                .findFirst()
                .flatMap(owner -> Optional.ofNullable(OWNERS.get(owner.text("kind")))
                        .filter(kind -> kind.apiVersion().equals(owner.text("apiVersion")))
                        .map(kind -> new ResourceRef(kind, ref.namespace(), owner.text("name"))));
    }

    /** Writes a selector as the API takes it in a query; empty when it selects nothing. */
    private static Optional<String> selector(Tree selector) {
        List<String> terms = new ArrayList<>();
        Map<String, String> labels = selector.has("matchLabels") ? selector.texts("matchLabels") : selector.has("matchExpressions") ? Map.of() : selector.texts();
        labels.forEach((key, value) -> terms.add(key + "=" + value));
        for (Tree expression : selector.trees("matchExpressions")) {
            String key = expression.text("key");
            String values = String.join(",", expression.list("values").stream().map(String::valueOf).toList());
            terms.add(switch (expression.text("operator")) {
                case "In" -> key + " in (" + values + ")";
                case "NotIn" -> key + " notin (" + values + ")";
                case "DoesNotExist" -> "!" + key;
                default -> key;
            });
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(String.join(",", terms));
    }

    /** Returns the container of that name; without a name the first. */
    public Optional<ProbedContainer> container(String name) {
        return containers.stream().filter(container -> name.isEmpty() || container.name().equals(name)).findFirst();
    }

    /** Returns what its pods tell about the start of that container. */
    public StartUps startUps(String container) {
        return StartUps.of(pods, container);
    }

    /** Returns a pod in which that container runs, the newest. */
    public Optional<ResourceRef> running(String container) {
        return pods.stream()
                .filter(pod -> !pod.tree().has("metadata", "deletionTimestamp"))
                .filter(pod -> java.util.stream.Stream.of("containerStatuses", "initContainerStatuses")
                        .flatMap(field -> pod.tree().trees("status", field).stream())
                        .anyMatch(status -> status.text("name").equals(container) && status.has("state", "running")))
                .findFirst()
                .map(pod -> new ResourceRef(BuiltIn.POD, pod.namespace(), pod.name()));
    }
}
