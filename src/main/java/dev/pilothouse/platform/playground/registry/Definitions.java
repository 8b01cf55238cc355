package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.validation.CustomDefinition;
import dev.pilothouse.platform.playground.validation.CustomDefinitionStatus;
import dev.pilothouse.text.Edit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes definitions of custom kinds ready as they are written: names and conversion that were not given, and the status that says whether
 * the kind is served.
 *
 * <p>A real API server does the latter a moment later, by controllers.
 */
final class Definitions {

    /** Holds a deleted definition until its objects are gone. */
    static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private Definitions() {}

    static Map<String, Object> filled(Map<String, Object> definition) {
        Tree spec = new Tree(definition).tree("spec");
        Map<String, Object> names = new LinkedHashMap<>(spec.tree("names").fields());
        String kind = spec.text("names", "kind");
        if (!kind.isEmpty()) {
            names.putIfAbsent("singular", kind.toLowerCase(Locale.ROOT));
            names.putIfAbsent("listKind", kind + "List");
        }
        Map<String, Object> filled = new LinkedHashMap<>(spec.fields());
        filled.put("names", names);
        filled.putIfAbsent("conversion", Map.of("strategy", "None"));
        return Edit.with(definition, filled, "spec");
    }

    static Document settled(Document definition, boolean isNew, Collection<CustomDefinition> all, Instant now) {
        List<Document> others = all.stream().map(CustomDefinition::document).filter(other -> !other.name().equals(definition.name())).toList();
        Document settled = Metadata.withField(definition, "status", CustomDefinitionStatus.of(definition, others, now));
        if (!isNew || Metadata.finalizers(definition).contains(CLEANUP)) {
            return settled;
        }
        List<String> finalizers = new ArrayList<>(Metadata.finalizers(definition));
        finalizers.add(CLEANUP);
        return Metadata.with(settled, "finalizers", finalizers);
    }
}
