package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
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
 * Keeps as many pods as a ReplicaSet, or a ReplicationController, asks for.
 *
 * <p>Pods are made in batches of 1, 2, 4, … so that a namespace that refuses them is asked once a round and not for each pod.
 */
public final class ReplicaSetController implements Controller {

    private static final int MOST_AT_ONCE = 500;
    private static final String FAILURE = "ReplicaFailure";

    private final String name;
    private final String resource;
    private final Objects objects;
    private final Agenda agenda;
    private final OwnedPods pods;
    private final Claims claims;

    private ReplicaSetController(String name, String resource, String kind, Objects objects, Agenda agenda) {
        this.name = name;
        this.resource = resource;
        this.objects = objects;
        this.agenda = agenda;
        this.pods = new OwnedPods(objects, agenda, new Events(objects, agenda, name));
        this.claims = new Claims(objects, resource, kind, OwnedPods.RESOURCE, ReplicaSetController::selector, (_, pod) -> Pods.active(pod));
    }

    /** Returns the one of ReplicaSets. */
    public static ReplicaSetController ofReplicaSets(Objects objects, Agenda agenda) {
        return new ReplicaSetController("replicaset-controller", ReplicaSet.RESOURCE, "ReplicaSet", objects, agenda);
    }

    /** Returns the one of ReplicationControllers. */
    public static ReplicaSetController ofReplicationControllers(Objects objects, Agenda agenda) {
        return new ReplicaSetController("replication-controller", "replicationcontrollers", "ReplicationController", objects, agenda);
    }

    private static LabelSelector selector(Document owner) {
        return owner.kindName().equals("ReplicaSet")
                ? Selectors.read(owner.tree().tree("spec", "selector"))
                : Selectors.equal(owner.tree().texts("spec", "selector"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Triggers.self(resource), claims.trigger());
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<Document> found = objects.get(resource, name.namespace(), name.name());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Document set = found.get();
        List<Document> active = claims.of(set).stream().filter(Pods::active).toList();
        Optional<Refusal> failure = Owners.beingDeleted(set) ? Optional.empty() : scale(set, active);
        writeStatus(set, active, failure);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return Pods.untilNextAvailable(active, set.tree().number(0, "spec", "minReadySeconds"), agenda.instant());
    }

    /** Makes the pods that are missing or deletes those that are too many; returns what went wrong. */
    private Optional<Refusal> scale(Document set, List<Document> active) {
        long missing = set.tree().number(1, "spec", "replicas") - active.size();
        try {
            if (missing > 0) {
                create(set, Math.min(missing, MOST_AT_ONCE));
            } else if (missing < 0) {
                List<Document> least = new ArrayList<>(active);
                least.sort(DeletionOrder.missedLeastFirst(related(set, active), agenda.instant()));
                least.stream().limit(Math.min(-missing, MOST_AT_ONCE)).forEach(pod -> pods.delete(set, pod));
            }
            return Optional.empty();
        } catch (Refusal refusal) {
            return OwnedPods.namespaceEnds(refusal) ? Optional.empty() : Optional.of(refusal);
        }
    }

    private void create(Document set, long count) {
        Document pod = OwnedPods.fromTemplate(set, set.tree().tree("spec", "template"));
        long left = count;
        for (long batch = 1; left > 0; batch = Math.min(2 * batch, left)) {
            Optional<Refusal> failure = Optional.empty();
            for (long i = 0; i < batch; i++) {
                try {
                    pods.create(set, pod, set.name() + "-");
                } catch (Refusal refusal) {
                    failure = Optional.of(refusal);
                }
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
            left -= batch;
        }
    }

    private List<Document> related(Document set, List<Document> own) {
        Optional<Tree> owner = Owners.controllerOf(set);
        if (owner.isEmpty()) {
            return own;
        }
        return objects.controlledBy(resource, owner.get().text("uid")).stream()
                .flatMap(sibling -> objects.controlledBy(OwnedPods.RESOURCE, sibling.uid()).stream())
                .toList();
    }

    private void writeStatus(Document set, List<Document> active, Optional<Refusal> failure) {
        Map<String, Object> status = status(set, active, failure, agenda.instant());
        if (!set.tree().tree("status").fields().equals(status)) {
            objects.updateStatus(resource, Edit.set(set, status, "status"));
        }
    }

    private static Map<String, Object> status(Document set, List<Document> active, Optional<Refusal> failure, Instant now) {
        long minReadySeconds = set.tree().number(0, "spec", "minReadySeconds");
        LabelSelector template = Selectors.equal(set.tree().texts("spec", "template", "metadata", "labels"));
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("replicas", (long) active.size());
        Counts.putUnlessZero(status, "fullyLabeledReplicas", active.stream()
                .filter(pod -> template.matches(Labels.of(pod.tree().texts("metadata", "labels"))))
                .count());
        Counts.putUnlessZero(status, "readyReplicas", active.stream().filter(Pods::ready).count());
        Counts.putUnlessZero(status, "availableReplicas", active.stream()
                .filter(pod -> Pods.available(pod, minReadySeconds, now))
                .count());
        status.put("observedGeneration", set.tree().number(0, "metadata", "generation"));
        Conditions conditions = conditions(set, active, failure, now);
        if (!conditions.list().isEmpty()) {
            status.put("conditions", conditions.fields());
        }
        return status;
    }

    private static Conditions conditions(Document set, List<Document> active, Optional<Refusal> failure, Instant now) {
        Conditions conditions = Conditions.of(set.tree());
        if (failure.isEmpty()) {
            return conditions.without(FAILURE);
        }
        if (conditions.find(FAILURE).isPresent()) {
            return conditions;
        }
        String reason = active.size() < set.tree().number(1, "spec", "replicas") ? "FailedCreate" : "FailedDelete";
        String message = String.valueOf(failure.get().getMessage());
        return conditions.with(Conditions.condition(FAILURE, "True", reason, message, Timestamps.write(now)));
    }
}
