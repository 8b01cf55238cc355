package dev.pilothouse.session;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.PodStatus;
import dev.pilothouse.kinds.Selectors;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pods behind what a person names: the pod itself, those of a workload, or those that a service sends its connections to. Of a
 * container engine a container stands for itself.
 */
public record Pods(Cluster cluster) {

    /** Labels that tell one pod of a workload, or one version of it, from the others. */
    private static final Set<String> OWN_LABELS = Set.of(
            "pod-template-hash",
            "controller-revision-hash",
            "pod-template-generation",
            "statefulset.kubernetes.io/pod-name",
            "apps.kubernetes.io/pod-index",
            "controller-uid",
            "batch.kubernetes.io/controller-uid");

    /** Returns the reference of a pod that was fetched or listed. */
    public static ResourceRef ref(Document pod) {
        return isContainer(pod)
                ? new ResourceRef(EngineKinds.CONTAINER, "", pod.name())
                : new ResourceRef(BuiltIn.POD, pod.namespace(), pod.name());
    }

    /** Returns the reference of a pod by its bare name, of an engine that of a container. */
    public static ResourceRef named(Session session, String namespace, String name) {
        return session.context().engine()
                ? new ResourceRef(EngineKinds.CONTAINER, "", name)
                : new ResourceRef(BuiltIn.POD, namespace, name);
    }

    private static boolean isContainer(Document document) {
        return document.apiVersion().equals(EngineKinds.CONTAINER.apiVersion()) && document.kindName().equals(EngineKinds.CONTAINER.name());
    }

    /** Tells whether it is a pod, or the container of an engine, that is named. */
    public static boolean single(ResourceRef ref) {
        return ref.kind().sameAs(BuiltIn.POD) || ref.kind().sameAs(EngineKinds.CONTAINER);
    }

    /** Returns the pods of a pod, workload or service, ready ones first; none when it chooses none. */
    public List<Document> of(ResourceRef ref) {
        Document document = cluster.get(ref);
        if (single(ref)) {
            return List.of(document);
        }
        String selector = selector(ref, document);
        return selector.isEmpty() ? List.of() : matching(ref.namespace(), selector);
    }

    /** Returns the label selector by which a workload or service chooses its pods; empty when it chooses none. */
    public static String selector(ResourceRef ref, Document document) {
        return ref.kind().name().equals("Service")
                ? equalities(document.tree().texts("spec", "selector"))
                : Selectors.text(document.tree().tree("spec", "selector")).orElse("");
    }

    /** Returns the pods that a label selector chooses, ready ones first. */
    public List<Document> matching(String namespace, String selector) {
        List<Document> pods = new ArrayList<>();
        cluster.documents(new Query(BuiltIn.POD, namespace, selector, ""), pods::add);
        pods.sort(Comparator.comparing((Document pod) -> !ready(pod)).thenComparing(pod -> !running(pod)));
        return pods;
    }

    private static String equalities(Map<String, String> labels) {
        return labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).collect(Collectors.joining(","));
    }

    /** Tells whether its containers run and nobody wants it gone. */
    public static boolean running(Document pod) {
        if (isContainer(pod)) {
            return pod.tree().text("spec", "state").equals("running");
        }
        return pod.tree().text("status", "phase").equals("Running") && !pod.tree().has("metadata", "deletionTimestamp");
    }

    private static boolean ready(Document pod) {
        return running(pod)
                && pod.tree().trees("status", "conditions").stream()
                        .anyMatch(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True"));
    }

    /** Returns the container that is meant when none is named: the annotated one, else the first, as kubectl chooses it. */
    public static String defaultContainer(Document pod) {
        List<String> names = containers(pod);
        String annotated = pod.tree().text("metadata", "annotations", "kubectl.kubernetes.io/default-container");
        return names.contains(annotated) ? annotated : names.isEmpty() ? "" : names.getFirst();
    }

    /** Returns the names of a pod's ordinary containers. */
    public static List<String> containers(Document pod) {
        if (isContainer(pod)) {
            return List.of(pod.name());
        }
        return pod.tree().trees("spec", "containers").stream().map(container -> container.text("name")).toList();
    }

    /** Tells whether a container of the pod was started with a terminal, which one who attaches has to know. */
    public static boolean hasTerminal(Document pod, String container) {
        return isContainer(pod) ? pod.tree().isTrue("status", "Config", "Tty") : spec(pod, container).isTrue("tty");
    }

    /** Tells whether a container of the pod reads what one who attaches types. */
    public static boolean takesInput(Document pod, String container) {
        return isContainer(pod) ? pod.tree().isTrue("status", "Config", "OpenStdin") : spec(pod, container).isTrue("stdin");
    }

    private static Tree spec(Document pod, String container) {
        return Stream.of("containers", "ephemeralContainers", "initContainers")
                .flatMap(group -> pod.tree().trees("spec", group).stream())
                .filter(each -> each.text("name").equals(container))
                .findFirst()
                .orElse(Tree.EMPTY);
    }

    /** Returns the names of all containers of a pod that run now, with those that were added to look into it and those that began it. */
    public static List<String> runningContainers(Document pod) {
        if (isContainer(pod)) {
            return running(pod) ? List.of(pod.name()) : List.of();
        }
        return Stream.of("containerStatuses", "ephemeralContainerStatuses", "initContainerStatuses")
                .flatMap(group -> pod.tree().trees("status", group).stream())
                .filter(status -> status.has("state", "running"))
                .map(status -> status.text("name"))
                .toList();
    }

    /** Returns what is known of the state of one container of a pod, as the kubelet tells it. */
    public static Tree status(Document pod, String container) {
        return Stream.of("containerStatuses", "ephemeralContainerStatuses", "initContainerStatuses")
                .flatMap(group -> pod.tree().trees("status", group).stream())
                .filter(status -> status.text("name").equals(container))
                .findFirst()
                .orElse(Tree.EMPTY);
    }

    /**
     * Returns where a connection goes when that pod serves it.
     *
     * @param port number or name; for a service the port of the service
     */
    Forward.Target target(ResourceRef ref, String port, Document pod) {
        return new Forward.Target(ref(pod), ref.kind().name().equals("Service") ? servicePort(ref, port, pod) : podPort(ref, port, pod));
    }

    /**
     * Returns the pod that a connection goes to now: a ready one, and as long as it runs the one that was used before.
     *
     * @param before the pod that was used so far, empty at first; of a pod that is gone, one that has taken its place is found
     * @throws ProblemException {@code NO_POD_READY}, {@code POD_NOT_RUNNING} of a pod, or {@code NOT_FOUND} of what was named
     */
    public Document pod(ResourceRef ref, Optional<Document> before) {
        if (before.isPresent()) {
            Optional<Document> now = again(before.get());
            if (now.isPresent() && running(now.get()) && now.get().uid().equals(before.get().uid())) {
                return now.get();
            }
        }
        List<Document> pods = ref.kind().sameAs(BuiltIn.POD) && before.isPresent() ? successors(before.get()) : of(ref);
        return pods.stream()
                .filter(Pods::running)
                .findFirst()
                .orElseThrow(() -> new ProblemException(idle(ref, pods)));
    }

    /** What is wrong with those that could be connected to if they ran. */
    private static Problem idle(ResourceRef ref, List<Document> pods) {
        return !ref.kind().sameAs(BuiltIn.POD) || pods.isEmpty()
                ? Problem.of(ProblemCode.NO_POD_READY, ref.toString())
                : Problem.of(ProblemCode.POD_NOT_RUNNING, ref(pods.getFirst()).toString(), PodStatus.word(pods.getFirst()));
    }

    private Optional<Document> again(Document pod) {
        try {
            return Optional.of(cluster.get(ref(pod)));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns the pods of the same workload; a pod without one has nobody to take its place, unless it is made again by its name. */
    private List<Document> successors(Document gone) {
        boolean controlled = gone.tree().trees("metadata", "ownerReferences").stream().anyMatch(owner -> owner.isTrue("controller"));
        Map<String, String> labels = gone.tree().texts("metadata", "labels");
        labels.keySet().removeAll(OWN_LABELS);
        return controlled && !labels.isEmpty() ? matching(gone.namespace(), equalities(labels)) : again(gone).map(List::of).orElse(List.of());
    }

    private static int podPort(ResourceRef ref, String port, Document pod) {
        return number(port)
                .or(() -> pod.tree().trees("spec", "containers").stream()
                        .flatMap(container -> container.trees("ports").stream())
                        .filter(each -> each.text("name").equals(port))
                        .map(each -> (int) each.number(0, "containerPort"))
                        .findFirst())
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.PORT_CLOSED, port, ref.toString())));
    }

    /** A headless service's targetPort counts, too, as kubectl has it. */
    private int servicePort(ResourceRef ref, String port, Document pod) {
        Tree entry = cluster.get(ref).tree().trees("spec", "ports").stream()
                .filter(each -> each.text("name").equals(port) || each.text("port").equals(port))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.PORT_CLOSED, port, ref.toString())));
        return podPort(ref, entry.text("targetPort").isEmpty() ? entry.text("port") : entry.text("targetPort"), pod);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
