package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in the status of PodDisruptionBudgets how many pods may be evicted at the moment. */
public final class DisruptionController implements Controller {

    private static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

    private final Objects objects;
    private final InstantSource time;
    private final Events events;

    public DisruptionController(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.time = agenda;
        this.events = new Events(objects, agenda, "controllermanager");
    }

    @Override
    public String name() {
        return "disruption-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                Triggers.self(DisruptionBudget.RESOURCE),
                new Trigger(OwnedPods.RESOURCE, this::ofPod),
                new Trigger(Deployment.RESOURCE, this::ofOwner),
                new Trigger(StatefulSet.RESOURCE, this::ofOwner));
    }

    private List<Name> ofPod(Change change) {
        boolean same = change.type() == Change.Type.MODIFIED
                && change.before().filter(before -> sameForBudgets(before, change.object())).isPresent();
        if (same) {
            return List.of();
        }
        Set<Name> names = new LinkedHashSet<>();
        for (Document budget : objects.list(DisruptionBudget.RESOURCE, change.object().namespace())) {
            boolean concerned = new DisruptionBudget(budget).selects(change.object())
                    || change.before().filter(new DisruptionBudget(budget)::selects).isPresent();
            if (concerned) {
                names.add(new Name(budget.namespace(), budget.name()));
            }
        }
        return List.copyOf(names);
    }

    private static boolean sameForBudgets(Document before, Document pod) {
        return Pods.ready(before) == Pods.ready(pod)
                && Owners.beingDeleted(before) == Owners.beingDeleted(pod)
                && before.tree().texts("metadata", "labels").equals(pod.tree().texts("metadata", "labels"));
    }

    private List<Name> ofOwner(Change change) {
        boolean rescaled = change.before()
                .filter(before -> before.tree().number(1, "spec", "replicas") != change.object().tree().number(1, "spec", "replicas"))
                .isPresent();
        return rescaled
                ? objects.list(DisruptionBudget.RESOURCE, change.object().namespace()).stream()
                        .map(budget -> new Name(budget.namespace(), budget.name()))
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<DisruptionBudget> found = objects.get(DisruptionBudget.RESOURCE, name.namespace(), name.name()).map(DisruptionBudget::new);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DisruptionBudget budget = found.get();
        List<Document> pods = objects.list(OwnedPods.RESOURCE, name.namespace()).stream().filter(budget::selects).toList();
        if (pods.isEmpty()) {
            events.normal(budget.document(), "NoPods", "No matching pods found");
        }
        Instant now = time.instant();
        Map<String, Object> disrupted = stillExpected(budget, pods, now);
        long healthy = pods.stream()
                .filter(pod -> !Owners.beingDeleted(pod) && Pods.ready(pod) && !disrupted.containsKey(pod.name()))
                .count();
        long expected = budget.byScale() ? scale(budget, pods) : pods.size();
        Map<String, Object> status = budget.status(expected, healthy, disrupted, now);
        if (!budget.tree().tree("status").fields().equals(status)) {
            objects.updateStatus(DisruptionBudget.RESOURCE, Edit.set(budget.document(), status, "status"));
        }
        return disrupted.values().stream()
                .flatMap(since -> Timestamps.read(String.valueOf(since)).stream())
                .map(since -> Duration.between(now, since.plus(DELETION_TIMEOUT)).plusMillis(1))
                .min(Duration::compareTo);
    }

    /** Returns the evicted pods that are not being deleted yet, as long as they may be expected to be. */
    private Map<String, Object> stillExpected(DisruptionBudget budget, List<Document> pods, Instant now) {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (Document pod : pods) {
            String since = budget.tree().text("status", "disruptedPods", pod.name());
            Optional<Instant> end = Timestamps.read(since).map(start -> start.plus(DELETION_TIMEOUT));
            if (end.isEmpty() || Owners.beingDeleted(pod)) {
                continue;
            }
            if (end.get().isBefore(now)) {
                String who = budget.document().namespace() + "/" + budget.document().namespace();
                events.warning(pod, "NotDeleted", "Pod was expected by PDB " + who + " to be deleted but it wasn't");
            } else {
                expected.put(pod.name(), since);
            }
        }
        return expected;
    }

    /** Returns how many pods the owners of these want in all. */
    private long scale(DisruptionBudget budget, List<Document> pods) {
        Map<String, Long> scales = new HashMap<>();
        boolean unmanaged = false;
        for (Document pod : pods) {
            Optional<Document> owner = topOwner(pod);
            owner.ifPresent(top -> scales.put(top.uid(), top.tree().number(1, "spec", "replicas")));
            unmanaged |= owner.isEmpty();
        }
        if (unmanaged) {
            events.warning(budget.document(), "UnmanagedPods", "Pods selected by this PodDisruptionBudget (selector: " + budget.selectorText()
                    + ") were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in"
                    + " undefined behavior. To account for these pods please set \".spec.minAvailable\" field of the PDB to an integer value.");
        }
        return scales.values().stream().mapToLong(Long::longValue).sum();
    }

    private Optional<Document> topOwner(Document pod) {
        Optional<Document> owner = Owners.controllerOf(pod).flatMap(reference -> owner(pod.namespace(), reference));
        return owner.flatMap(set -> Owners.controllerOf(set)).flatMap(reference -> owner(pod.namespace(), reference)).or(() -> owner);
    }

    private Optional<Document> owner(String namespace, Tree reference) {
        Optional<String> resource = switch (reference.text("kind")) {
            case "Deployment" -> Optional.of(Deployment.RESOURCE);
            case "ReplicaSet" -> Optional.of(ReplicaSet.RESOURCE);
            case "StatefulSet" -> Optional.of(StatefulSet.RESOURCE);
            case "ReplicationController" -> Optional.of("replicationcontrollers");
            default -> Optional.empty();
        };
        return resource.flatMap(known -> objects.get(known, namespace, reference.text("name")));
    }
}
