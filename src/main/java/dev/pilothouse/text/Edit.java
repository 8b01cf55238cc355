package dev.pilothouse.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the fields of objects, and changed copies of them; what it is given stays as it is. */
public final class Edit {

    private Edit() {}

    /**
     * Returns fields in this order.
     *
     * @param namesAndValues names and values in turn; whole numbers become {@link Long}, an empty {@link Optional} leaves the field out
     */
    public static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = String.valueOf(namesAndValues[i]);
            Object value = namesAndValues[i + 1];
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> put(fields, name, present));
            } else {
                put(fields, name, value);
            }
        }
        return fields;
    }

    /** Returns a copy in which the value stands at the path; objects on the way are made where they are missing. */
    public static Map<String, Object> with(Map<String, Object> fields, Object value, String... path) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        if (path.length == 1) {
            put(copy, path[0], value);
        } else {
            copy.put(path[0], with(Values.mapOrEmpty(copy.get(path[0])), value, rest(path)));
        }
        return copy;
    }

    /** Returns a copy without the value at the path. */
    public static Map<String, Object> without(Map<String, Object> fields, String... path) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        if (path.length == 1) {
            copy.remove(path[0]);
        } else if (copy.get(path[0]) instanceof Map<?, ?> inner) {
            copy.put(path[0], without(Values.map(inner), rest(path)));
        }
        return copy;
    }

    /** Returns the list with one more element at its end. */
    public static List<Object> plus(List<?> list, Object element) {
        List<Object> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private static String[] rest(String[] path) {
        return Arrays.copyOfRange(path, 1, path.length);
    }

    @SuppressWarnings("NullAway") // a null stands for JSON's null, as everywhere in trees
    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        fields.put(name, value instanceof Integer whole ? (Object) whole.longValue() : value);
    }
}
