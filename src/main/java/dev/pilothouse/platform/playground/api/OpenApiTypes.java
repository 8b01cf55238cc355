package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes types as OpenAPI describes them, with the Kubernetes extensions. A type that is used is written as well, so that each document
 * stands for itself.
 */
final class OpenApiTypes {

    /** The two versions of OpenAPI differ in how a reference is described, and in what they can say of defaults and of unions. */
    enum Dialect {
        V2("#/definitions/"),
        V3("#/components/schemas/");

        private final String prefix;

        Dialect(String prefix) {
            this.prefix = prefix;
        }

        Map<String, Object> reference(String name) {
            return Map.of("$ref", prefix + name);
        }
    }

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final Set<String> EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");
    private static final Set<String> OF_EVERY_GROUP = Set.of(META + "DeleteOptions", META + "WatchEvent");

    private final Schemas schemas;
    private final Dialect dialect;
    private final Map<String, Kind> areas = new HashMap<>();
    private final SortedMap<String, Object> written = new TreeMap<>();
    private final Deque<Schema> waiting = new ArrayDeque<>();

    OpenApiTypes(Schemas schemas, Dialect dialect) {
        this.schemas = schemas;
        this.dialect = dialect;
        areas.put(META, new Kind("", "v1", "", "", false));
        for (Resource resource : schemas.resources()) {
            Kind kind = resource.kind();
            schemas.schema(kind).map(Schema::typeName).filter(name -> name.endsWith("." + kind.name()))
                    .ifPresent(name -> areas.putIfAbsent(area(name), kind));
        }
    }

    /** Returns the types by name that were used so far, and those that they use. */
    SortedMap<String, Object> written() {
        while (!waiting.isEmpty()) {
            Schema type = waiting.remove();
            if (!written.containsKey(type.typeName())) {
                written.put(type.typeName(), type(type));
            }
        }
        return written;
    }

    /** Returns a reference to the type of a kind, with its words when it is a custom kind and so has no name of its own. */
    Map<String, Object> use(Kind kind, Schema schema) {
        if (!schema.typeName().isEmpty()) {
            waiting.add(schema.declaration());
            return dialect.reference(schema.typeName());
        }
        String name = name(kind);
        if (!written.containsKey(name)) {
            Map<String, Object> type = schema.definition().isEmpty() ? inline(schema) : custom(schema);
            type.put("x-kubernetes-group-version-kind", List.of(words(kind, kind.name())));
            written.put(name, type);
        }
        return dialect.reference(name);
    }

    /** A custom kind is described by its own words, and by what every object has. */
    private Map<String, Object> custom(Schema schema) {
        Map<String, Object> type = OpenApiDefinition.of(schema.definition());
        Map<String, Object> fields = new TreeMap<>(new Tree(type).tree("properties").fields());
        fields.putAll(everyObject(schemas.schema("v1", "Namespace").orElseThrow()));
        type.put("properties", fields);
        return type;
    }

    /** Returns the fields that custom kinds have as well as the given one. */
    private Map<String, Object> everyObject(Schema example) {
        Map<String, Object> fields = new TreeMap<>();
        for (String name : EVERY_OBJECT) {
            example.field(name).ifPresent(field -> {
                Map<String, Object> described = field(field);
                described.remove("default");
                fields.put(name, described);
            });
        }
        return fields;
    }

    /** Returns a reference to the type of the lists of a kind. */
    Map<String, Object> useList(Kind kind) {
        String listName = kind.name() + "List";
        var known = schemas.schema(kind.apiVersion(), listName);
        if (known.isPresent()) {
            return use(kind, known.get());
        }
        String name = name(kind) + "List";
        if (!written.containsKey(name)) {
            Map<String, Object> fields = everyObject(schemas.schema("v1", "PodList").orElseThrow());
            fields.put("items", described("List of " + kind.plural() + ".", Map.of("type", "array", "items", schemas.schema(kind)
                    .map(schema -> use(kind, schema)).orElse(Map.of()))));
            Map<String, Object> type = new LinkedHashMap<>();
            type.put("description", listName + " is a list of " + kind.name());
            type.put("type", "object");
            type.put("required", List.of("items"));
            type.put("properties", fields);
            type.put("x-kubernetes-group-version-kind", List.of(words(kind, listName)));
            written.put(name, type);
        }
        return dialect.reference(name);
    }

    /** Custom kinds are named by their group from right to left: {@code com.example.v1.Backup}. */
    private static String name(Kind kind) {
        List<String> labels = List.of(kind.group().split("\\.", -1)).reversed();
        return String.join(".", labels) + "." + kind.version() + "." + kind.name();
    }

    private Map<String, Object> type(Schema schema) {
        Map<String, Object> type = inline(schema);
        List<Map<String, Object>> kinds = kinds(schema);
        if (!kinds.isEmpty()) {
            type.put("x-kubernetes-group-version-kind", kinds);
        }
        return type;
    }

    private List<Map<String, Object>> kinds(Schema schema) {
        String name = schema.typeName();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        Kind area = areas.get(area(name));
        if (area == null || schemas.schema(area.apiVersion(), simple).filter(found -> found.typeName().equals(name)).isEmpty()) {
            return List.of();
        }
        if (!OF_EVERY_GROUP.contains(name)) {
            return List.of(words(area, simple));
        }
        Set<Map<String, Object>> every = new LinkedHashSet<>();
        schemas.resources().forEach(resource -> every.add(words(resource.kind(), simple)));
        return List.copyOf(every);
    }

    private static String area(String typeName) {
        return typeName.substring(0, typeName.lastIndexOf('.') + 1);
    }

    private static Map<String, Object> words(Kind kind, String name) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("group", kind.group());
        words.put("version", kind.version());
        words.put("kind", name);
        return words;
    }

    /** Returns what stands at a place: a reference with its words, or the type in place. */
    private Map<String, Object> field(Schema schema) {
        if (schema.typeName().isEmpty()) {
            return inline(schema);
        }
        waiting.add(schema.declaration());
        Map<String, Object> reference = dialect.reference(schema.typeName());
        // clients print the words of the type after those of the place: the same ones need not be said twice
        boolean own = dialect == Dialect.V2 || !schema.description().equals(schema.declaration().description());
        Map<String, Object> field = described(own ? schema.description() : "", Map.of());
        if (dialect == Dialect.V3) {
            schema.defaultValue().ifPresent(value -> field.put("default", value));
        }
        putPatch(schema, field);
        if (dialect == Dialect.V2) {
            field.putAll(reference);
            return field;
        }
        field.put("allOf", List.of(reference));
        return field;
    }

    private Map<String, Object> inline(Schema schema) {
        Map<String, Object> type = described(schema.description(), OpenApiShape.of(schema, dialect));
        if (!schema.format().isEmpty()) {
            type.put("format", schema.format());
        }
        if (dialect == Dialect.V3 && schema.typeName().isEmpty()) {
            schema.defaultValue().ifPresent(value -> type.put("default", value));
        }
        if (!schema.enumeration().isEmpty()) {
            type.put("enum", schema.enumeration());
        }
        switch (schema.shape()) {
            case OBJECT -> putFields(schema, type);
            case LIST -> type.put("items", element(schema.element()));
            case MAP -> type.put("additionalProperties", element(schema.element()));
            default -> {}
        }
        extend(schema, type);
        return type;
    }

    private void putFields(Schema schema, Map<String, Object> type) {
        if (!schema.required().isEmpty()) {
            type.put("required", new ArrayList<>(schema.required()));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        schema.fields().forEach((name, field) -> fields.put(name, field(field)));
        if (fields.get("items") instanceof Map<?, ?> items && schema.typeName().endsWith("List")) {
            items.remove("x-kubernetes-list-type");
        }
        type.put("properties", fields);
    }

    /** Elements are not described where they stand. */
    private Map<String, Object> element(Schema schema) {
        if (schema.typeName().isEmpty()) {
            Map<String, Object> type = inline(schema);
            type.remove("x-kubernetes-list-type", "atomic");
            return type;
        }
        waiting.add(schema.declaration());
        Map<String, Object> reference = dialect.reference(schema.typeName());
        if (dialect == Dialect.V2 || schema.defaultValue().isEmpty()) {
            return reference;
        }
        return new LinkedHashMap<>(Map.of("default", schema.defaultValue().get(), "allOf", List.of(reference)));
    }

    private static Map<String, Object> described(String description, Map<String, Object> rest) {
        Map<String, Object> described = new LinkedHashMap<>();
        if (!description.isEmpty()) {
            described.put("description", description);
        }
        described.putAll(rest);
        return described;
    }

    /** Adds what only Kubernetes knows: how the place is patched and applied. */
    private static void extend(Schema schema, Map<String, Object> type) {
        putPatch(schema, type);
        OpenApiShape.extend(schema, type);
    }

    private static void putPatch(Schema schema, Map<String, Object> type) {
        List<String> strategies = new ArrayList<>();
        if (schema.mergesByPatch()) {
            strategies.add("merge");
        }
        if (schema.retainsKeys()) {
            strategies.add("retainKeys");
        }
        if (!strategies.isEmpty()) {
            type.put("x-kubernetes-patch-strategy", String.join(",", strategies));
        }
        schema.mergeKey().ifPresent(key -> type.put("x-kubernetes-patch-merge-key", key));
    }
}
