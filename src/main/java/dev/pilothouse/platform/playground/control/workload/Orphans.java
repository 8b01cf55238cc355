package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The objects of a resource that nobody looks after, by namespace: an index over what is followed, so that a controller finds what it could
 * adopt without listing a namespace.
 */
final class Orphans {

    private final Map<String, Map<String, Document>> byNamespace = new HashMap<>();

    /** Takes a change in; returns the object if it is an orphan now. */
    Optional<Document> note(Change change) {
        Document object = change.object();
        boolean orphan = change.type() != Change.Type.DELETED && !Owners.beingDeleted(object) && Owners.controllerOf(object).isEmpty();
        if (orphan) {
            byNamespace.computeIfAbsent(object.namespace(), _ -> new TreeMap<>()).put(object.name(), object);
            return Optional.of(object);
        }
        Map<String, Document> known = byNamespace.get(object.namespace());
        if (known != null && known.remove(object.name()) != null && known.isEmpty()) {
            byNamespace.remove(object.namespace());
        }
        return Optional.empty();
    }

    List<Document> in(String namespace) {
        return List.copyOf(byNamespace.getOrDefault(namespace, Map.of()).values());
    }
}
