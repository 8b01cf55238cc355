package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be changed of a running pod behind its subresources {@code ephemeralcontainers} and {@code resize}. */
final class PodPartRules {

    private static final String NOT_FOR_EPHEMERAL = "cannot be set for an Ephemeral Container";
    private static final List<String> FORBIDDEN = List.of("lifecycle", "livenessProbe", "ports", "readinessProbe", "startupProbe");

    private PodPartRules() {}

    /** Checks the parts that differ. */
    static void check(Spot pod, Spot before) {
        Spot spec = pod.at("spec");
        Spot old = before.at("spec");
        if (!spec.at("ephemeralContainers").same(old.at("ephemeralContainers"))) {
            PodRules.whole(pod);
            ephemeralContainers(spec, old);
        }
        if (!Same.values(resources(spec), resources(old))) {
            PodRules.whole(pod);
            resize(pod, before);
        }
    }

    private static void ephemeralContainers(Spot spec, Spot old) {
        Map<String, Spot> volumes = new LinkedHashMap<>();
        spec.at("volumes").items().forEach(volume -> volumes.put(volume.at("name").text(), volume));
        Set<String> others = new HashSet<>();
        for (String list : List.of("containers", "initContainers")) {
            spec.at(list).items().forEach(container -> others.add(container.at("name").text()));
        }
        Set<String> names = new HashSet<>(others);
        Map<String, Spot> now = new LinkedHashMap<>();
        for (Spot container : spec.at("ephemeralContainers").items()) {
            Spot name = container.at("name");
            now.put(name.text(), container);
            ContainerRules.container(container, volumes);
            if (!names.add(name.text())) {
                name.duplicate();
            }
            Spot target = container.at("targetContainerName");
            if (!target.empty() && !others.contains(target.text())) {
                target.notFound();
            }
            FORBIDDEN.stream().filter(field -> !container.at(field).empty()).forEach(field -> container.at(field).forbidden(NOT_FOR_EPHEMERAL));
            if (!container.at("resources").empty()) {
                container.at("resources").forbidden(NOT_FOR_EPHEMERAL);
            }
            for (Spot mount : container.at("volumeMounts").items()) {
                for (String path : List.of("subPath", "subPathExpr")) {
                    if (!mount.at(path).empty()) {
                        mount.at(path).forbidden(NOT_FOR_EPHEMERAL);
                    }
                }
            }
        }
        for (Spot container : old.at("ephemeralContainers").items()) {
            Spot changed = now.get(container.at("name").text());
            String title = "existing ephemeral containers " + Names.quoted(container.at("name").text());
            if (changed == null) {
                spec.at("ephemeralContainers").forbidden(title + " may not be removed\n");
            } else if (!changed.same(container)) {
                spec.at("ephemeralContainers").forbidden(title + " may not be changed\n" + UnifiedDiff.between(container.tree().fields(), changed.tree().fields()));
            }
        }
    }

    private static void resize(Spot pod, Spot before) {
        Spot spec = pod.at("spec");
        String quality = QualityOfService.of(before.at("spec").tree());
        if (!QualityOfService.of(spec.tree()).equals(quality)) {
            spec.invalid(pod.at("status", "qosClass").text(), "Pod QOS Class may not change as a result of resizing");
        }
        List<Spot> old = before.at("spec", "containers").items();
        for (Spot container : spec.at("containers").items()) {
            Spot matching = old.stream().filter(one -> one.at("name").same(container.at("name"))).findFirst().orElse(container);
            for (String list : List.of("requests", "limits")) {
                removed(container.at("resources"), matching.at("resources"), list);
            }
            if (!Same.values(withoutComputing(container), withoutComputing(matching))) {
                spec.forbidden("only cpu and memory resources are mutable");
            }
        }
    }

    private static void removed(Spot resources, Spot before, String list) {
        boolean fewer = before.at(list).entries().keySet().stream()
                .anyMatch(resource -> Set.of("cpu", "memory").contains(resource) && !resources.at(list).entries().containsKey(resource));
        if (fewer) {
            resources.at(list).forbidden("resource " + list + " cannot be removed");
        }
    }

    private static Map<String, Object> withoutComputing(Spot container) {
        Map<String, Object> rest = new LinkedHashMap<>(container.tree().fields());
        Map<String, Object> resources = new LinkedHashMap<>();
        for (String list : List.of("requests", "limits")) {
            Map<String, Object> amounts = new LinkedHashMap<>(container.at("resources", list).tree().fields());
            amounts.keySet().removeAll(Set.of("cpu", "memory"));
            resources.put(list, amounts);
        }
        rest.put("resources", resources.values().stream().allMatch(amounts -> ((Map<?, ?>) amounts).isEmpty()) ? Map.of() : resources);
        rest.remove("resizePolicy");
        return rest;
    }

    private static List<Object> resources(Spot spec) {
        return spec.at("containers").items().stream().map(container -> (Object) container.at("resources").tree().fields()).toList();
    }
}
