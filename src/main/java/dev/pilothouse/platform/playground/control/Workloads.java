package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.Served;
import dev.pilothouse.platform.playground.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the pods that workloads ask for, starts them, and counts them in the workloads' status.
 *
 * <p>One step looks at everything and does what is due; it may be repeated at any time. Pods belong to their workload directly: replica
 * sets between Deployments and pods, rollouts and the scheduler's rules are not simulated yet.
 */
public final class Workloads {

    private static final Kind POD = kind("v1", "Pod");
    private static final Kind NODE = kind("v1", "Node");
    private static final List<Kind> KINDS = List.of(kind("apps/v1", "Deployment"), kind("apps/v1", "StatefulSet"), kind("apps/v1", "DaemonSet"));

    private final Store store;
    private final Clock clock;
    private final long startSeconds;

    /**
     * @param startSeconds how long a new pod takes to start
     */
    public Workloads(Store store, Clock clock, long startSeconds) {
        this.store = store;
        this.clock = clock;
        this.startSeconds = startSeconds;
    }

    /** Does what is due now. */
    public void step() {
        for (Kind kind : KINDS) {
            for (Document workload : store.list(kind, "").documents()) {
                reconcile(kind, workload);
            }
        }
        dropOrphans();
    }

    private void reconcile(Kind kind, Document workload) {
        List<Document> pods = podsOf(workload);
        int wanted = wanted(kind, workload.tree());
        for (int missing = pods.size(); missing < wanted; missing++) {
            createPod(kind, workload, missing);
        }
        pods.stream().sorted(Comparator.comparing(Document::name).reversed()).limit(Math.max(0, pods.size() - wanted)).forEach(pod -> store.delete(ref(POD, pod)));
        podsOf(workload).stream().filter(this::dueToStart).forEach(this::start);
        count(kind, workload, wanted);
    }

    private int wanted(Kind kind, Tree workload) {
        return kind.name().equals("DaemonSet") ? nodes().size() : (int) workload.number(1, "spec", "replicas");
    }

    private void createPod(Kind kind, Document workload, int index) {
        List<Document> nodes = nodes();
        String node = nodes.isEmpty() ? "" : nodes.get(Math.floorMod(index + workload.name().hashCode(), nodes.size())).name();
        String name = workload.name() + "-" + (kind.name().equals("StatefulSet") ? Integer.toString(index) : suffix(workload, index));
        Tree template = workload.tree().tree("spec", "template");
        store.update(new ResourceRef(POD, workload.namespace(), name), _ -> Pods.create(workload.tree(), template, node, now()));
    }

    /** Names look like the real ones: a hash of the template and five letters that differ from pod to pod. */
    private static String suffix(Document workload, int index) {
        int template = workload.tree().tree("spec", "template").hashCode();
        return letters(template, 9) + "-" + letters(Objects.hash(workload.uid(), index, template), 5);
    }

    private static String letters(int seed, int length) {
        String alphabet = "bcdfghjklmnpqrstvwxz2456789";
        StringBuilder text = new StringBuilder();
        long rest = Integer.toUnsignedLong(seed) * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt((int) Long.remainderUnsigned(rest, alphabet.length())));
            rest = Long.divideUnsigned(rest, alphabet.length());
        }
        return text.toString();
    }

    private boolean dueToStart(Document pod) {
        Instant created = Instant.parse(pod.tree().text("metadata", "creationTimestamp"));
        return pod.tree().text("status", "phase").equals("Pending") && !created.plusSeconds(startSeconds).isAfter(clock.instant());
    }

    private void start(Document pod) {
        String ip = "10.244." + Math.floorMod(pod.tree().text("spec", "nodeName").hashCode(), 4) + "." + (2 + Math.floorMod(pod.uid().hashCode(), 250));
        with(ref(POD, pod), "status", Pods.started(pod.tree(), ip, now()));
    }

    private void count(Kind kind, Document workload, int wanted) {
        List<Document> pods = podsOf(workload);
        long ready = pods.stream().filter(pod -> Pods.ready(pod.tree())).count();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", workload.tree().number(1, "metadata", "generation"));
        if (kind.name().equals("DaemonSet")) {
            status.put("desiredNumberScheduled", (long) wanted);
            status.put("currentNumberScheduled", (long) pods.size());
            status.put("updatedNumberScheduled", (long) pods.size());
            status.put("numberReady", ready);
            status.put("numberAvailable", ready);
        } else {
            status.put("replicas", (long) pods.size());
            status.put("updatedReplicas", (long) pods.size());
            status.put("currentReplicas", (long) pods.size());
            status.put("readyReplicas", ready);
            status.put("availableReplicas", ready);
            status.put("unavailableReplicas", wanted - ready);
        }
        if (kind.name().equals("Deployment")) {
            status.put("conditions", Rollouts.conditions(workload.tree(), ready, wanted));
        }
        with(ref(kind, workload), "status", status);
    }

    private void dropOrphans() {
        List<String> owners = KINDS.stream().flatMap(kind -> store.list(kind, "").documents().stream()).map(Document::uid).toList();
        store.list(POD, "").documents().stream()
                .filter(pod -> !owner(pod).isEmpty() && !owners.contains(owner(pod)) && KINDS.stream().anyMatch(kind -> kind.name().equals(ownerKind(pod))))
                .forEach(pod -> store.delete(ref(POD, pod)));
    }

    private List<Document> podsOf(Document workload) {
        return store.list(POD, workload.namespace()).documents().stream().filter(pod -> owner(pod).equals(workload.uid())).toList();
    }

    private static String owner(Document pod) {
        return pod.tree().trees("metadata", "ownerReferences").stream().map(reference -> reference.text("uid")).findFirst().orElse("");
    }

    private static String ownerKind(Document pod) {
        return pod.tree().trees("metadata", "ownerReferences").stream().map(reference -> reference.text("kind")).findFirst().orElse("");
    }

    private List<Document> nodes() {
        return store.list(NODE, "").documents().stream().filter(node -> takesPods(node.tree())).toList();
    }

    private static boolean takesPods(Tree node) {
        return !node.isTrue("spec", "unschedulable")
                && node.trees("spec", "taints").stream().noneMatch(taint -> taint.text("effect").equals("NoSchedule"));
    }

    private void with(ResourceRef ref, String field, Map<String, Object> value) {
        store.update(ref, fields -> {
            fields.put(field, value);
            return fields;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static ResourceRef ref(Kind kind, Document document) {
        return new ResourceRef(kind, document.namespace(), document.name());
    }

    private static Kind kind(String apiVersion, String name) {
        return Served.named(apiVersion, name).orElseThrow();
    }
}
