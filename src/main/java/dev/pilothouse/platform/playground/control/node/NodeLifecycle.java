package dev.pilothouse.platform.playground.control.node;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether nodes are heard of, by their Lease or their status; marks a silent one Unknown, taints nodes by their state, and takes the
 * pods of a node that is not ready out of traffic.
 *
 * <p>The times are those of kube-controller-manager: 50 s of silence, 60 s for a node that was never heard of.
 */
public final class NodeLifecycle implements Controller {

    private static final String LEASES = "leases.coordination.k8s.io";
    private static final Duration GRACE = Duration.ofSeconds(50);
    private static final Duration FIRST_GRACE = Duration.ofSeconds(60);
    private static final List<String> CONDITIONS = List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

    private final Objects objects;
    private final InstantSource clock;
    private final Events events;
    private final Map<String, Instant> heard = new HashMap<>();
    private final Map<String, String> ready = new HashMap<>();

    public NodeLifecycle(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
        this.events = new Events(objects, clock, "node-controller");
    }

    @Override
    public String name() {
        return "node-lifecycle-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger("nodes", this::node), new Trigger(LEASES, this::lease));
    }

    private List<Name> node(Change change) {
        String name = change.object().name();
        if (change.type() == Change.Type.DELETED) {
            heard.remove(name);
            ready.remove(name);
        } else if (!heartbeat(change.object()).isEmpty()
                && !change.before().map(NodeLifecycle::heartbeat).orElse("").equals(heartbeat(change.object()))
                && !Taints.status(change.object().tree(), "Ready").equals("Unknown")) {
            heard.put(name, clock.instant());
        }
        return List.of(new Name("", name));
    }

    private static String heartbeat(Document node) {
        return node.tree().trees("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals("Ready"))
                .map(condition -> condition.text("lastHeartbeatTime"))
                .findFirst()
                .orElse("");
    }

    /** Notes that a node was heard of; it is looked at only when it was silent before. */
    private List<Name> lease(Change change) {
        if (!change.object().namespace().equals("kube-node-lease") || change.type() == Change.Type.DELETED) {
            return List.of();
        }
        String name = change.object().name();
        boolean first = heard.put(name, clock.instant()) == null;
        return first ? List.of(new Name("", name)) : List.of();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document node = objects.get("nodes", "", name.name()).orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        Instant last = lastHeard(name.name());
        Instant silentAt = last != null ? last.plus(GRACE) : created(node).plus(FIRST_GRACE);
        boolean silent = !clock.instant().isBefore(silentAt);
        Document current = silent ? markUnknown(node, last != null) : node;
        Taints.wanted(current, Timestamps.write(clock.instant()))
                .ifPresent(taints -> objects.patch("nodes", "", current.name(), Edit.object(
                        "metadata", Edit.object("resourceVersion", current.version()), "spec", Edit.object("taints", taints.isEmpty() ? null : taints))));
        noticeReadiness(current);
        return silent ? Optional.empty() : Optional.of(Duration.between(clock.instant(), silentAt));
    }

    /**
     * On a machine that was busy with other things the time has run on before the word of a renewed lease is passed on: what the lease itself
     * says counts as well.
     */
    private @Nullable Instant lastHeard(String node) {
        Instant told = heard.get(node);
        return told == null
                ? null
                : objects.get(LEASES, "kube-node-lease", node)
                        .flatMap(lease -> Timestamps.read(lease.tree().text("spec", "renewTime")))
                        .filter(told::isBefore)
                        .orElse(told);
    }

    private Instant created(Document node) {
        return Timestamps.read(node.tree().text("metadata", "creationTimestamp")).orElseGet(clock::instant);
    }

    private Document markUnknown(Document node, boolean wasHeard) {
        if (Taints.status(node.tree(), "Ready").equals("Unknown")) {
            return node;
        }
        Conditions conditions = Conditions.of(node.tree());
        for (String type : CONDITIONS) {
            Optional<Tree> old = conditions.find(type);
            String since = conditions.transition(type, "Unknown", clock.instant());
            Tree unknown = wasHeard && old.isPresent()
                    ? Conditions.condition(type, "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.", since)
                    : Conditions.condition(type, "Unknown", "NodeStatusNeverUpdated", "Kubelet never posted node status.", since);
            Object heartbeat = old.flatMap(one -> one.at("lastHeartbeatTime")).orElse(node.tree().text("metadata", "creationTimestamp"));
            conditions = conditions.inPlace(new Tree(Edit.with(unknown.fields(), heartbeat, "lastHeartbeatTime")));
        }
        return objects.patchStatus("nodes", "", node.name(), Edit.object("status", Edit.object("conditions", conditions.fields())));
    }

    private void noticeReadiness(Document node) {
        String now = Taints.status(node.tree(), "Ready");
        String before = Optional.ofNullable(ready.put(node.name(), now)).orElse("");
        if (before.equals("True") && !now.equals("True")) {
            events.normal(node, "NodeNotReady", "Node " + node.name() + " status is now: NodeNotReady");
            objects.podsOn(node.name()).forEach(this::takeOutOfTraffic);
        }
    }

    private void takeOutOfTraffic(Document pod) {
        if (!Conditions.of(pod.tree()).isTrue("Ready") || Set.of("Succeeded", "Failed").contains(pod.tree().text("status", "phase"))) {
            return;
        }
        String now = Timestamps.write(clock.instant());
        List<Map<String, Object>> conditions = pod.tree().trees("status", "conditions").stream()
                .map(condition -> condition.text("type").equals("Ready")
                        ? Edit.with(Edit.with(condition.fields(), "False", "status"), now, "lastTransitionTime")
                        : condition.fields())
                .toList();
        objects.patchStatus("pods", pod.namespace(), pod.name(), Edit.object("status", Edit.object("conditions", conditions)));
        events.warning(pod, "NodeNotReady", "Node is not ready");
    }
}
