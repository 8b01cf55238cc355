package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.control.scheduler.Filter.Verdict;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a node for each pod that has none, as kube-scheduler's default profile does: nodes that will not do are filtered out, the others
 * scored, and chance decides between equals.
 *
 * <p>A pod that fits nowhere is looked at again when nodes or pods change, after a back-off of one second that doubles up to ten. What the
 * filters and scores ask is in the other classes of this room, one for each family.
 */
public final class Scheduler implements Controller {

    static final String NAME = "default-scheduler";

    private final Objects objects;
    private final Agenda agenda;
    private final Events events;
    private final ClusterInfo cluster;
    private final WaitingPods queue = new WaitingPods();
    private final VolumeBinding volumes;
    private final List<Filter> filters;
    private final Scores scores = new Scores();
    private final Preemption preemption;

    public Scheduler(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.agenda = agenda;
        this.events = new Events(objects, agenda, NAME);
        this.cluster = new ClusterInfo(objects);
        this.volumes = new VolumeBinding(objects);
        this.filters = List.of(new Taints(), new NodeAffinity(), new HostPorts(), new ResourcesFit(), volumes,
                new TopologySpread(), new PodAffinity());
        this.preemption = new Preemption(objects, filters);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger("nodes", this::nodeChanged),
                new Trigger("pods", this::podChanged),
                new Trigger("persistentvolumeclaims", _ -> queue.wake(_ -> true)),
                new Trigger("storageclasses.storage.k8s.io", _ -> queue.wake(_ -> true)));
    }

    private List<Name> nodeChanged(Change change) {
        cluster.changed(change);
        boolean heartbeat = change.before().filter(before -> sameForScheduling(before, change.object())).isPresent();
        return heartbeat ? List.of() : queue.wake(_ -> true);
    }

    private static boolean sameForScheduling(Document before, Document after) {
        return before.tree().tree("spec").equals(after.tree().tree("spec"))
                && before.tree().tree("metadata", "labels").equals(after.tree().tree("metadata", "labels"))
                && before.tree().tree("status", "allocatable").equals(after.tree().tree("status", "allocatable"));
    }

    private List<Name> podChanged(Change change) {
        Document pod = change.object();
        Name name = new Name(pod.namespace(), pod.name());
        boolean gone = change.type() == Change.Type.DELETED;
        if (!pod.tree().text("spec", "nodeName").isEmpty()) {
            cluster.changed(change);
            queue.leave(name);
            String phase = pod.tree().text("status", "phase");
            if (gone || phase.equals("Succeeded") || phase.equals("Failed")) {
                return queue.wake(_ -> true);
            }
            boolean newcomer = change.before().map(before -> before.tree().text("spec", "nodeName").isEmpty()).orElse(true);
            return newcomer ? queue.wake(waiting -> !waiting.affinity().isEmpty() || waiting.spec().has("topologySpreadConstraints")) : List.of();
        }
        if (gone) {
            queue.leave(name);
            return List.of();
        }
        if (!ours(pod)) {
            return List.of();
        }
        boolean changed = change.before().map(before -> !before.tree().tree("spec").equals(pod.tree().tree("spec"))
                || !before.tree().tree("metadata", "labels").equals(pod.tree().tree("metadata", "labels"))).orElse(true);
        return changed ? queue.enter(name, pod.tree().number(0, "spec", "priority")) : List.of();
    }

    private static boolean ours(Document pod) {
        String scheduler = pod.tree().text("spec", "schedulerName");
        return (scheduler.isEmpty() || scheduler.equals(NAME))
                && pod.tree().list("spec", "schedulingGates").isEmpty()
                && !pod.tree().has("metadata", "deletionTimestamp");
    }

    /** Places the pod, after all that are more important and not waiting for their back-off. */
    @Override
    public Optional<Duration> reconcile(Name name) {
        for (Name before : queue.moreImportant(name, agenda.instant())) {
            attempt(before);
        }
        return attempt(name);
    }

    private Optional<Duration> attempt(Name name) {
        Duration wait = queue.backOff(name, agenda.instant());
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        Optional<Document> found = objects.get("pods", name.namespace(), name.name());
        if (found.isEmpty() || !ours(found.get()) || !found.get().tree().text("spec", "nodeName").isEmpty()) {
            queue.leave(name);
            return Optional.empty();
        }
        return schedule(name, PodInfo.of(found.get()));
    }

    private Optional<Duration> schedule(Name name, PodInfo pod) {
        List<NodeInfo> nodes = cluster.nodes();
        if (nodes.isEmpty()) {
            return refused(name, pod, "no nodes available to schedule pods", Optional.empty());
        }
        Optional<String> hopeless = volumes.hopeless(pod);
        if (hopeless.isPresent()) {
            return refused(name, pod, Messages.hopeless(nodes.size(), hopeless.get()), Optional.empty());
        }
        Map<NodeInfo, Verdict> verdicts = judge(pod, nodes);
        List<NodeInfo> fitting = nodes.stream().filter(node -> !verdicts.containsKey(node)).toList();
        if (fitting.isEmpty()) {
            Preemption.Outcome outcome = preemption.look(pod, cluster, verdicts);
            String after = outcome.plan().isPresent() ? "" : outcome.words();
            Optional<Duration> again = refused(name, pod, Messages.unplaceable(verdicts.values(), after), outcome.plan());
            outcome.plan().ifPresent(plan -> preempt(pod, plan));
            return again;
        }
        return bind(name, pod, scores.best(pod, fitting, cluster, agenda.chance()));
    }

    private Map<NodeInfo, Verdict> judge(PodInfo pod, List<NodeInfo> nodes) {
        List<Filter.Check> checks = filters.stream().map(filter -> filter.prepare(pod, cluster)).toList();
        Map<NodeInfo, Verdict> refused = new LinkedHashMap<>();
        for (NodeInfo node : nodes) {
            NodeInfo as = queue.withNominated(node, pod);
            for (Filter.Check check : checks) {
                Verdict verdict = check.judge(as);
                if (!verdict.passes()) {
                    refused.put(node, verdict);
                    break;
                }
            }
        }
        return refused;
    }

    private Optional<Duration> bind(Name name, PodInfo pod, NodeInfo node) {
        volumes.selectNode(pod, node.name());
        if (!volumes.allBound(pod)) {
            return Optional.of(Duration.ofSeconds(1));
        }
        try {
            objects.bind(name.namespace(), name.name(), node.name());
        } catch (Refusal refusal) {
            if (refusal.code() == 404 || refusal.code() == 409) {
                queue.leave(name);
                return Optional.empty();
            }
            throw refusal;
        }
        queue.leave(name);
        cluster.place(pod, node.name());
        String message = "Successfully assigned " + name.namespace() + "/" + name.name() + " to " + node.name();
        events.normal(pod.document(), "Scheduled", message);
        return Optional.empty();
    }

    private Optional<Duration> refused(Name name, PodInfo pod, String message, Optional<Preemption.Plan> plan) {
        if (queue.failed(name, agenda.instant(), pod, message, plan.map(found -> found.node().name()))) {
            events.warning(pod.document(), "FailedScheduling", message);
        }
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("conditions", conditions(pod.document().tree(), message));
        plan.ifPresent(found -> status.put("nominatedNodeName", found.node().name()));
        boolean told = pod.document().tree().trees("status", "conditions").stream().anyMatch(condition -> condition.text("message").equals(message));
        if (!told || plan.isPresent()) {
            objects.patchStatus("pods", name.namespace(), name.name(), Map.of("status", status));
        }
        return Optional.empty();
    }

    private List<Object> conditions(Tree pod, String message) {
        List<Object> conditions = new ArrayList<>();
        String since = Timestamps.write(agenda.instant());
        for (Tree condition : pod.trees("status", "conditions")) {
            if (!condition.text("type").equals("PodScheduled")) {
                conditions.add(condition.fields());
            } else if (condition.text("status").equals("False") && !condition.text("lastTransitionTime").isEmpty()) {
                since = condition.text("lastTransitionTime");
            }
        }
        Map<String, Object> scheduled = new LinkedHashMap<>();
        scheduled.put("lastProbeTime", null);
        scheduled.put("lastTransitionTime", since);
        scheduled.put("message", message);
        scheduled.put("observedGeneration", pod.number(1, "metadata", "generation"));
        scheduled.put("reason", "Unschedulable");
        scheduled.put("status", "False");
        scheduled.put("type", "PodScheduled");
        conditions.add(scheduled);
        return conditions;
    }

    private void preempt(PodInfo pod, Preemption.Plan plan) {
        for (PodInfo victim : plan.victims()) {
            Document document = victim.document();
            if (victim.terminating()) {
                continue;
            }
            String message = "Preempted by pod " + pod.document().uid() + " on node " + plan.node().name();
            objects.get("pods", document.namespace(), document.name()).ifPresent(now -> objects.patchStatus("pods", document.namespace(), document.name(),
                    Map.of("status", Map.of("conditions", disrupted(now.tree(), agenda.instant())))));
            events.normal(document, "Preempted", message);
            objects.delete("pods", document.namespace(), document.name(), DeleteOptions.background());
        }
    }

    private static List<Object> disrupted(Tree pod, Instant now) {
        List<Object> conditions = new ArrayList<>();
        pod.trees("status", "conditions").stream().filter(condition -> !condition.text("type").equals("DisruptionTarget")).forEach(condition -> conditions.add(condition.fields()));
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("lastProbeTime", null);
        target.put("lastTransitionTime", Timestamps.write(now));
        target.put("message", NAME + ": preempting to accommodate a higher priority pod");
        target.put("observedGeneration", pod.number(1, "metadata", "generation"));
        target.put("reason", "PreemptionByScheduler");
        target.put("status", "True");
        target.put("type", "DisruptionTarget");
        conditions.add(target);
        return conditions;
    }
}
