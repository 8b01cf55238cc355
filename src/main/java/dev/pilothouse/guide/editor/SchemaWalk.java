package dev.pilothouse.guide.editor;

import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import dev.pilothouse.schema.SchemaFinder;
import java.util.List;
import java.util.Optional;

/** Follows paths through what kinds hold. */
final class SchemaWalk {

    private SchemaWalk() {}

    /** Finds what stands at the path of an object with these words. */
    static Optional<Schema> at(SchemaFinder finder, String apiVersion, String kind, List<Object> path) {
        Optional<Schema> schema = finder.schema(apiVersion, kind);
        for (Object step : path) {
            schema = schema.flatMap(place -> step(place, step));
        }
        return schema;
    }

    private static Optional<Schema> step(Schema place, Object step) {
        return switch (place.shape()) {
            case LIST -> step instanceof Integer ? Optional.of(place.element()) : Optional.empty();
            case MAP -> step instanceof String ? Optional.of(place.element()) : Optional.empty();
            case OBJECT -> step instanceof String name ? place.field(name) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Says briefly what stands at a place, as Go and kubectl do: {@code []Container}, {@code map[string]string}, {@code int32}. */
    static String type(Schema schema) {
        return switch (schema.shape()) {
            case LIST -> "[]" + type(schema.element());
            case MAP -> "map[string]" + type(schema.element());
            case OBJECT, ANY -> schema.typeName().isEmpty()
                    ? schema.shape() == Shape.ANY ? "any" : "object"
                    : schema.typeName().substring(schema.typeName().lastIndexOf('.') + 1);
            case INTEGER, NUMBER -> schema.format().isEmpty() ? name(schema) : schema.format();
            case STRING -> schema.format().isEmpty() ? "string" : schema.format();
            case BOOLEAN -> "boolean";
            case INT_OR_STRING -> "int or string";
            case QUANTITY -> "quantity";
        };
    }

    private static String name(Schema schema) {
        return schema.shape() == Shape.INTEGER ? "integer" : "number";
    }
}
