package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values with one path of them changed, as copies; a step of a path is a field's name or an item's index. */
final class YamlValues {

    private YamlValues() {}

    /** Returns the value as a reader would give it: whole numbers as {@link Long} where they fit, trees as maps. */
    static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Document document -> normal(document.fields());
            case Tree tree -> normal(tree.fields());
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                map.forEach((name, field) -> fields.put(String.valueOf(name), normal(field)));
                yield fields;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(normal(item)));
                yield items;
            }
            case Integer _, Short _, Byte _ -> ((Number) value).longValue();
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e18 -> number.longValue();
            case Long _, Double _, Boolean _, java.math.BigInteger _ -> value;
            case Number number -> PlainScalar.resolve(number.toString());
            default -> value.toString();
        };
    }

    /** Returns what stands at the path, empty when nothing or null does. */
    static Optional<Object> at(@Nullable Object root, List<Object> path) {
        Object value = root;
        for (Object step : path) {
            value = switch (value) {
                case Map<?, ?> map when step instanceof String -> map.get(step);
                case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
                case null, default -> null;
            };
        }
        return Optional.ofNullable(value);
    }

    /** Tells whether a field or item of that path is there, be it null. */
    static boolean has(@Nullable Object root, List<Object> path) {
        if (path.isEmpty()) {
            return true;
        }
        Object step = path.getLast();
        return switch (at(root, path.subList(0, path.size() - 1)).orElse(null)) {
            case Map<?, ?> map -> step instanceof String && map.containsKey(step);
            case List<?> list -> step instanceof Integer index && index < list.size();
            case null, default -> false;
        };
    }

    /** Returns the value with another one at the path; what is missing on the way, or of another type, is made. */
    static @Nullable Object with(@Nullable Object root, List<Object> path, @Nullable Object value) {
        if (path.isEmpty()) {
            return value;
        }
        List<Object> rest = path.subList(1, path.size());
        if (path.getFirst() instanceof Integer index) {
            List<@Nullable Object> items = new ArrayList<>();
            if (root instanceof List<?> list) {
                items.addAll(list);
            }
            if (index == items.size()) {
                items.add(with(null, rest, value));
            } else {
                items.set(index, with(items.get(index), rest, value));
            }
            return items;
        }
        String name = (String) path.getFirst();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Values.mapOrEmpty(root));
        fields.put(name, with(fields.get(name), rest, value));
        return fields;
    }

    /** Returns the map or list without this field or item. */
    static Object without(Object container, Object step) {
        if (container instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list);
            items.remove((int) (Integer) step);
            return items;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Values.mapOrEmpty(container));
        fields.remove((String) step);
        return fields;
    }

    static int size(@Nullable Object container) {
        return switch (container) {
            case Map<?, ?> map -> map.size();
            case List<?> list -> list.size();
            case null, default -> 0;
        };
    }
}
