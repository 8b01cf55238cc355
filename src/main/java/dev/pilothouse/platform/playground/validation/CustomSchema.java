package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a custom kind holds: the structural schema of its CustomResourceDefinition ({@code JSONSchemaProps}).
 *
 * <p>Beyond a {@link Schema} it knows the constraints on values, see {@link #facts}. Its type has no name. The schema of a whole object has
 * {@code apiVersion}, {@code kind} and {@code metadata} as every object has them.
 */
public final class CustomSchema implements Schema {

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final Tree facts;
    private final Map<String, Schema> implied;

    private CustomSchema(Tree facts, Map<String, Schema> implied) {
        this.facts = facts;
        this.implied = implied;
    }

    /**
     * Returns the schema of whole objects.
     *
     * @param openApi as the definition has it under {@code openAPIV3Schema}
     * @param metadata what {@code ObjectMeta} holds
     */
    static CustomSchema ofObject(Tree openApi, Schema metadata) {
        Map<String, Schema> implied = new LinkedHashMap<>();
        implied.put("apiVersion", of(new Tree(TEXT)));
        implied.put("kind", of(new Tree(TEXT)));
        implied.put("metadata", metadata);
        return new CustomSchema(openApi, implied);
    }

    static CustomSchema of(Tree facts) {
        return new CustomSchema(facts, Map.of());
    }

    /** Returns the schema as it was written, for the constraints on values. */
    Tree facts() {
        return facts;
    }

    /** Returns the schema of a field that the definition itself describes; {@code metadata} of a whole object it does not. */
    Optional<CustomSchema> own(String name) {
        return implied.containsKey(name) || !facts.tree("properties").has(name)
                ? Optional.empty()
                : Optional.of(of(facts.tree("properties", name)));
    }

    /** Returns the schema of the values of a map, if they have one. */
    Optional<CustomSchema> values() {
        return facts.at("additionalProperties").filter(Map.class::isInstance).map(_ -> of(facts.tree("additionalProperties")));
    }

    Optional<CustomSchema> items() {
        return facts.at("items").filter(Map.class::isInstance).map(_ -> of(facts.tree("items")));
    }

    boolean freeKeys() {
        return facts.has("additionalProperties") && !Boolean.FALSE.equals(facts.at("additionalProperties").orElse(null));
    }

    boolean embedded() {
        return facts.isTrue("x-kubernetes-embedded-resource");
    }

    @Override
    public Shape shape() {
        if (facts.isTrue("x-kubernetes-int-or-string")) {
            return Shape.INT_OR_STRING;
        }
        return switch (facts.text("type")) {
            case "object" -> objectShape();
            case "array" -> Shape.LIST;
            case "string" -> Shape.STRING;
            case "integer" -> Shape.INTEGER;
            case "number" -> Shape.NUMBER;
            case "boolean" -> Shape.BOOLEAN;
            default -> implied.isEmpty() ? Shape.ANY : Shape.OBJECT;
        };
    }

    private Shape objectShape() {
        if (!implied.isEmpty() || !facts.tree("properties").fields().isEmpty()) {
            return Shape.OBJECT;
        }
        return values().isPresent() ? Shape.MAP : Shape.ANY;
    }

    @Override
    public Map<String, Object> definition() {
        return facts.fields();
    }

    @Override
    public String format() {
        return facts.text("format");
    }

    @Override
    public String description() {
        return facts.text("description");
    }

    @Override
    public Map<String, Schema> fields() {
        Map<String, Schema> fields = new LinkedHashMap<>(implied);
        facts.tree("properties").fields().keySet().forEach(name -> fields.putIfAbsent(name, of(facts.tree("properties", name))));
        return fields;
    }

    @Override
    public Optional<Schema> field(String name) {
        Schema known = implied.get(name);
        return known != null ? Optional.of(known) : own(name).map(Schema.class::cast);
    }

    @Override
    public Schema element() {
        return items().or(this::values).orElseGet(() -> of(Tree.EMPTY));
    }

    @Override
    public Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        facts.list("required").forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    @Override
    public boolean atomic() {
        return facts.text("x-kubernetes-map-type").equals("atomic");
    }

    @Override
    public ListType listType() {
        return switch (facts.text("x-kubernetes-list-type")) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
    }

    @Override
    public List<String> listKeys() {
        return facts.list("x-kubernetes-list-map-keys").stream().map(String::valueOf).toList();
    }

    @Override
    public List<String> enumeration() {
        return facts.list("enum").stream().map(String::valueOf).toList();
    }

    @Override
    public Optional<Object> defaultValue() {
        return facts.at("default");
    }

    @Override
    public boolean nullable() {
        return facts.isTrue("nullable");
    }

    @Override
    public boolean preservesUnknown() {
        return facts.isTrue("x-kubernetes-preserve-unknown-fields");
    }
}
