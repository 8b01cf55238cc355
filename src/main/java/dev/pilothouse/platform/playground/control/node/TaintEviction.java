package dev.pilothouse.platform.playground.control.node;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Tolerations;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes the pods of nodes with {@code NoExecute} taints: at once what does not bear them, and what does when its {@code tolerationSeconds} are over. */
public final class TaintEviction implements Controller {

    private final Objects objects;
    private final InstantSource clock;
    private final Events events;
    private final Set<String> drivingNodes = new HashSet<>();

    public TaintEviction(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
        this.events = new Events(objects, clock, "taint-eviction-controller");
    }

    @Override
    public String name() {
        return "taint-eviction-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger("nodes", this::node), new Trigger("pods", this::pod));
    }

    private List<Name> node(Change change) {
        String name = change.object().name();
        boolean drives = change.type() != Change.Type.DELETED && !Taints.driving(change.object().tree()).isEmpty();
        boolean before = drives ? !drivingNodes.add(name) : drivingNodes.remove(name);
        boolean same = change.before().filter(old -> Taints.driving(old.tree()).equals(Taints.driving(change.object().tree()))).isPresent();
        return drives && !(before && same) ? List.of(new Name("", name)) : List.of();
    }

    private List<Name> pod(Change change) {
        String node = change.object().tree().text("spec", "nodeName");
        boolean arrived = change.type() != Change.Type.DELETED
                && !change.before().map(old -> old.tree().text("spec", "nodeName")).orElse("").equals(node);
        return arrived && drivingNodes.contains(node) ? List.of(new Name("", node)) : List.of();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        List<Tree> taints = objects.get("nodes", "", name.name()).map(node -> Taints.driving(node.tree())).orElse(List.of());
        if (taints.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> next = Optional.empty();
        for (Document pod : objects.podsOn(name.name())) {
            if (pod.tree().has("metadata", "deletionTimestamp")) {
                continue;
            }
            Optional<Instant> end = end(pod, taints);
            if (end.isPresent() && !end.get().isAfter(clock.instant())) {
                evict(pod);
            } else if (end.isPresent()) {
                Duration left = Duration.between(clock.instant(), end.get());
                next = next.filter(other -> other.compareTo(left) <= 0).or(() -> Optional.of(left));
            }
        }
        return next;
    }

    /** Returns when the pod must go; empty when it bears the taints for good. */
    private Optional<Instant> end(Document pod, List<Tree> taints) {
        Optional<Instant> end = Optional.empty();
        for (Tree taint : taints) {
            List<Tree> bearing = pod.tree().trees("spec", "tolerations").stream().filter(toleration -> Tolerations.bears(toleration, taint)).toList();
            if (bearing.isEmpty()) {
                return Optional.of(Instant.EPOCH);
            }
            long seconds = bearing.stream().mapToLong(toleration -> toleration.number(Long.MAX_VALUE, "tolerationSeconds")).min().orElse(Long.MAX_VALUE);
            if (seconds != Long.MAX_VALUE) {
                Instant one = since(taint).plusSeconds(Math.max(0, seconds));
                end = end.filter(other -> !other.isAfter(one)).or(() -> Optional.of(one));
            }
        }
        return end;
    }

    private Instant since(Tree taint) {
        return Timestamps.read(taint.text("timeAdded")).orElseGet(clock::instant);
    }

    private void evict(Document pod) {
        events.normal(pod, "TaintManagerEviction", "Marking for deletion Pod " + pod.namespace() + "/" + pod.name());
        List<Map<String, Object>> conditions = Conditions.of(pod.tree())
                .set("DisruptionTarget", true, "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint", clock.instant())
                .fields();
        objects.patchStatus("pods", pod.namespace(), pod.name(), Edit.object("status", Edit.object("conditions", conditions)));
        objects.delete("pods", pod.namespace(), pod.name(), DeleteOptions.background());
    }
}
