package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the pods of StatefulSets: each under its own name and with its own volumes, one after the other unless told otherwise, updated
 * from the last to the first.
 */
public final class StatefulSetController implements Controller {

    private final Objects objects;
    private final InstantSource time;
    private final StatefulPods pods;
    private final ControllerRevisions revisions;
    private final Claims claims;

    public StatefulSetController(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.time = agenda;
        this.pods = new StatefulPods(objects, new Events(objects, agenda, name()));
        this.revisions = new ControllerRevisions(objects, "controller.kubernetes.io/hash");
        this.claims = new Claims(
                objects,
                StatefulSet.RESOURCE,
                "StatefulSet",
                OwnedPods.RESOURCE,
                owner -> new StatefulSet(owner).selector(),
                (owner, pod) -> new StatefulSet(owner).ordinal(pod) >= 0);
    }

    @Override
    public String name() {
        return "statefulset-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Triggers.self(StatefulSet.RESOURCE), claims.trigger());
    }

    /**
     * A set and its pods at one moment.
     *
     * @param current revision from which an update started
     * @param update revision of the present template
     */
    private record Scene(StatefulSet set, List<Document> pods, Document current, Document update, Instant now) {

        boolean available(Document pod) {
            return Pods.available(pod, set.minReadySeconds(), now) && !Owners.beingDeleted(pod);
        }

        Optional<Document> at(long ordinal) {
            return pods.stream().filter(pod -> set.ordinal(pod) == ordinal).findFirst();
        }

        /** Returns the pods that should not be there, last first. */
        List<Document> condemned() {
            return pods.stream()
                    .filter(pod -> !set.wants(set.ordinal(pod)))
                    .sorted(Comparator.comparingLong(set::ordinal).reversed())
                    .toList();
        }

        Document revisionFor(long ordinal) {
            return !set.updatesOnDelete() && ordinal < set.start() + set.partition() ? current : update;
        }

        boolean updated(Document pod) {
            return revision(pod).equals(update.name());
        }
    }

    private static String revision(Document pod) {
        return pod.tree().text("metadata", "labels", StatefulSet.REVISION);
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<StatefulSet> found = objects.get(StatefulSet.RESOURCE, name.namespace(), name.name()).map(StatefulSet::new);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        StatefulSet set = found.get();
        List<Document> owned = claims.of(set.document());
        if (Owners.beingDeleted(set.document())) {
            return Optional.empty();
        }
        List<Document> known = revisions.of(set.document());
        Document update = revisions.present(set.document(), known);
        String before = set.tree().text("status", "currentRevision");
        Document current = known.stream().filter(revision -> revision.name().equals(before)).findFirst().orElse(update);
        Scene scene = new Scene(set, owned, current, update, time.instant());
        Optional<Refusal> failure = Optional.empty();
        try {
            act(scene);
        } catch (Refusal refusal) {
            failure = OwnedPods.namespaceEnds(refusal) ? Optional.empty() : Optional.of(refusal);
        }
        writeStatus(scene);
        Set<String> needed = new HashSet<>(Set.of(current.name()));
        needed.add(update.name());
        owned.forEach(pod -> needed.add(revision(pod)));
        revisions.forgetOldest(set.document(), known, needed);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return Pods.untilNextAvailable(owned, set.minReadySeconds(), scene.now());
    }

    private void act(Scene scene) {
        if (fill(scene) && empty(scene) && !scene.set().updatesOnDelete()) {
            replaceOne(scene);
        }
    }

    /** Makes the pods that are missing; tells whether what comes after may go on. */
    private boolean fill(Scene scene) {
        StatefulSet set = scene.set();
        boolean goOn = true;
        for (long ordinal = set.start(); set.wants(ordinal) && (goOn || !set.ordered()); ordinal++) {
            goOn &= settle(scene, ordinal);
        }
        return goOn || !set.ordered();
    }

    /** Tells whether the pod of the ordinal is as it should be, so that the next one may follow. */
    private boolean settle(Scene scene, long ordinal) {
        StatefulSet set = scene.set();
        Optional<Document> there = scene.at(ordinal);
        if (there.isEmpty()) {
            pods.create(set, set.pod(ordinal, scene.revisionFor(ordinal)));
            return false;
        }
        Document pod = there.get();
        if (Pods.finished(pod)) {
            if (!Owners.beingDeleted(pod)) {
                pods.delete(set, pod);
            }
            return false;
        }
        if (Pods.phase(pod).equals("Pending")) {
            pods.createClaims(set, pod);
        }
        pods.keepClaimsOwned(set, pod);
        return scene.available(pod);
    }

    /** Deletes the pods that are too many; tells whether what comes after may go on. */
    private boolean empty(Scene scene) {
        List<Document> condemned = scene.condemned();
        condemned.forEach(pod -> pods.keepClaimsOwned(scene.set(), pod));
        if (!scene.set().ordered()) {
            condemned.stream().filter(pod -> !Owners.beingDeleted(pod)).forEach(pod -> pods.delete(scene.set(), pod));
            return true;
        }
        if (condemned.isEmpty()) {
            return true;
        }
        Document last = condemned.getFirst();
        boolean firstUnavailable = condemned.reversed().stream().filter(pod -> !scene.available(pod)).findFirst().filter(last::equals).isPresent();
        if (!Owners.beingDeleted(last) && (scene.available(last) || firstUnavailable)) {
            pods.delete(scene.set(), last);
        }
        return false;
    }

    /** Deletes the last pod that is not of the present template, once all after it are available. */
    private void replaceOne(Scene scene) {
        StatefulSet set = scene.set();
        for (long ordinal = set.start() + set.replicas() - 1; ordinal >= set.start() + set.partition(); ordinal--) {
            Optional<Document> there = scene.at(ordinal);
            if (there.isEmpty()) {
                return;
            }
            Document pod = there.get();
            if (!scene.updated(pod) && !Owners.beingDeleted(pod)) {
                pods.delete(set, pod);
                return;
            }
            if (!scene.available(pod)) {
                return;
            }
        }
    }

    private void writeStatus(Scene scene) {
        Map<String, Object> status = status(scene);
        if (!scene.set().tree().tree("status").fields().equals(status)) {
            objects.updateStatus(StatefulSet.RESOURCE, Edit.set(scene.set().document(), status, "status"));
        }
    }

    private static Map<String, Object> status(Scene scene) {
        StatefulSet set = scene.set();
        List<Document> staying = scene.pods().stream().filter(pod -> !Owners.beingDeleted(pod)).toList();
        long replicas = scene.pods().size();
        long ready = scene.pods().stream().filter(pod -> Pods.phase(pod).equals("Running") && Pods.ready(pod)).count();
        long updated = staying.stream().filter(scene::updated).count();
        boolean complete = !set.updatesOnDelete() && updated == set.replicas() && ready == set.replicas() && replicas == set.replicas();
        String current = complete ? scene.update().name() : scene.current().name();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", set.tree().number(0, "metadata", "generation"));
        status.put("replicas", replicas);
        Counts.putUnlessZero(status, "readyReplicas", ready);
        Counts.putUnlessZero(
                status, "currentReplicas", complete ? updated : staying.stream().filter(pod -> revision(pod).equals(current)).count());
        Counts.putUnlessZero(status, "updatedReplicas", updated);
        status.put("currentRevision", current);
        status.put("updateRevision", scene.update().name());
        status.put("collisionCount", 0L);
        status.put("availableReplicas", scene.pods().stream()
                .filter(pod -> Pods.available(pod, set.minReadySeconds(), scene.now()))
                .count());
        return status;
    }
}
