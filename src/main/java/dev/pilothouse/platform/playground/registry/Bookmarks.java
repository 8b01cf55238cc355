package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.schema.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The objects of bookmark events: nothing but a revision up to which everything was told. */
final class Bookmarks {

    private Bookmarks() {}

    static Document at(Resource resource, long revision) {
        return bookmark(resource, Map.of("resourceVersion", Long.toString(revision)));
    }

    /** Says that all objects that were there at first have been told. */
    static Document endOfStart(Resource resource, long revision) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resourceVersion", Long.toString(revision));
        metadata.put("annotations", Map.of("k8s.io/initial-events-end", "true"));
        return bookmark(resource, metadata);
    }

    private static Document bookmark(Resource resource, Map<String, Object> metadata) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", resource.kind().name());
        object.put("apiVersion", resource.kind().apiVersion());
        object.put("metadata", metadata);
        return Document.of(object);
    }
}
