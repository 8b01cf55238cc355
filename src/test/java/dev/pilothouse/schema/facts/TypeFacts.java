package dev.pilothouse.schema.facts;

import dev.pilothouse.model.Tree;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns OpenAPI v3 schemas into the lines of {@code types.txt}: what the Java models of the types cannot say. */
final class TypeFacts {

    /** Types that the models write as a plain object or as another type. */
    private static final Set<String> UNTYPED = Set.of("FieldsV1", "JSON", "JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool",
            "JSONSchemaPropsOrStringArray", "MicroTime", "RawExtension", "CustomResourceSubresourceStatus");

    private TypeFacts() {}

    static String of(Map<String, Tree> types) {
        StringBuilder text = new StringBuilder();
        String previous = "";
        for (Map.Entry<String, Tree> type : new TreeMap<>(types).entrySet()) {
            int dot = type.getKey().lastIndexOf('.');
            String area = type.getKey().substring(0, dot);
            if (!area.equals(previous)) {
                text.append(previous.isEmpty() ? "" : "\n").append(area).append('\n');
                previous = area;
            }
            text.append("  ").append(type.getKey().substring(dot + 1)).append(words(type.getValue())).append('\n');
            fields(type.getValue(), text);
        }
        return text.toString();
    }

    private static void fields(Tree type, StringBuilder text) {
        Set<Object> required = Set.copyOf(type.list("required"));
        for (String name : type.tree("properties").fields().keySet().stream().sorted().toList()) {
            String facts = field(type.tree("properties", name), required.contains(name), name);
            if (!facts.isEmpty()) {
                text.append("    ").append(name).append(facts).append('\n');
            }
        }
    }

    /** Returns what a type says of itself. */
    private static String words(Tree type) {
        return (type.has("x-kubernetes-group-version-kind") ? " object" : "")
                + (type.text("x-kubernetes-map-type").equals("atomic") ? " atomic" : "");
    }

    private static String field(Tree field, boolean required, String name) {
        String type = name(field.has("items") ? field.tree("items") : field.has("additionalProperties") ? field.tree("additionalProperties") : field);
        StringBuilder facts = new StringBuilder();
        if (UNTYPED.contains(type.substring(type.lastIndexOf('.') + 1))) {
            facts.append(" type=").append(type);
        }
        facts.append(list(field, name));
        if (field.has("x-kubernetes-map-type")) {
            facts.append(' ').append(field.text("x-kubernetes-map-type"));
        }
        String strategy = field.text("x-kubernetes-patch-strategy");
        if (strategy.contains("retainKeys")) {
            facts.append(" retainKeys");
        }
        if (strategy.contains("merge")) {
            facts.append(" merge").append(field.has("x-kubernetes-patch-merge-key") ? "=" + field.text("x-kubernetes-patch-merge-key") : "");
        }
        facts.append(defaulted(field, required));
        return facts.append(enumeration(field)).append(enumeration(field.tree("items"))).append(enumeration(field.tree("additionalProperties"))).toString();
    }

    /** Returns how a list is applied, nothing for the usual: replaced as a whole, and not said of the items of a list of objects. */
    private static String list(Tree field, String name) {
        String listType = field.text("x-kubernetes-list-type");
        if (listType.equals("map")) {
            return " list=" + field.list("x-kubernetes-list-map-keys").stream().map(Object::toString).collect(Collectors.joining(","));
        }
        String usual = field.text("type").equals("array") && !name.equals("items") ? "atomic" : "";
        return listType.equals(usual) ? "" : " list=" + (listType.isEmpty() ? "unsaid" : listType);
    }

    /** Returns the default, nothing for the usual: the zero of a scalar that must be given. */
    private static String defaulted(Tree field, boolean required) {
        String type = field.text("type");
        String usual = !required ? "none" : switch (type) {
            case "string" -> field.text("format").isEmpty() ? "" : "none";
            case "integer" -> "0";
            case "boolean" -> "false";
            default -> "none";
        };
        Object value = field.at("default").orElse("none");
        String given = value instanceof Map ? "{}" : value.toString();
        return given.equals(usual) ? "" : " default=" + given;
    }

    private static String enumeration(Tree field) {
        return field.has("enum") ? field.list("enum").stream().map(Object::toString).collect(Collectors.joining("|", " enum=", "")) : "";
    }

    private static String name(Tree schema) {
        String reference = schema.has("allOf") ? schema.trees("allOf").getFirst().text("$ref") : schema.text("$ref");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
