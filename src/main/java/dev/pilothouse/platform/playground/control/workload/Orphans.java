package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.platform.playground.registry.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The objects of a resource that nobody looks after, by namespace, name and labels: an index over what is followed, so that a controller
 * finds what it could adopt without reading a namespace.
 */
final class Orphans {

    private final Map<String, Map<String, Labels>> byNamespace = new HashMap<>();

    /** Takes a change in; returns the object if it is an orphan now. */
    Optional<Document> note(Change change) {
        Document object = change.object();
        boolean orphan = change.type() != Change.Type.DELETED && !Owners.beingDeleted(object) && Owners.controllerOf(object).isEmpty();
        if (orphan) {
            Labels labels = Labels.of(object.tree().texts("metadata", "labels"));
            byNamespace.computeIfAbsent(object.namespace(), _ -> new TreeMap<>()).put(object.name(), labels);
            return Optional.of(object);
        }
        Map<String, Labels> known = byNamespace.get(object.namespace());
        if (known != null && known.remove(object.name()) != null && known.isEmpty()) {
            byNamespace.remove(object.namespace());
        }
        return Optional.empty();
    }

    /** Returns the names of those that the selector names. */
    List<String> in(String namespace, LabelSelector selector) {
        return byNamespace.getOrDefault(namespace, Map.of()).entrySet().stream()
                .filter(orphan -> Selectors.selects(selector, orphan.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
