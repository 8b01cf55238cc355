package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.control.workload.DaemonPlan.Scene;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps one pod of a DaemonSet on every node that its template may be on. */
public final class DaemonSetController implements Controller {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final Objects objects;
    private final InstantSource time;
    private final Events events;
    private final OwnedPods pods;
    private final ControllerRevisions revisions;
    private final Claims claims;
    private final Pauses failedPods = new Pauses(FIRST_PAUSE, LONGEST_PAUSE);

    public DaemonSetController(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.time = agenda;
        this.events = new Events(objects, agenda, name());
        this.pods = new OwnedPods(objects, agenda, events);
        this.revisions = new ControllerRevisions(objects, DaemonSet.HASH);
        this.claims = new Claims(
                objects, DaemonSet.RESOURCE, "DaemonSet", OwnedPods.RESOURCE, owner -> new DaemonSet(owner).selector(), (_, _) -> true);
    }

    @Override
    public String name() {
        return "daemonset-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Triggers.self(DaemonSet.RESOURCE), claims.trigger(), new Trigger("nodes", this::ofNode));
    }

    private List<Name> ofNode(Change change) {
        boolean same = change.type() == Change.Type.MODIFIED
                && change.before().filter(before -> sameForDaemons(before, change.object())).isPresent();
        return same
                ? List.of()
                : objects.list(DaemonSet.RESOURCE, "").stream().map(set -> new Name(set.namespace(), set.name())).toList();
    }

    private static boolean sameForDaemons(Document before, Document node) {
        return before.tree().texts("metadata", "labels").equals(node.tree().texts("metadata", "labels"))
                && before.tree().trees("spec", "taints").equals(node.tree().trees("spec", "taints"));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<DaemonSet> found = objects.get(DaemonSet.RESOURCE, name.namespace(), name.name()).map(DaemonSet::new);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DaemonSet set = found.get();
        List<Document> owned = claims.of(set.document());
        if (Owners.beingDeleted(set.document())) {
            return Optional.empty();
        }
        List<Document> known = revisions.of(set.document());
        Document present = revisions.present(set.document(), known);
        Scene scene = new Scene(set, objects.list("nodes", ""), DaemonSet.byNode(owned), revisions.hash(present), time.instant());
        Optional<Duration> again;
        try {
            again = act(scene);
        } finally {
            writeStatus(scene);
        }
        forgetOldRevisions(set, owned, known, present);
        return Durations.sooner(again, Pods.untilNextAvailable(owned, set.minReadySeconds(), scene.now()));
    }

    private void forgetOldRevisions(DaemonSet set, List<Document> owned, List<Document> known, Document present) {
        Set<String> hashes = owned.stream().map(pod -> pod.tree().text("metadata", "labels", DaemonSet.HASH)).collect(Collectors.toSet());
        Set<String> needed = known.stream()
                .filter(revision -> hashes.contains(revisions.hash(revision)) || revision.name().equals(present.name()))
                .map(Document::name)
                .collect(Collectors.toSet());
        revisions.forgetOldest(set.document(), known, needed);
    }

    private Optional<Duration> act(Scene scene) {
        DaemonPlan placement = DaemonPlan.placement(scene);
        Optional<Duration> again = endFinished(scene, placement);
        carryOut(scene, placement);
        if (placement.isEmpty() && scene.set().rolling()) {
            carryOut(scene, DaemonPlan.update(scene));
        }
        return again;
    }

    /** Deletes pods that ended, failed ones after ever longer pauses; returns after which time to go on. */
    private Optional<Duration> endFinished(Scene scene, DaemonPlan plan) {
        Document set = scene.set().document();
        Optional<Duration> again = Optional.empty();
        for (Document pod : plan.failed()) {
            String key = set.uid() + "/" + DaemonSet.nodeOf(pod);
            Optional<Duration> pause = failedPods.left(key, scene.now());
            if (pause.isPresent()) {
                again = Durations.sooner(again, pause);
                continue;
            }
            failedPods.next(key, scene.now());
            String which = pod.namespace() + "/" + pod.name() + " on node " + DaemonSet.nodeOf(pod);
            events.warning(set, "FailedDaemonPod", "Found failed daemon pod " + which + ", will try to kill it");
            pods.delete(set, pod);
        }
        for (Document pod : plan.succeeded()) {
            String which = pod.namespace() + "/" + pod.name() + " on node " + DaemonSet.nodeOf(pod);
            events.normal(set, "SucceededDaemonPod", "Found succeeded daemon pod " + which + ", will try to delete it");
            pods.delete(set, pod);
        }
        return again;
    }

    private void carryOut(Scene scene, DaemonPlan plan) {
        Document set = scene.set().document();
        Optional<Refusal> failure = Optional.empty();
        for (String node : plan.createOn()) {
            try {
                pods.create(set, scene.set().podFor(node, scene.hash()), set.name() + "-");
            } catch (Refusal refusal) {
                if (OwnedPods.namespaceEnds(refusal)) {
                    return;
                }
                failure = Optional.of(refusal);
                break;
            }
        }
        plan.delete().forEach(pod -> pods.delete(set, pod));
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void writeStatus(Scene scene) {
        Map<String, Object> status = status(scene);
        Document set = scene.set().document();
        if (!set.tree().tree("status").fields().equals(status)) {
            objects.updateStatus(DaemonSet.RESOURCE, Edit.set(set, status, "status"));
        }
    }

    private static Map<String, Object> status(Scene scene) {
        List<Document> wanted = scene.nodes().stream().filter(scene.set()::shouldRunOn).toList();
        long misscheduled = scene.nodes().stream()
                .filter(node -> !wanted.contains(node) && !scene.on(node.name()).isEmpty())
                .count();
        List<Document> first = wanted.stream()
                .flatMap(node -> scene.on(node.name()).stream().min(DaemonPlan.PLACED_AND_OLDEST_FIRST).stream())
                .toList();
        long available = first.stream().filter(scene::available).count();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("currentNumberScheduled", (long) first.size());
        status.put("numberMisscheduled", misscheduled);
        status.put("desiredNumberScheduled", (long) wanted.size());
        status.put("numberReady", first.stream().filter(Pods::ready).count());
        status.put("observedGeneration", scene.set().tree().number(0, "metadata", "generation"));
        Counts.putUnlessZero(
                status, "updatedNumberScheduled", first.stream().filter(pod -> scene.set().updated(pod, scene.hash())).count());
        Counts.putUnlessZero(status, "numberAvailable", available);
        Counts.putUnlessZero(status, "numberUnavailable", wanted.size() - available);
        return status;
    }
}
