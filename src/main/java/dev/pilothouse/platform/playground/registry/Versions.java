package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.schema.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns objects of one version into those of another.
 *
 * <p>Most kinds differ in nothing but the word. Autoscalers and events have changed their shape between versions; and an event is the
 * same object in both of its groups, so it is kept once, as the core API has it.
 */
final class Versions {

    private static final String EVENTS = "events";
    private static final String NEWER_EVENTS = "events.events.k8s.io";

    private Versions() {}

    /** Returns under which resource objects of the resource are kept. */
    static String keptAs(String resource) {
        return resource.equals(NEWER_EVENTS) ? EVENTS : resource;
    }

    /** Returns the object in the version of the resource. */
    static Document in(Resource resource, Document object) {
        String wanted = resource.kind().apiVersion();
        String present = object.apiVersion();
        if (present.equals(wanted) || object.kindName().equals("Status")) {
            return object;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", resource.kind().name());
        fields.put("apiVersion", wanted);
        object.fields().forEach(fields::putIfAbsent);
        return Document.of(switch (present + " " + wanted) {
            case "v1 events.k8s.io/v1" -> EventShapes.newer(fields);
            case "events.k8s.io/v1 v1" -> EventShapes.core(fields);
            case "autoscaling/v1 autoscaling/v2" -> AutoscalerShapes.newer(fields);
            case "autoscaling/v2 autoscaling/v1" -> AutoscalerShapes.older(fields);
            default -> fields;
        });
    }
}
