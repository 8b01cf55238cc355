package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Disruption budgets, quotas, priority classes and leases. */
final class PolicyRules {

    private static final long HIGHEST_PRIORITY = 1_000_000_000;
    private static final Set<String> SCOPES = Set.of(
            "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity", "VolumeAttributesClass");
    private static final Set<String> QUOTA_RESOURCES = Set.of(
            "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage",
            "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers",
            "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports", "services.loadbalancers");

    private PolicyRules() {}

    static void budget(Spot budget) {
        Spot spec = budget.at("spec");
        Spot available = spec.at("minAvailable");
        Spot unavailable = spec.at("maxUnavailable");
        if (available.present() && unavailable.present()) {
            spec.invalid("minAvailable and maxUnavailable cannot be both set");
        }
        for (Spot share : List.of(available, unavailable)) {
            if (share.present()) {
                Shares.check(share);
                Shares.atMostAll(share);
            }
        }
        SelectorRules.check(spec.at("selector"));
        if (spec.at("unhealthyPodEvictionPolicy").present()) {
            spec.at("unhealthyPodEvictionPolicy").oneOf("AlwaysAllow", "IfHealthyBudget");
        }
    }

    static void quota(Spot quota) {
        Spot spec = quota.at("spec");
        spec.at("hard").entries().forEach((name, amount) -> {
            ResourceRules.resourceName(name, amount);
            if (!name.contains("/") && !QUOTA_RESOURCES.contains(name) && !name.startsWith("hugepages-") && !name.startsWith("requests.hugepages-")) {
                amount.invalid(name, "must be a standard resource for quota");
            }
            ResourceRules.quantity(name, amount);
        });
        Spot scopes = spec.at("scopes");
        Set<String> given = new HashSet<>();
        for (Spot scope : scopes.items()) {
            given.add(scope.text());
            if (!SCOPES.contains(scope.text())) {
                scopes.invalid("unsupported scope");
            }
        }
        for (String scope : List.of("BestEffort", "Terminating")) {
            if (given.contains(scope) && given.contains("Not" + scope)) {
                scopes.invalid("conflicting scopes");
            }
        }
        scopeSelector(spec.at("scopeSelector", "matchExpressions"));
    }

    private static void scopeSelector(Spot requirements) {
        for (Spot requirement : requirements.items()) {
            if (!SCOPES.contains(requirement.at("scopeName").text())) {
                requirements.at("scopeName").invalid(requirement.at("scopeName").text(), "unsupported scope");
            }
            Spot values = requirement.at("values");
            switch (requirement.at("operator").text()) {
                case "In", "NotIn" -> {
                    if (values.empty()) {
                        requirements.at("values").required("must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (!values.empty()) {
                        requirements.at("values").invalid(values.value(), "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                    }
                }
                default -> requirements.at("operator").invalid(requirement.at("operator").text(), "not a valid selector operator");
            }
        }
    }

    static void quotaUpdate(Spot quota, Spot before) {
        quota(quota);
        Set<String> now = new HashSet<>(quota.at("spec", "scopes").items().stream().map(Spot::text).toList());
        if (!now.equals(new HashSet<>(before.at("spec", "scopes").items().stream().map(Spot::text).toList()))) {
            quota.at("spec", "scopes").invalid(quota.at("spec", "scopes").value(), "field is immutable");
        }
    }

    static void priorityClass(Spot priority) {
        Spot name = priority.at("metadata", "name");
        boolean known = Set.of("system-node-critical", "system-cluster-critical").contains(name.text());
        if (name.text().startsWith("system-") && !known) {
            name.forbidden("priority class names with 'system-' prefix are reserved for system use only. error: " + name.text() + " is not a known system priority class");
        } else if (!known && priority.at("value").number() > HIGHEST_PRIORITY) {
            priority.at("value").forbidden("maximum allowed value of a user defined priority is " + HIGHEST_PRIORITY);
        }
        if (priority.at("preemptionPolicy").present()) {
            priority.at("preemptionPolicy").requiredOneOf("PreemptLowerPriority", "Never");
        }
    }

    static void priorityClassUpdate(Spot priority, Spot before) {
        if (priority.at("value").number() != before.at("value").number()) {
            priority.at("value").forbidden("may not be changed in an update.");
        }
        priority.at("preemptionPolicy").unchanged(before.at("preemptionPolicy"));
    }

    static void lease(Spot lease) {
        Spot seconds = lease.at("spec", "leaseDurationSeconds");
        if (seconds.present() && seconds.number() <= 0) {
            seconds.invalid("must be greater than 0");
        }
        lease.at("spec", "leaseTransitions").notNegative();
    }
}
