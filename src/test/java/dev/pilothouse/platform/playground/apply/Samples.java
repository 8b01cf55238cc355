package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kinds, documents and views of them that the tests of this room share. */
final class Samples {

    static final Schemas SCHEMAS = new BuiltInSchemas();
    static final Kind DEPLOYMENT = SCHEMAS.named("deployments.apps").orElseThrow().kind();
    static final Kind CONFIG_MAP = SCHEMAS.named("configmaps").orElseThrow().kind();
    static final Kind SERVICE = SCHEMAS.named("services").orElseThrow().kind();
    static final Kind POD = SCHEMAS.named("pods").orElseThrow().kind();
    static final Instant MORNING = Instant.parse("2026-01-01T08:00:00Z");
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Samples() {}

    static Schema schema(Kind kind) {
        return SCHEMAS.schema(kind).orElseThrow();
    }

    static FieldManager manager(Kind kind) {
        return new FieldManager(kind, schema(kind), "", true);
    }

    static Document yaml(String text) {
        return Yaml.read(text).getFirst().document().orElseThrow();
    }

    static Map<String, Object> fields(String yaml) {
        Map<String, Object> fields = new LinkedHashMap<>(yaml("apiVersion: v1\nkind: Part\nmetadata: {name: part}\n" + yaml).fields());
        fields.keySet().removeAll(List.of("apiVersion", "kind", "metadata"));
        return fields;
    }

    /** Returns which fields each manager owns, as JSON by {@code manager operation}. */
    static Map<String, String> owners(Document object) {
        Map<String, String> owners = new TreeMap<>();
        for (Tree entry : object.tree().trees("metadata", "managedFields")) {
            owners.put(entry.text("manager") + " " + entry.text("operation"), Json.write(entry.tree("fieldsV1")));
        }
        return owners;
    }
}
