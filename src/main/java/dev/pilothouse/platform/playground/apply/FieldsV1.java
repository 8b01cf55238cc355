package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sets of fields as {@code managedFields} keeps them ({@code FieldsV1} of the meta API): {@code f:name}, {@code k:{"name":"web"}},
 * {@code v:"a"}, {@code i:0}, and a dot for the place itself.
 */
final class FieldsV1 {

    private static final Map<String, Object> NOTHING = Map.of();

    private FieldsV1() {}

    static Map<String, Object> write(FieldSet set) {
        Map<String, Object> fields = new LinkedHashMap<>();
        set.below().forEach((step, node) -> {
            if (!node.hasBelow()) {
                fields.put(name(step), NOTHING);
                return;
            }
            Map<String, Object> inner = write(node);
            if (node.isMember()) {
                Map<String, Object> withSelf = new LinkedHashMap<>();
                withSelf.put(".", NOTHING);
                withSelf.putAll(inner);
                inner = withSelf;
            }
            fields.put(name(step), inner);
        });
        return fields;
    }

    private static String name(PathElement step) {
        return switch (step) {
            case PathElement.Field field -> "f:" + field.name();
            case PathElement.Key key ->
                    key.fields().entrySet().stream()
                            .map(field -> Scalars.quoted(field.getKey()) + ":" + Scalars.json(field.getValue()))
                            .collect(Collectors.joining(",", "k:{", "}"));
            case PathElement.Value value -> "v:" + Scalars.json(value.value());
            case PathElement.Index index -> "i:" + index.place();
        };
    }

    /**
     * Reads a set; steps of unknown kinds are left out, as the real server does.
     *
     * @throws IllegalArgumentException when it is no such set
     */
    static FieldSet read(Map<String, @Nullable Object> fields) {
        FieldSet set = new FieldSet();
        readInto(set, fields);
        return set;
    }

    private static void readInto(FieldSet set, Map<String, @Nullable Object> fields) {
        fields.forEach((name, value) -> {
            if (name.equals(".")) {
                return;
            }
            step(name).ifPresent(step -> {
                FieldSet node = set.child(step);
                Map<String, @Nullable Object> inner = Typed.map(value);
                if (inner.isEmpty() || inner.containsKey(".")) {
                    node.addSelf();
                }
                readInto(node, inner);
            });
        });
    }

    private static Optional<PathElement> step(String name) {
        if (name.length() < 2 || name.charAt(1) != ':') {
            throw new IllegalArgumentException("missing colon: " + name);
        }
        String rest = name.substring(2);
        return switch (name.charAt(0)) {
            case 'f' -> Optional.of(new PathElement.Field(rest));
            case 'k' -> Optional.of(new PathElement.Key(new TreeMap<>(Json.read(rest).fields())));
            case 'v' -> Optional.of(new PathElement.Value(Json.read("{\"v\":" + rest + "}").at("v").orElseThrow(() -> new IllegalArgumentException("null as a value"))));
            case 'i' -> Optional.of(new PathElement.Index(Integer.parseInt(rest)));
            default -> Optional.empty();
        };
    }
}
