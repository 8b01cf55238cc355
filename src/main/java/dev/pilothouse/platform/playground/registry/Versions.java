package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.schema.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns objects of one version into those of another. Most kinds differ in nothing but the word. */
final class Versions {

    private Versions() {}

    /** Returns the object in the version of the resource. */
    static Document in(Resource resource, Document object) {
        String wanted = resource.kind().apiVersion();
        if (object.apiVersion().equals(wanted) && object.kindName().equals(resource.kind().name())) {
            return object;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", resource.kind().name());
        fields.put("apiVersion", wanted);
        object.fields().forEach(fields::putIfAbsent);
        return Document.of(fields);
    }
}
