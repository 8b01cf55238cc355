package dev.pilothouse.platform.playground.apply;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One step of a path to a field, as server-side apply names it: a field, an element of a list by its keys or by its value, or a place in a
 * list.
 *
 * <p>The order is the one in which {@code fieldsV1} lists them: fields, keys, values, places.
 */
sealed interface PathElement extends Comparable<PathElement> {

    /** Returns it as people read it in a message: {@code .name}, {@code [name="web"]}, {@code [="a"]}, {@code [0]}. */
    String shown();

    /** A field of an object, or a key of a map. */
    record Field(String name) implements PathElement {
        @Override
        public String shown() {
            return "." + name;
        }
    }

    /** An element of a list that is known by some of its fields. */
    record Key(SortedMap<String, Object> fields) implements PathElement {
        @Override
        public String shown() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + Scalars.json(field.getValue()))
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** An element of a set. */
    record Value(Object value) implements PathElement {
        @Override
        public String shown() {
            return "[=" + Scalars.json(value) + "]";
        }
    }

    /** An element by its place; read only, nothing of ours is owned so. */
    record Index(int place) implements PathElement {
        @Override
        public String shown() {
            return "[" + place + "]";
        }
    }

    /** Returns a path as people read it, for example {@code .spec.containers[name="web"].image}. */
    static String shown(List<PathElement> path) {
        return path.stream().map(PathElement::shown).collect(Collectors.joining());
    }

    @Override
    default int compareTo(PathElement other) {
        return switch (this) {
            case Field field when other instanceof Field that -> field.name().compareTo(that.name());
            case Key key when other instanceof Key that -> compare(key.fields(), that.fields());
            case Value value when other instanceof Value that -> Scalars.compare(value.value(), that.value());
            case Index index when other instanceof Index that -> Integer.compare(index.place(), that.place());
            default -> Integer.compare(rank(this), rank(other));
        };
    }

    private static int rank(PathElement element) {
        return switch (element) {
            case Field _ -> 0;
            case Key _ -> 1;
            case Value _ -> 2;
            case Index _ -> 3;
        };
    }

    private static int compare(SortedMap<String, Object> left, SortedMap<String, Object> right) {
        Iterator<Map.Entry<String, Object>> others = right.entrySet().iterator();
        for (Map.Entry<String, Object> field : left.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<String, Object> other = others.next();
            int byName = field.getKey().compareTo(other.getKey());
            if (byName != 0) {
                return byName;
            }
            int byValue = Scalars.compare(field.getValue(), other.getValue());
            if (byValue != 0) {
                return byValue;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
