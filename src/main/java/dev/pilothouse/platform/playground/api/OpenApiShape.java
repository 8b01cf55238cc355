package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.api.OpenApiTypes.Dialect;
import dev.pilothouse.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What OpenAPI says of a value apart from its fields: its type, its zero, and how it is applied. */
final class OpenApiShape {

    private OpenApiShape() {}

    static Map<String, Object> of(Schema schema, Dialect dialect) {
        return switch (schema.shape()) {
            case OBJECT, MAP -> Map.of("type", "object");
            case LIST -> Map.of("type", "array");
            case STRING -> Map.of("type", "string");
            case INTEGER -> Map.of("type", "integer");
            case NUMBER -> Map.of("type", "number");
            case BOOLEAN -> Map.of("type", "boolean");
            case INT_OR_STRING -> intOrString(schema, dialect);
            case QUANTITY -> dialect == Dialect.V2 ? Map.of("type", "string") : oneOf("string", "number");
            case ANY -> any(schema);
        };
    }

    /** The built-in type has a name; of custom kinds an extension says it. */
    private static Map<String, Object> intOrString(Schema schema, Dialect dialect) {
        if (schema.typeName().isEmpty()) {
            return Map.of("x-kubernetes-int-or-string", true);
        }
        return dialect == Dialect.V2 ? Map.of("type", "string") : oneOf("integer", "string");
    }

    /** Raw objects are objects; the JSON of a custom kind's own schema may be anything. */
    private static Map<String, Object> any(Schema schema) {
        String name = schema.typeName().substring(schema.typeName().lastIndexOf('.') + 1);
        boolean json = name.startsWith("JSON");
        return name.isEmpty() || json ? Map.of() : Map.of("type", "object");
    }

    private static Map<String, Object> oneOf(String one, String other) {
        return Map.of("oneOf", List.of(Map.of("type", one), Map.of("type", other)));
    }

    static void extend(Schema schema, Map<String, Object> type) {
        if (schema.shape() == Schema.Shape.LIST) {
            type.put("x-kubernetes-list-type", schema.listType().name().toLowerCase(Locale.ROOT));
            if (!schema.listKeys().isEmpty()) {
                type.put("x-kubernetes-list-map-keys", schema.listKeys());
            }
        } else if (schema.atomic()) {
            type.put("x-kubernetes-map-type", "atomic");
        }
        if (schema.nullable()) {
            type.put("nullable", true);
        }
        if (schema.preservesUnknown() && schema.typeName().isEmpty()) {
            type.put("x-kubernetes-preserve-unknown-fields", true);
        }
    }
}
