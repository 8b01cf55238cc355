package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How much of a quota objects use, as the Kubernetes documentation on resource quotas counts it. Pure. */
public final class QuotaUsage {

    /** Names under which a whole kind may be counted without {@code count/}. */
    private static final Set<String> COUNTED =
            Set.of("pods", "services", "replicationcontrollers", "resourcequotas", "secrets", "configmaps", "persistentvolumeclaims");

    private static final Set<String> PLAIN_REQUESTS = Set.of("cpu", "memory", "ephemeral-storage");
    private static final String OF_CLASS = ".storageclass.storage.k8s.io/";

    private QuotaUsage() {}

    /** Returns the resource whose objects a limit of a quota counts, for example {@code pods} for {@code requests.cpu}. */
    public static String countedResource(String limit) {
        if (limit.startsWith("count/")) {
            return limit.substring("count/".length());
        }
        if (limit.equals("requests.storage") || limit.contains(OF_CLASS)) {
            return "persistentvolumeclaims";
        }
        if (limit.startsWith("services.")) {
            return "services";
        }
        return COUNTED.contains(limit) ? limit : "pods";
    }

    /** Returns what one object uses of each of the limits that concern it. */
    public static Map<String, Amount> of(String resource, Document object, Collection<String> limits) {
        Map<String, Amount> usage = new TreeMap<>();
        boolean ended = resource.equals("pods") && Set.of("Succeeded", "Failed").contains(object.tree().text("status", "phase"));
        for (String limit : limits) {
            if (countedResource(limit).equals(resource)) {
                Amount amount = limit.startsWith("count/") || !ended ? of(limit, object.tree()) : Amount.ZERO;
                if (amount.value().signum() != 0) {
                    usage.put(limit, amount);
                }
            }
        }
        return usage;
    }

    private static Amount of(String limit, Tree object) {
        if (limit.startsWith("count/") || COUNTED.contains(limit)) {
            return Amount.of(1);
        }
        if (limit.startsWith("services.")) {
            return ofService(limit, object);
        }
        int ofClass = limit.indexOf(OF_CLASS);
        if (ofClass > 0 || limit.equals("requests.storage")) {
            boolean counts = ofClass < 0 || limit.substring(0, ofClass).equals(object.text("spec", "storageClassName"));
            boolean whole = limit.endsWith("/persistentvolumeclaims");
            return !counts ? Amount.ZERO : whole ? Amount.of(1) : Amount.of(object.text("spec", "resources", "requests", "storage"));
        }
        if (limit.startsWith("limits.")) {
            return PodAmounts.of(object, "limits").getOrDefault(limit.substring("limits.".length()), Amount.ZERO);
        }
        String name = limit.startsWith("requests.") ? limit.substring("requests.".length()) : limit;
        return PodAmounts.of(object, "requests").getOrDefault(name, Amount.ZERO);
    }

    private static Amount ofService(String limit, Tree service) {
        String type = service.text("spec", "type");
        long ports = service.trees("spec", "ports").size();
        if (limit.equals("services.loadbalancers")) {
            return Amount.of(type.equals("LoadBalancer") ? 1 : 0);
        }
        boolean allocates = type.equals("NodePort")
                || (type.equals("LoadBalancer") && !Boolean.FALSE.equals(service.at("spec", "allocateLoadBalancerNodePorts").orElse(true)));
        return Amount.of(allocates ? ports : 0);
    }

    /** Returns the limits of compute resources that a pod's containers must state, because the quota counts them, and do not. */
    public static Map<String, List<String>> unstated(Tree pod, Collection<String> limits) {
        Map<String, List<String>> missing = new TreeMap<>();
        for (String limit : limits) {
            String part = limit.startsWith("limits.") ? "limits" : "requests";
            String name = limit.substring(limit.indexOf('.') + 1);
            if (PLAIN_REQUESTS.contains(name) && countedResource(limit).equals("pods")) {
                for (String list : List.of("containers", "initContainers")) {
                    pod.trees("spec", list).stream()
                            .filter(container -> !container.has("resources", part, name))
                            .forEach(container -> missing.computeIfAbsent(container.text("name"), _ -> new java.util.ArrayList<>()).add(limit));
                }
            }
        }
        return missing;
    }

    /** Tells whether the quota counts the object by its scopes. */
    public static boolean inScope(Tree quota, String resource, Tree object) {
        boolean all = quota.list("spec", "scopes").stream().allMatch(scope -> has(object, resource, String.valueOf(scope)));
        return all && quota.trees("spec", "scopeSelector", "matchExpressions").stream().allMatch(expression -> matches(expression, resource, object));
    }

    private static boolean matches(Tree expression, String resource, Tree object) {
        String scope = expression.text("scopeName");
        if (!scope.equals("PriorityClass")) {
            return has(object, resource, scope);
        }
        String name = object.text("spec", "priorityClassName");
        List<?> values = expression.list("values");
        return resource.equals("pods") && switch (expression.text("operator")) {
            case "In" -> values.contains(name);
            case "NotIn" -> !values.contains(name);
            case "Exists" -> !name.isEmpty();
            default -> name.isEmpty();
        };
    }

    private static boolean has(Tree pod, String resource, String scope) {
        return resource.equals("pods") && switch (scope) {
            case "BestEffort" -> isBestEffort(pod);
            case "NotBestEffort" -> !isBestEffort(pod);
            case "Terminating" -> pod.has("spec", "activeDeadlineSeconds");
            case "NotTerminating" -> !pod.has("spec", "activeDeadlineSeconds");
            default -> true;
        };
    }

    private static boolean isBestEffort(Tree pod) {
        return PodAmounts.of(pod, "requests").isEmpty() && PodAmounts.of(pod, "limits").isEmpty();
    }
}
