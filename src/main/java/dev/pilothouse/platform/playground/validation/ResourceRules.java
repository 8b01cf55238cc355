package dev.pilothouse.platform.playground.validation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What may be asked for and granted: names of resources, amounts, and requests within limits. */
final class ResourceRules {

    private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> STANDARD = Set.of(
            "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
            "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers",
            "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports", "services.loadbalancers", "storage");

    /** Resources that count objects, and come whole. */
    private static final Set<String> COUNTED = Set.of(
            "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims",
            "services.nodeports", "services.loadbalancers");

    private ResourceRules() {}

    /** Checks {@code requests} and {@code limits} of a container. */
    static void check(Spot resources) {
        Map<String, Spot> limits = resources.at("limits").entries();
        for (Map.Entry<String, Spot> limit : limits.entrySet()) {
            containerResource(limit.getKey(), limit.getValue());
            quantity(limit.getKey(), limit.getValue());
        }
        Map<String, Spot> requests = resources.at("requests").entries();
        for (Map.Entry<String, Spot> request : requests.entrySet()) {
            String name = request.getKey();
            containerResource(name, request.getValue());
            quantity(name, request.getValue());
            Spot limit = limits.get(name);
            if (limit != null) {
                within(resources.at("requests"), name, request.getValue().text(), limit.text());
            } else if (!mayBeOvercommitted(name)) {
                resources.at("limits").required("Limit must be set for non overcommitable resources");
            }
        }
        boolean hugePages = Stream.of(limits, requests).flatMap(list -> list.keySet().stream()).anyMatch(ResourceRules::isHugePages);
        Set<String> compute = Set.of("cpu", "memory");
        if (hugePages && Collections.disjoint(limits.keySet(), compute) && Collections.disjoint(requests.keySet(), compute)) {
            resources.forbidden("HugePages require cpu or memory");
        }
    }

    /** An amount must not be negative, and of what is counted there are only whole ones. */
    static void quantity(String name, Spot amount) {
        BigDecimal value = Amounts.value(amount.text());
        if (value.signum() < 0) {
            amount.invalid(amount.text(), "must be greater than or equal to 0");
        }
        if ((COUNTED.contains(name) || isExtended(name)) && value.stripTrailingZeros().scale() > 0) {
            amount.invalid(amount.text(), "must be an integer");
        }
    }

    private static void within(Spot requests, String name, String request, String limit) {
        int order = Amounts.value(request).compareTo(Amounts.value(limit));
        if (order != 0 && !mayBeOvercommitted(name)) {
            requests.invalid(request, "must be equal to " + name + " limit of " + limit);
        } else if (order > 0) {
            requests.invalid(request, "must be less than or equal to " + name + " limit of " + limit);
        }
    }

    private static void containerResource(String name, Spot amount) {
        boolean wellFormed = resourceName(name, amount);
        if (!name.contains("/")) {
            if (!OF_CONTAINERS.contains(name) && !isHugePages(name)) {
                amount.invalid(name, "must be a standard resource for containers");
            }
        } else if (!isNative(name) && wellFormed && !isExtended(name)) {
            amount.invalid(name, "doesn't follow extended resource name standard");
        }
    }

    /** Checks the name of a resource, in quotas too; tells whether it is well formed. */
    static boolean resourceName(String name, Spot amount) {
        List<String> errors = Names.qualified(name);
        errors.forEach(error -> amount.invalid(name, error));
        if (errors.isEmpty() && !name.contains("/") && !STANDARD.contains(name) && !isHugePages(name)) {
            amount.invalid(name, "must be a standard resource type or fully qualified");
        }
        return errors.isEmpty();
    }

    private static boolean isHugePages(String name) {
        return name.startsWith("hugepages-");
    }

    static boolean isNative(String name) {
        return !name.contains("/") || name.contains("kubernetes.io/");
    }

    private static boolean isExtended(String name) {
        return !isNative(name) && !name.startsWith("requests.") && Names.qualified("requests." + name).isEmpty();
    }

    private static boolean mayBeOvercommitted(String name) {
        return isNative(name) && !isHugePages(name);
    }
}
