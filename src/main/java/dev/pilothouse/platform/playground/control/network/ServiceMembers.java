package dev.pilothouse.platform.playground.control.network;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller.Name;
import dev.pilothouse.platform.playground.registry.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which pods stand behind which service, kept up to date by every change of either; so one pod that becomes ready costs a look at the
 * services of its namespace and no list of pods.
 *
 * <p>Safe for many threads: changes arrive on those of the writers.
 */
final class ServiceMembers {

    /** What is kept of a pod while it can take traffic. */
    private record Pod(Map<String, String> labels, PodEndpoint endpoint) {}

    private static final class Namespace {
        final Map<String, Map<String, String>> selectors = new LinkedHashMap<>();
        final Map<String, Pod> pods = new LinkedHashMap<>();
    }

    private final Map<String, Namespace> namespaces = new HashMap<>();

    /** Notes a service and names it. */
    synchronized List<Name> service(Change change) {
        Document service = change.object();
        Namespace namespace = namespace(service.namespace());
        Map<String, String> selector = service.tree().texts("spec", "selector");
        if (change.type() == Change.Type.DELETED || selector.isEmpty()) {
            namespace.selectors.remove(service.name());
        } else {
            namespace.selectors.put(service.name(), selector);
        }
        return List.of(new Name(service.namespace(), service.name()));
    }

    /** Notes a pod and names the services for which that makes a difference. */
    synchronized List<Name> pod(Change change) {
        Document document = change.object();
        Namespace namespace = namespace(document.namespace());
        Pod before = namespace.pods.get(document.name());
        Pod after = change.type() == Change.Type.DELETED
                ? null
                : PodEndpoint.of(document).map(endpoint -> new Pod(document.tree().texts("metadata", "labels"), endpoint)).orElse(null);
        if (Objects.equals(before, after)) {
            return List.of();
        }
        Set<String> concerned = new LinkedHashSet<>();
        for (Pod pod : Arrays.asList(before, after)) {
            if (pod != null) {
                concerned.addAll(selecting(namespace, pod.labels()));
            }
        }
        if (after == null) {
            namespace.pods.remove(document.name());
        } else {
            namespace.pods.put(document.name(), after);
        }
        return concerned.stream().map(name -> new Name(document.namespace(), name)).toList();
    }

    private static Collection<String> selecting(Namespace namespace, Map<String, String> labels) {
        List<String> names = new ArrayList<>();
        namespace.selectors.forEach((name, selector) -> {
            if (matches(selector, labels)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Returns the pods behind a service; empty when it selects none by itself. */
    synchronized Optional<List<PodEndpoint>> of(Name service) {
        Namespace namespace = namespace(service.namespace());
        return Optional.ofNullable(namespace.selectors.get(service.name())).map(selector -> namespace.pods.values().stream()
                .filter(pod -> matches(selector, pod.labels()))
                .map(Pod::endpoint)
                .toList());
    }

    private static boolean matches(Map<String, String> selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.entrySet());
    }

    private Namespace namespace(String name) {
        return namespaces.computeIfAbsent(name, _ -> new Namespace());
    }
}
