package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.control.PodUsage;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scales what HorizontalPodAutoscalers target by what its pods use, looking every 15 seconds. */
public final class AutoscalerController implements Controller {

    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final String ABLE = "AbleToScale";
    private static final String ACTIVE = "ScalingActive";
    private static final String LIMITED = "ScalingLimited";

    private final Objects objects;
    private final InstantSource time;
    private final PodUsage usage;
    private final Events events;
    private final Map<Name, Instant> due = new HashMap<>();
    private final Map<Name, ScaleMemory> memories = new HashMap<>();

    public AutoscalerController(Objects objects, Agenda agenda, PodUsage usage) {
        this.objects = objects;
        this.time = agenda;
        this.usage = usage;
        this.events = new Events(objects, agenda, name());
    }

    @Override
    public String name() {
        return "horizontal-pod-autoscaler";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Triggers.self(Autoscaler.RESOURCE));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<Autoscaler> found = objects.get(Autoscaler.RESOURCE, name.namespace(), name.name()).map(Autoscaler::new);
        if (found.isEmpty()) {
            due.remove(name);
            memories.remove(name);
            return Optional.empty();
        }
        Instant now = time.instant();
        Instant next = due.computeIfAbsent(name, _ -> now.plus(PERIOD));
        if (next.isAfter(now)) {
            return Optional.of(Duration.between(now, next));
        }
        due.put(name, now.plus(PERIOD));
        Look look = new Look(found.get(), memories.computeIfAbsent(name, _ -> new ScaleMemory()), now);
        look.scale();
        Map<String, Object> status = look.status();
        if (!found.get().tree().tree("status").fields().equals(status)) {
            objects.updateStatus(Autoscaler.RESOURCE, Edit.set(found.get().document(), status, "status"));
        }
        return Optional.of(PERIOD);
    }

    /** One look at one autoscaler. */
    private final class Look {

        private final Autoscaler autoscaler;
        private final ScaleMemory memory;
        private final Instant now;
        private final List<Map<String, Object>> metrics = new ArrayList<>();
        private Conditions conditions;
        private long current;
        private long desired;
        private boolean rescaled;
        private boolean sized;

        private Look(Autoscaler autoscaler, ScaleMemory memory, Instant now) {
            this.autoscaler = autoscaler;
            this.memory = memory;
            this.now = now;
            this.conditions = Conditions.of(autoscaler.tree());
            this.current = autoscaler.tree().number(0, "status", "currentReplicas");
            this.desired = autoscaler.tree().number(0, "status", "desiredReplicas");
        }

        private void scale() {
            Optional<Document> target = target();
            if (target.isEmpty()) {
                return;
            }
            sized = true;
            current = target.get().tree().number(1, "spec", "replicas");
            memory.begin(current, now);
            if (current == 0 && autoscaler.min() != 0) {
                desired = 0;
                say(ACTIVE, "False", "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
            } else if (current > autoscaler.max()) {
                rescale(target.get(), autoscaler.max(), "Current number of replicas above Spec.MaxReplicas");
            } else if (current < autoscaler.min()) {
                rescale(target.get(), autoscaler.min(), "Current number of replicas below Spec.MinReplicas");
            } else {
                byMetrics(target.get());
            }
        }

        private Optional<Document> target() {
            Tree reference = autoscaler.target();
            Optional<String> resource = autoscaler.targetResource();
            Optional<Document> target =
                    resource.flatMap(known -> objects.get(known, autoscaler.document().namespace(), reference.text("name")));
            if (target.isPresent()) {
                say(ABLE, "True", "SucceededGetScale", "the HPA controller was able to get the target's current scale");
                return target;
            }
            String why = resource.map(known -> known + " \"" + reference.text("name") + "\" not found")
                    .orElseGet(() -> "no matches for kind \"" + reference.text("kind") + "\" in group \""
                            + reference.text("apiVersion").replaceFirst("/?[^/]*$", "") + "\"");
            events.warning(autoscaler.document(), "FailedGetScale", why);
            say(ABLE, "False", "FailedGetScale", "the HPA controller was unable to get the target's current scale: " + why);
            return Optional.empty();
        }

        private void byMetrics(Document target) {
            if (contested(target)) {
                return;
            }
            long recommended = 0;
            String metric = "";
            Optional<String> firstFailure = Optional.empty();
            int failures = 0;
            String failedReason = "";
            String failedMessage = "";
            List<Document> pods = pods(target);
            for (Tree spec : autoscaler.metrics()) {
                Metric one = new Metric(spec);
                try {
                    MetricProposal.Proposal proposal = one.propose(pods, usage, current, now);
                    metrics.add(one.status(proposal));
                    if (metric.isEmpty() || proposal.replicas() > recommended) {
                        recommended = proposal.replicas();
                        metric = one.words();
                    }
                } catch (MetricProposal.Unknown unknown) {
                    metrics.add(Map.of("type", ""));
                    failures++;
                    events.warning(autoscaler.document(), one.failureReason(), String.valueOf(unknown.getMessage()));
                    if (firstFailure.isEmpty()) {
                        firstFailure = Optional.of(one.failurePrefix() + unknown.getMessage());
                        failedReason = one.failureReason();
                        failedMessage = "the HPA was unable to compute the replica count: " + unknown.getMessage();
                    }
                }
            }
            if (firstFailure.isPresent() && (failures == autoscaler.metrics().size() || recommended < current)) {
                say(ACTIVE, "False", failedReason, failedMessage);
                String all = "invalid metrics (" + failures + " invalid out of " + autoscaler.metrics().size() + "), first error is: ";
                events.warning(autoscaler.document(), "FailedComputeMetricsReplicas", all + firstFailure.get());
                return;
            }
            say(ACTIVE, "True", "ValidMetricFound", "the HPA was able to successfully calculate a replica count from " + metric);
            decide(target, recommended, metric);
        }

        /** Two autoscalers of one target would pull it to and fro; then neither scales it. */
        private boolean contested(Document target) {
            List<String> rivals = objects.list(Autoscaler.RESOURCE, target.namespace()).stream()
                    .map(Autoscaler::new)
                    .filter(other -> other.target().equals(autoscaler.target()))
                    .map(other -> other.document().namespace() + "/" + other.document().name())
                    .toList();
            if (rivals.size() < 2) {
                return false;
            }
            String message = "pods by selector " + selector(target) + " are controlled by multiple HPAs: [" + String.join(" ", rivals) + "]";
            events.warning(autoscaler.document(), "AmbiguousSelector", message);
            say(ACTIVE, "False", "AmbiguousSelector", message);
            events.warning(autoscaler.document(), "FailedComputeMetricsReplicas", message);
            return true;
        }

        private static LabelSelector selector(Document target) {
            return target.kindName().equals("ReplicationController")
                    ? Selectors.equal(target.tree().texts("spec", "selector"))
                    : Selectors.read(target.tree().tree("spec", "selector"));
        }

        private List<Document> pods(Document target) {
            LabelSelector selector = selector(target);
            return objects.list(OwnedPods.RESOURCE, target.namespace()).stream().filter(pod -> Selectors.selects(selector, pod)).toList();
        }

        private void decide(Document target, long recommended, String metric) {
            ScaleMemory.Decision decision = memory.decide(autoscaler, current, recommended, now);
            if (!decision.stabilized()) {
                say(ABLE, "True", "ReadyForNewScale", "recommended size matches current size");
            } else if (autoscaler.hasBehavior() && recommended >= current) {
                String message = "recent recommendations were lower than current one, applying the lowest recent recommendation";
                say(ABLE, "True", "ScaleUpStabilized", message);
            } else {
                String message = "recent recommendations were higher than current one, applying the highest recent recommendation";
                say(ABLE, "True", "ScaleDownStabilized", message);
            }
            say(LIMITED, decision.limited() ? "True" : "False", decision.reason(), decision.message());
            desired = current;
            if (decision.replicas() != current) {
                String why = recommended > current ? metric + " above target" : "All metrics below target";
                rescale(target, decision.replicas(), why);
            }
        }

        private void rescale(Document target, long replicas, String why) {
            try {
                objects.patch(
                        autoscaler.targetResource().orElseThrow(), target.namespace(), target.name(), Map.of("spec", Map.of("replicas", replicas)));
            } catch (Refusal refusal) {
                String message = "New size: " + replicas + "; reason: " + why + "; error: " + refusal.getMessage();
                events.warning(autoscaler.document(), "FailedRescale", message);
                say(ABLE, "False", "FailedUpdateScale", "the HPA controller was unable to update the target scale: " + refusal.getMessage());
                return;
            }
            desired = replicas;
            rescaled = true;
            memory.scaled(current, replicas, autoscaler, now);
            say(ABLE, "True", "SucceededRescale", "the HPA controller was able to update the target scale to " + replicas);
            events.normal(autoscaler.document(), "SuccessfulRescale", "New size: " + replicas + "; reason: " + why);
        }

        private void say(String type, String status, String reason, String message) {
            conditions = conditions.set(type, status, reason, message, now);
        }

        private Map<String, Object> status() {
            Map<String, Object> status = new LinkedHashMap<>();
            String last = rescaled ? Timestamps.write(now) : autoscaler.tree().text("status", "lastScaleTime");
            if (!last.isEmpty()) {
                status.put("lastScaleTime", last);
            }
            Counts.putUnlessZero(status, "currentReplicas", current);
            status.put("desiredReplicas", desired);
            List<?> told = sized ? metrics : autoscaler.tree().list("status", "currentMetrics");
            if (!told.isEmpty()) {
                status.put("currentMetrics", told);
            }
            status.put("conditions", conditions.fields());
            return status;
        }
    }
}
