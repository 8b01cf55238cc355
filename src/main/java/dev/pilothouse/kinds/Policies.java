package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What limits workloads: NetworkPolicies, PodDisruptionBudgets, ResourceQuotas, LimitRanges, PriorityClasses, RuntimeClasses. */
final class Policies {

    private Policies() {}

    static TableBuilder<Tree> networkPolicies() {
        return TableBuilder.named()
                .text("POD-SELECTOR", it -> Selectors.selector(it, "spec", "podSelector"))
                .age()
                .reads("spec.podSelector");
    }

    static TableBuilder<Tree> disruptionBudgets() {
        return TableBuilder.named()
                .text("MIN AVAILABLE", "spec.minAvailable", "N/A")
                .text("MAX UNAVAILABLE", "spec.maxUnavailable", "N/A")
                .count("ALLOWED DISRUPTIONS", "status.disruptionsAllowed")
                .age()
                .reads("status.currentHealthy", "status.desiredHealthy")
                .health(Policies::disruption);
    }

    private static Health disruption(Tree budget) {
        boolean tooFew = Replicas.in(budget, "currentHealthy") < Replicas.in(budget, "desiredHealthy");
        return tooFew ? Health.warn("InsufficientPods") : Health.ok("");
    }

    static TableBuilder<Tree> quotas() {
        return TableBuilder.named()
                .text("REQUEST", it -> used(it, resource -> !limits(resource)))
                .text("LIMIT", it -> used(it, Policies::limits))
                .age()
                .reads("status.hard", "status.used")
                .health(Policies::quota);
    }

    private static boolean limits(String resource) {
        return resource.startsWith("limits.");
    }

    private static String used(Tree quota, Predicate<String> which) {
        return new TreeMap<>(quota.texts("status", "hard")).entrySet().stream()
                .filter(hard -> which.test(hard.getKey()))
                .map(hard -> hard.getKey() + ": " + usedOf(quota, hard.getKey()) + "/" + hard.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String usedOf(Tree quota, String resource) {
        String used = quota.text("status", "used", resource);
        return used.isEmpty() ? "0" : used;
    }

    private static Health quota(Tree quota) {
        boolean exceeded = quota.texts("status", "hard").entrySet().stream()
                .anyMatch(hard -> atLimit(usedOf(quota, hard.getKey()), hard.getValue()));
        return exceeded ? Health.warn("Used up") : Health.ok("");
    }

    private static boolean atLimit(String used, String hard) {
        return Quantity.parse(used)
                .filter(amount -> amount.value().signum() > 0)
                .flatMap(amount -> Quantity.parse(hard).map(limit -> amount.compareTo(limit) >= 0))
                .orElse(false);
    }

    /** Returns the table of LimitRanges, for which kube-apiserver has no printer of its own. */
    static TableBuilder<Tree> limitRanges() {
        return TableBuilder.named().createdAt();
    }

    static TableBuilder<Tree> priorityClasses() {
        return TableBuilder.named()
                .count("VALUE", "value")
                .text("GLOBAL-DEFAULT", "globalDefault", "false")
                .age()
                .text("PREEMPTIONPOLICY", "preemptionPolicy");
    }

    static TableBuilder<Tree> runtimeClasses() {
        return TableBuilder.named().text("HANDLER", "handler").age();
    }
}
