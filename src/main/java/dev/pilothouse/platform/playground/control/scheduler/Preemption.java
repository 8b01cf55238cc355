package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.scheduler.Filter.Verdict;
import dev.pilothouse.platform.playground.registry.Objects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Room for a pod of higher priority: on which node the least harm is done by ending pods of lower priority.
 *
 * <p>Least harm as the Kubernetes documentation orders it: fewest disruption budgets broken, then the lowest highest priority among the
 * victims, the smallest sum of priorities, the fewest victims, and the latest start of them.
 */
final class Preemption {

    /** The pods that would have to go from a node. */
    record Plan(NodeInfo node, List<PodInfo> victims, long brokenBudgets) {

        private long highest() {
            return victims.stream().mapToLong(PodInfo::priority).max().orElse(Long.MIN_VALUE);
        }

        private long sum() {
            return victims.stream().mapToLong(victim -> victim.priority() + (1L << 31)).sum();
        }

        private String earliestStart() {
            return victims.stream().filter(victim -> victim.priority() == highest()).map(victim -> victim.document().tree().text("status", "startTime"))
                    .min(Comparator.naturalOrder()).orElse("");
        }
    }

    /**
     * What came of looking.
     *
     * @param words for the scheduling message when there is no plan
     */
    record Outcome(Optional<Plan> plan, String words) {}

    private final Objects objects;
    private final List<Filter> filters;

    Preemption(Objects objects, List<Filter> filters) {
        this.objects = objects;
        this.filters = filters;
    }

    /** Looks for the node to make room on; the verdicts say why each will not do as it is. */
    Outcome look(PodInfo pod, ClusterInfo cluster, Map<NodeInfo, Verdict> verdicts) {
        if (pod.spec().text("preemptionPolicy").equals("Never")) {
            return new Outcome(Optional.empty(), "preemption: not eligible due to preemptionPolicy=Never.");
        }
        String nominated = pod.document().tree().text("status", "nominatedNodeName");
        if (verdicts.keySet().stream().anyMatch(node -> node.name().equals(nominated) && leaving(node, pod))) {
            return new Outcome(Optional.empty(), "preemption: not eligible due to a terminating pod on the nominated node.");
        }
        List<Plan> plans = new ArrayList<>();
        Map<String, Integer> words = new HashMap<>();
        verdicts.forEach((node, verdict) -> {
            if (!verdict.curable()) {
                words.merge("Preemption is not helpful for scheduling", 1, Integer::sum);
                return;
            }
            Optional<Plan> plan = plan(pod, node, cluster);
            plan.ifPresent(plans::add);
            if (plan.isEmpty()) {
                words.merge("No preemption victims found for incoming pod", 1, Integer::sum);
            }
        });
        Optional<Plan> best = plans.stream().min(Comparator.comparingLong(Plan::brokenBudgets)
                .thenComparingLong(Plan::highest)
                .thenComparingLong(Plan::sum)
                .thenComparingInt(plan -> plan.victims().size())
                .thenComparing(Plan::earliestStart, Comparator.reverseOrder())
                .thenComparing(plan -> plan.node().name()));
        return new Outcome(best, "preemption: " + Messages.summary(verdicts.size(), words));
    }

    private static boolean leaving(NodeInfo node, PodInfo pod) {
        return node.pods().stream().anyMatch(other -> other.terminating() && other.priority() < pod.priority());
    }

    /** Takes all lower pods away and gives back, the most important first, those that need not go. */
    private Optional<Plan> plan(PodInfo pod, NodeInfo node, ClusterInfo cluster) {
        List<PodInfo> lower = node.pods().stream()
                .filter(other -> other.priority() < pod.priority())
                .sorted(Comparator.comparingLong(PodInfo::priority).reversed()
                        .thenComparing(other -> other.document().tree().text("status", "startTime"))
                        .thenComparing(other -> other.document().name()))
                .toList();
        if (lower.isEmpty()) {
            return Optional.empty();
        }
        NodeInfo trial = node.copy();
        lower.forEach(other -> trial.remove(other.document().uid()));
        if (!fits(pod, trial, cluster)) {
            return Optional.empty();
        }
        Map<String, Long> allowed = new HashMap<>();
        List<PodInfo> guarded = new ArrayList<>();
        List<PodInfo> others = new ArrayList<>();
        lower.forEach(other -> (breaksBudget(other, allowed) ? guarded : others).add(other));
        List<PodInfo> victims = new ArrayList<>();
        long broken = giveBack(pod, trial, cluster, guarded, victims);
        giveBack(pod, trial, cluster, others, victims);
        return victims.isEmpty() ? Optional.empty() : Optional.of(new Plan(node, List.copyOf(victims), broken));
    }

    private long giveBack(PodInfo pod, NodeInfo trial, ClusterInfo cluster, List<PodInfo> back, List<PodInfo> victims) {
        long count = 0;
        for (PodInfo other : back) {
            trial.add(other);
            if (!fits(pod, trial, cluster)) {
                trial.remove(other.document().uid());
                victims.add(other);
                count++;
            }
        }
        return count;
    }

    private boolean fits(PodInfo pod, NodeInfo trial, ClusterInfo cluster) {
        ClusterInfo then = cluster.with(trial);
        return filters.stream().allMatch(filter -> filter.prepare(pod, then).judge(trial).passes());
    }

    /** Tells whether a disruption budget would not allow this one to go as well. */
    private boolean breaksBudget(PodInfo victim, Map<String, Long> allowed) {
        boolean breaks = false;
        for (Document budget : objects.list("poddisruptionbudgets.policy", victim.document().namespace())) {
            if (AffinityTerm.Selection.of(budget.tree().tree("spec"), "selector").matches(victim.group().labels())) {
                long left = allowed.merge(budget.uid(), budget.tree().number(0, "status", "disruptionsAllowed") - 1, (before, _) -> before - 1);
                breaks |= left < 0;
            }
        }
        return breaks;
    }
}
