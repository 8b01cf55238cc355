package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.control.workload.Revisions.Sets;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rolls out Deployments: one ReplicaSet for each template, the newest grown and the older ones shrunk within what may surge and be missing.
 *
 * <p>Behaves as the Kubernetes documentation on Deployments says, with the real controller's conditions, events and annotations.
 */
public final class DeploymentController implements Controller {

    private final Objects objects;
    private final InstantSource time;
    private final Events events;
    private final Revisions revisions;
    private final Claims claims;

    public DeploymentController(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.time = agenda;
        this.events = new Events(objects, agenda, name());
        this.revisions = new Revisions(objects, events);
        this.claims = new Claims(
                objects, Deployment.RESOURCE, "Deployment", ReplicaSet.RESOURCE, owner -> new Deployment(owner).selector(), (_, _) -> true);
    }

    @Override
    public String name() {
        return "deployment-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Triggers.self(Deployment.RESOURCE), claims.trigger(), new Trigger("pods", this::ofLastPod));
    }

    /** A Deployment that replaces all pods at once waits for the last old one to be gone. */
    private List<Name> ofLastPod(Change change) {
        if (change.type() != Change.Type.DELETED && !Pods.finished(change.object())) {
            return List.of();
        }
        String namespace = change.object().namespace();
        return Owners.controllerOf(change.object())
                .filter(owner -> owner.text("kind").equals("ReplicaSet"))
                .flatMap(owner -> objects.get(ReplicaSet.RESOURCE, namespace, owner.text("name")))
                .flatMap(Owners::controllerOf)
                .map(owner -> new Name(namespace, owner.text("name")))
                .filter(name -> objects.get(Deployment.RESOURCE, name.namespace(), name.name())
                        .filter(deployment -> !new Deployment(deployment).rolling())
                        .isPresent())
                .stream()
                .toList();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<Deployment> found = objects.get(Deployment.RESOURCE, name.namespace(), name.name()).map(Deployment::new);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Deployment deployment = found.get();
        Sets sets = Sets.of(deployment, claims.of(deployment.document()));
        if (Owners.beingDeleted(deployment.document())) {
            writeStatus(deployment, new DeploymentStatus(deployment, sets, time.instant()).counted());
            return Optional.empty();
        }
        deployment = sayPaused(deployment);
        sets = revisions.number(deployment, sets);
        deployment = sayRevision(deployment, sets);
        if (deployment.paused() || wasScaled(deployment, sets)) {
            return scaleOnly(deployment, sets);
        }
        return deployment.rolling() ? roll(deployment, sets) : recreate(deployment, sets);
    }

    private Deployment sayPaused(Deployment deployment) {
        String reason = Conditions.of(deployment.tree()).reason(DeploymentStatus.PROGRESSING);
        boolean said = reason.equals("DeploymentPaused");
        if (deployment.progressDeadlineSeconds().isEmpty() || reason.equals("ProgressDeadlineExceeded") || said == deployment.paused()) {
            return deployment;
        }
        Document told = deployment.paused()
                ? withProgress(deployment.document(), "Unknown", "DeploymentPaused", "Deployment is paused")
                : withProgress(deployment.document(), "Unknown", "DeploymentResumed", "Deployment is resumed");
        return tell(deployment, told);
    }

    /** Tells of the newest set, where there is one: its number, and that it was found. */
    private Deployment sayRevision(Deployment deployment, Sets sets) {
        if (sets.newest().isEmpty()) {
            return deployment;
        }
        ReplicaSet newest = sets.newest().get();
        Document told = withRevision(deployment.document(), newest);
        boolean known = Conditions.of(deployment.tree()).find(DeploymentStatus.PROGRESSING).isPresent();
        if (!known && deployment.progressDeadlineSeconds().isPresent()) {
            told = withProgress(told, "True", "FoundNewReplicaSet", "Found new replica set \"" + newest.name() + "\"");
        }
        return tell(deployment, told);
    }

    private static Document withRevision(Document deployment, ReplicaSet newest) {
        return Edit.set(deployment, newest.annotation(Deployment.REVISION), "metadata", "annotations", Deployment.REVISION);
    }

    private Document withProgress(Document deployment, String status, String reason, String message) {
        Conditions conditions = DeploymentStatus.progressing(new Deployment(deployment), status, reason, message, time.instant());
        return Edit.set(deployment, conditions.fields(), "status", "conditions");
    }

    /** Writes status and annotations, which of a Deployment belong to one write, if they say something new. */
    private Deployment tell(Deployment deployment, Document told) {
        return told.equals(deployment.document()) ? deployment : new Deployment(objects.updateStatus(Deployment.RESOURCE, told));
    }

    private static boolean wasScaled(Deployment deployment, Sets sets) {
        return sets.active().stream()
                .anyMatch(set -> set.desiredReplicas().filter(desired -> desired != deployment.replicas()).isPresent());
    }

    private Optional<Duration> scaleOnly(Deployment deployment, Sets sets) {
        scale(deployment, sets);
        if (deployment.paused()) {
            revisions.forgetOldest(deployment, sets);
        }
        writeStatus(deployment, new DeploymentStatus(deployment, sets, time.instant()).counted());
        return Optional.empty();
    }

    private void scale(Deployment deployment, Sets sets) {
        List<ReplicaSet> active = sets.active();
        if (active.size() <= 1) {
            Optional<ReplicaSet> only = active.stream().findFirst().or(sets::newest);
            only.or(() -> sets.old().isEmpty() ? Optional.empty() : Optional.of(sets.old().getLast()))
                    .ifPresent(set -> resize(deployment, set, deployment.replicas()));
        } else if (sets.newest().filter(set -> set.saturates(deployment)).isPresent()) {
            sets.old().forEach(set -> resize(deployment, set, 0));
        } else if (deployment.rolling()) {
            scaleInProportion(deployment, active);
        }
    }

    /** Shares a change of scale in the middle of a rollout out over all sets, so that the risk stays the same. */
    private void scaleInProportion(Deployment deployment, List<ReplicaSet> active) {
        long allowed = deployment.replicas() > 0 ? deployment.replicas() + deployment.maxSurge() : 0;
        long toAdd = allowed - active.stream().mapToLong(ReplicaSet::replicas).sum();
        Comparator<ReplicaSet> byAge = toAdd > 0 ? ReplicaSet.OLDEST_FIRST.reversed() : ReplicaSet.OLDEST_FIRST;
        List<ReplicaSet> largestFirst = new ArrayList<>(active);
        largestFirst.sort(Comparator.comparingLong(ReplicaSet::replicas).reversed().thenComparing(byAge));
        Map<ReplicaSet, Long> sizes = new LinkedHashMap<>();
        long added = 0;
        for (ReplicaSet set : largestFirst) {
            long part = deployment.proportion(set, toAdd, added);
            sizes.put(set, set.replicas() + part);
            added += part;
        }
        if (toAdd != 0) {
            long leftover = toAdd - added;
            sizes.computeIfPresent(largestFirst.getFirst(), (_, size) -> Math.max(0, size + leftover));
        }
        sizes.forEach((set, size) -> revisions.scale(deployment, set, size));
    }

    private Optional<Duration> roll(Deployment before, Sets found) {
        Sets sets = found;
        Deployment deployment = before;
        if (sets.newest().isEmpty()) {
            ReplicaSet created = create(deployment, sets);
            deployment = sayCreated(deployment, created);
            sets = new Sets(Optional.of(created), sets.old());
        }
        ReplicaSet newest = sets.newest().orElseThrow();
        if (!growNewest(deployment, sets, newest) && !shrinkOld(deployment, sets, newest) && DeploymentStatus.saidComplete(deployment)) {
            revisions.forgetOldest(deployment, sets);
        }
        return finish(deployment, sets);
    }

    private boolean growNewest(Deployment deployment, Sets sets, ReplicaSet newest) {
        long wanted = newest.replicas() >= deployment.replicas()
                ? deployment.replicas()
                : deployment.newReplicas(newest.replicas(), sets.all());
        return !resize(deployment, newest, wanted).equals(newest);
    }

    /** Takes old pods away, broken ones first, as many as the minimum of available pods allows. */
    private boolean shrinkOld(Deployment deployment, Sets sets, ReplicaSet newest) {
        long minimum = deployment.replicas() - deployment.maxUnavailable();
        long all = sets.all().stream().mapToLong(ReplicaSet::replicas).sum();
        long most = all - minimum - (newest.replicas() - newest.available());
        if (most <= 0) {
            return false;
        }
        List<ReplicaSet> healthy = new ArrayList<>();
        for (ReplicaSet set : sets.old()) {
            long less = Math.clamp(set.replicas() - set.available(), 0, most);
            healthy.add(resize(deployment, set, set.replicas() - less));
            most -= less;
        }
        long spare = sets.all().stream().mapToLong(ReplicaSet::available).sum() - minimum;
        List<ReplicaSet> left = new ArrayList<>();
        for (ReplicaSet set : healthy) {
            long less = Math.clamp(spare, 0, set.replicas());
            left.add(resize(deployment, set, set.replicas() - less));
            spare -= less;
        }
        return !left.equals(sets.old());
    }

    private ReplicaSet resize(Deployment deployment, ReplicaSet set, long replicas) {
        return set.replicas() == replicas ? set : revisions.scale(deployment, set, replicas);
    }

    private Optional<Duration> recreate(Deployment before, Sets found) {
        Sets sets = found;
        Deployment deployment = before;
        boolean shrunk = false;
        for (ReplicaSet set : sets.old()) {
            shrunk |= !resize(deployment, set, 0).equals(set);
        }
        if (shrunk || oldPodsLeft(sets)) {
            return finish(deployment, sets);
        }
        if (sets.newest().isEmpty()) {
            ReplicaSet created = create(deployment, sets);
            deployment = sayCreated(deployment, created);
            sets = new Sets(Optional.of(created), sets.old());
        }
        ReplicaSet newest = sets.newest().orElseThrow();
        if (resize(deployment, newest, deployment.replicas()).equals(newest) && DeploymentStatus.saidComplete(deployment)) {
            revisions.forgetOldest(deployment, sets);
        }
        return finish(deployment, sets);
    }

    private boolean oldPodsLeft(Sets sets) {
        return sets.old().stream().anyMatch(set -> set.actual() > 0
                || objects.controlledBy("pods", set.document().uid()).stream().anyMatch(pod -> !Pods.finished(pod)));
    }

    private ReplicaSet create(Deployment deployment, Sets sets) {
        try {
            return revisions.create(deployment, sets);
        } catch (Refusal refusal) {
            if (refusal.reason().equals("AlreadyExists")) {
                objects.updateStatus(
                        Deployment.RESOURCE, Edit.set(deployment.document(), deployment.collisions() + 1, "status", "collisionCount"));
            } else {
                String message = "Failed to create new replica set \"" + deployment.name() + "-"
                        + TemplateHash.of(deployment.template(), deployment.collisions()) + "\": " + refusal.getMessage();
                if (deployment.progressDeadlineSeconds().isPresent()) {
                    tell(deployment, withProgress(deployment.document(), "False", "ReplicaSetCreateError", message));
                }
                events.warning(deployment.document(), "ReplicaSetCreateError", message);
            }
            throw refusal;
        }
    }

    private Deployment sayCreated(Deployment deployment, ReplicaSet created) {
        Document told = withRevision(deployment.document(), created);
        if (deployment.progressDeadlineSeconds().isPresent()) {
            told = withProgress(told, "True", "NewReplicaSetCreated", "Created new replica set \"" + created.name() + "\"");
        }
        return tell(deployment, told);
    }

    private Optional<Duration> finish(Deployment deployment, Sets sets) {
        DeploymentStatus status = new DeploymentStatus(deployment, sets, time.instant());
        return writeStatus(deployment, status.rollingOut()) ? Optional.empty() : status.untilDeadline();
    }

    /** Writes the status if it says something new; tells whether it did, which wakes this controller again. */
    private boolean writeStatus(Deployment deployment, Map<String, Object> status) {
        if (deployment.tree().tree("status").fields().equals(status)) {
            return false;
        }
        objects.updateStatus(Deployment.RESOURCE, Edit.set(deployment.document(), status, "status"));
        return true;
    }
}
