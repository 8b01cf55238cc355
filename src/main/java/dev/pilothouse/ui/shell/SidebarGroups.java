package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts the kinds that a cluster serves into the groups of the sidebar. Kinds that it does not serve are not shown. */
final class SidebarGroups {

    /**
     * A heading with its kinds.
     *
     * @param id stable, for the settings
     * @param titleKey of the message bundles; empty when the title is the API group itself
     * @param title the API group of custom kinds
     */
    record Group(String id, String titleKey, String title, List<Kind> kinds) {}

    private static final Map<String, List<String>> BUILT_IN = builtIn();

    private SidebarGroups() {}

    private static Map<String, List<String>> builtIn() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("engine", List.of("containers.docker", "images.docker", "networks.docker", "volumes.docker"));
        groups.put("cluster", List.of("nodes", "events", "namespaces"));
        groups.put(
                "workloads",
                List.of("pods", "deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps", "jobs.batch", "cronjobs.batch"));
        groups.put(
                "network",
                List.of("services", "ingresses.networking.k8s.io", "networkpolicies.networking.k8s.io", "endpointslices.discovery.k8s.io"));
        groups.put(
                "configuration",
                List.of("configmaps", "secrets", "horizontalpodautoscalers.autoscaling", "poddisruptionbudgets.policy", "resourcequotas", "limitranges"));
        groups.put("storage", List.of("persistentvolumeclaims", "persistentvolumes", "storageclasses.storage.k8s.io"));
        groups.put(
                "access",
                List.of(
                        "serviceaccounts",
                        "roles.rbac.authorization.k8s.io",
                        "rolebindings.rbac.authorization.k8s.io",
                        "clusterroles.rbac.authorization.k8s.io",
                        "clusterrolebindings.rbac.authorization.k8s.io"));
        return groups;
    }

    /** Returns the groups that have kinds, the pinned kinds first. */
    static List<Group> of(Catalog catalog, List<String> pinned) {
        Map<String, Kind> left = new LinkedHashMap<>();
        List<Kind> custom = new ArrayList<>();
        for (Catalog.Offer offer : catalog.offers()) {
            if (offer.can("list")) {
                left.putIfAbsent(offer.kind().qualifiedPlural(), offer.kind());
                if (offer.custom()) {
                    custom.add(offer.kind());
                }
            }
        }
        List<Group> groups = new ArrayList<>();
        List<Kind> pins = pinned.stream().flatMap(name -> Optional.ofNullable(left.get(name)).stream()).toList();
        add(groups, new Group("pinned", "shell.group.pinned", "", pins));
        BUILT_IN.forEach((id, names) -> {
            List<Kind> kinds = names.stream().flatMap(name -> Optional.ofNullable(left.remove(name)).stream()).toList();
            add(groups, new Group(id, titleKey(id), "", kinds));
        });
        left.remove("events.events.k8s.io");
        custom.forEach(kind -> left.remove(kind.qualifiedPlural()));
        add(groups, new Group("more", "shell.group.more", "", List.copyOf(left.values())));
        Map<String, List<Kind>> byGroup = new TreeMap<>();
        custom.forEach(kind -> byGroup.computeIfAbsent(kind.group(), group -> new ArrayList<>()).add(kind));
        byGroup.forEach((apiGroup, kinds) -> add(groups, new Group("custom-" + apiGroup, "", apiGroup, kinds.stream().sorted().toList())));
        return groups;
    }

    private static String titleKey(String id) {
        return switch (id) {
            case "engine" -> "shell.group.engine";
            case "cluster" -> "shell.group.cluster";
            case "workloads" -> "shell.group.workloads";
            case "network" -> "shell.group.network";
            case "configuration" -> "shell.group.configuration";
            case "storage" -> "shell.group.storage";
            case "access" -> "shell.group.access";
            default -> throw new IllegalArgumentException(id);
        };
    }

    private static void add(List<Group> groups, Group group) {
        if (!group.kinds().isEmpty()) {
            groups.add(group);
        }
    }
}
