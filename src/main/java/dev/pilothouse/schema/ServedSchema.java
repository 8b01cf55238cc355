package dev.pilothouse.schema;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place in an object as a server describes it.
 *
 * @param place what is said of this place alone
 * @param type name of the type of the place; empty when it is described in place
 */
record ServedSchema(ServedSchemas all, Tree place, String type) implements Schema {

    private static final String REFERENCE = "$ref";

    private static ServedSchema of(ServedSchemas all, Tree place) {
        String reference = place.text(REFERENCE);
        return new ServedSchema(all, place, reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** Returns what is said of the place's type. */
    private Tree facts() {
        return type.isEmpty() ? place : all.type(type);
    }

    @Override
    public Shape shape() {
        Tree facts = facts();
        if (type.endsWith(".Quantity")) {
            return Shape.QUANTITY;
        }
        if (type.endsWith(".IntOrString") || facts.isTrue("x-kubernetes-int-or-string")) {
            return Shape.INT_OR_STRING;
        }
        return switch (facts.text("type")) {
            case "array" -> Shape.LIST;
            case "string" -> Shape.STRING;
            case "integer" -> Shape.INTEGER;
            case "number" -> Shape.NUMBER;
            case "boolean" -> Shape.BOOLEAN;
            default -> object(facts);
        };
    }

    private static Shape object(Tree facts) {
        if (!facts.tree("properties").fields().isEmpty()) {
            return Shape.OBJECT;
        }
        return facts.at("additionalProperties").filter(Map.class::isInstance).isPresent() ? Shape.MAP : Shape.ANY;
    }

    @Override
    public String typeName() {
        return type;
    }

    @Override
    public Schema declaration() {
        return type.isEmpty() ? this : new ServedSchema(all, all.type(type), type);
    }

    @Override
    public String format() {
        return facts().text("format");
    }

    @Override
    public String description() {
        String own = place.text("description");
        return own.isEmpty() ? facts().text("description") : own;
    }

    @Override
    public Map<String, Schema> fields() {
        Tree properties = facts().tree("properties");
        Map<String, Schema> fields = new LinkedHashMap<>();
        properties.fields().keySet().forEach(name -> fields.put(name, of(all, properties.tree(name))));
        return fields;
    }

    @Override
    public Optional<Schema> field(String name) {
        Tree properties = facts().tree("properties");
        return properties.has(name) ? Optional.of(of(all, properties.tree(name))) : Optional.empty();
    }

    @Override
    public Schema element() {
        return of(all, shape() == Shape.LIST ? facts().tree("items") : facts().tree("additionalProperties"));
    }

    @Override
    public Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        facts().list("required").forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    @Override
    public boolean atomic() {
        return said("x-kubernetes-map-type").equals("atomic");
    }

    @Override
    public ListType listType() {
        return switch (said("x-kubernetes-list-type")) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
    }

    @Override
    public List<String> listKeys() {
        return facts().list("x-kubernetes-list-map-keys").stream().map(String::valueOf).toList();
    }

    @Override
    public Optional<String> mergeKey() {
        return Optional.of(said("x-kubernetes-patch-merge-key")).filter(key -> !key.isEmpty());
    }

    @Override
    public boolean mergesByPatch() {
        return said("x-kubernetes-patch-strategy").contains("merge");
    }

    @Override
    public boolean retainsKeys() {
        return said("x-kubernetes-patch-strategy").contains("retainKeys");
    }

    private String said(String word) {
        String own = place.text(word);
        return own.isEmpty() ? facts().text(word) : own;
    }

    @Override
    public List<String> enumeration() {
        return facts().list("enum").stream().map(String::valueOf).toList();
    }

    @Override
    public Optional<Object> defaultValue() {
        return place.at("default");
    }

    @Override
    public boolean nullable() {
        return facts().isTrue("nullable");
    }

    @Override
    public boolean preservesUnknown() {
        return shape() == Shape.ANY
                || facts().isTrue("x-kubernetes-preserve-unknown-fields")
                || facts().isTrue("x-kubernetes-embedded-resource")
                || Boolean.TRUE.equals(facts().at("additionalProperties").orElse(false));
    }
}
