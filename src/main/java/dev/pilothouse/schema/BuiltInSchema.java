package dev.pilothouse.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place in an object of a built-in kind.
 *
 * @param type as the type table writes it: {@code string}, {@code []string}, {@code map:int32} or the name of a type
 * @param facts what is said of this place
 * @param path where its description is kept
 */
record BuiltInSchema(TypeTable table, String type, Facts facts, String path) implements Schema {

    private static final String LIST = "[]";
    private static final String MAP = "map:";

    @Override
    public Shape shape() {
        if (type.startsWith(LIST)) {
            return Shape.LIST;
        }
        if (type.startsWith(MAP)) {
            return Shape.MAP;
        }
        return switch (type) {
            case "string", "bytes", "io.k8s.apimachinery.pkg.apis.meta.v1.Time", "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime" -> Shape.STRING;
            case "int32", "int64" -> Shape.INTEGER;
            case "double" -> Shape.NUMBER;
            case "boolean" -> Shape.BOOLEAN;
            case "io.k8s.apimachinery.pkg.util.intstr.IntOrString" -> Shape.INT_OR_STRING;
            case "io.k8s.apimachinery.pkg.api.resource.Quantity" -> Shape.QUANTITY;
            default -> fields().isEmpty() ? Shape.ANY : Shape.OBJECT;
        };
    }

    @Override
    public String typeName() {
        return type.startsWith("io.") ? type : "";
    }

    @Override
    public Schema declaration() {
        return table.named(type).orElse(this);
    }

    @Override
    public String format() {
        return switch (type) {
            case "int32", "int64", "double" -> type;
            case "bytes" -> "byte";
            case "io.k8s.apimachinery.pkg.apis.meta.v1.Time", "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime" -> "date-time";
            case "io.k8s.apimachinery.pkg.util.intstr.IntOrString" -> "int-or-string";
            default -> "";
        };
    }

    @Override
    public String description() {
        String own = table.description(path);
        return own.isEmpty() ? table.description(type) : own;
    }

    @Override
    public Map<String, Schema> fields() {
        return table.content(type).fields();
    }

    @Override
    public Schema element() {
        if (type.startsWith(LIST) || type.startsWith(MAP)) {
            String inner = type.startsWith(LIST) ? type.substring(LIST.length()) : type.substring(MAP.length());
            String initial = table.content(inner).fields().isEmpty() ? "required" : "default={}";
            return new BuiltInSchema(table, inner, facts.ofElements(initial), inner);
        }
        return new BuiltInSchema(table, "any", Facts.NONE, "any");
    }

    @Override
    public Set<String> required() {
        return table.content(type).required();
    }

    @Override
    public boolean atomic() {
        return facts.says("atomic") || (table.facts(type).says("atomic") && !facts.says("granular"));
    }

    @Override
    public ListType listType() {
        return switch (facts.value("list").orElse("atomic")) {
            case "atomic", "unsaid" -> ListType.ATOMIC;
            case "set" -> ListType.SET;
            default -> ListType.MAP;
        };
    }

    @Override
    public List<String> listKeys() {
        return listType() == ListType.MAP ? List.of(facts.value("list").orElse("").split(",", -1)) : List.of();
    }

    @Override
    public Optional<String> mergeKey() {
        return facts.value("merge");
    }

    @Override
    public boolean mergesByPatch() {
        return facts.says("merge") || mergeKey().isPresent();
    }

    @Override
    public boolean retainsKeys() {
        return facts.says("retainKeys");
    }

    @Override
    public List<String> enumeration() {
        return shape() == Shape.LIST || shape() == Shape.MAP ? List.of() : facts.enumeration();
    }

    @Override
    public Optional<Object> defaultValue() {
        Optional<String> given = facts.value("default");
        if (given.isEmpty()) {
            return facts.says("required") ? zero() : Optional.empty();
        }
        String text = given.get();
        return switch (text) {
            case "none" -> Optional.empty();
            case "{}" -> Optional.of(Map.of());
            default -> Optional.of(switch (shape()) {
                case INTEGER -> Long.valueOf(text);
                case BOOLEAN -> Boolean.valueOf(text);
                default -> text;
            });
        };
    }

    /** A scalar that must be given starts as the zero of its type. */
    private Optional<Object> zero() {
        return switch (type) {
            case "string" -> Optional.of("");
            case "int32", "int64" -> Optional.of(0L);
            case "boolean" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean nullable() {
        return false;
    }

    @Override
    public boolean preservesUnknown() {
        return shape() == Shape.ANY;
    }

    @Override
    public String toString() {
        return path + " " + type;
    }
}
