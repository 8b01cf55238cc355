package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.status.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON patches, RFC 6902, with the liberties that the real server takes: places counted from the end are negative, and {@code replace}
 * adds a field that is not there.
 */
public final class JsonPatch {

    private static final int MOST_OPERATIONS = 10_000;

    /** Why an operation fails; the real server tells it to nobody. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message, null, false, false);
        }
    }

    private @Nullable Object document;

    private JsonPatch(@Nullable Object document) {
        this.document = document;
    }

    /**
     * Returns the object with all operations done.
     *
     * @throws Refusal 422 when one of them fails, 413 when there are more than 10,000, 400 when the patch is no list of operations
     */
    public static Map<String, Object> apply(Map<String, Object> object, @Nullable Object patch) {
        if (!(patch instanceof List<?> operations)) {
            throw Refusal.badRequest("error decoding patch: json: cannot unmarshal " + word(patch) + " into Go value of type []handlers.jsonPatchOp");
        }
        if (operations.size() > MOST_OPERATIONS) {
            String message = "The allowed maximum operations in a JSON patch is " + MOST_OPERATIONS + ", got " + operations.size();
            throw new Refusal(413, "RequestEntityTooLarge", message, Map.of());
        }
        for (Object operation : operations) {
            if (!(operation instanceof Map)) {
                throw Refusal.badRequest("error decoding patch: json: cannot unmarshal " + word(operation) + " into Go value of type handlers.jsonPatchOp");
            }
        }
        JsonPatch work = new JsonPatch(copy(object));
        try {
            for (Object operation : operations) {
                work.run(Typed.map(operation));
            }
        } catch (Failed e) {
            throw Refusal.general(422, "Invalid", "the server rejected our request due to an error in our request");
        }
        if (work.document instanceof Map<?, ?> result) {
            return fields(result);
        }
        throw Refusal.badRequest("json: cannot unmarshal " + word(work.document) + " into Go value of type map[string]interface {}");
    }

    @SuppressWarnings("unchecked") // only string keys come out of the JSON reader
    private static Map<String, Object> fields(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static String word(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            case String _ -> "string";
            case Boolean _ -> "bool";
            default -> "number";
        };
    }

    private void run(Map<String, @Nullable Object> operation) throws Failed {
        String path = text(operation, "path");
        Object value = operation.get("value");
        switch (text(operation, "op")) {
            case "add" -> add(path, copy(value));
            case "remove" -> remove(path);
            case "replace" -> replace(path, copy(value));
            case "move" -> {
                String from = text(operation, "from");
                Object moved = get(from);
                remove(from);
                add(path, moved);
            }
            case "copy" -> add(path, copy(get(text(operation, "from"))));
            case "test" -> {
                if (!Scalars.same(path.isEmpty() ? document : get(path), value)) {
                    throw new Failed("testing value " + path + " failed");
                }
            }
            default -> throw new Failed("Unexpected kind");
        }
    }

    private static String text(Map<String, @Nullable Object> operation, String name) throws Failed {
        if (operation.get(name) instanceof String text) {
            return text;
        }
        throw new Failed("no " + name);
    }

    private @Nullable Object get(String path) throws Failed {
        String key = last(path);
        return switch (parent(path)) {
            case Map<?, ?> map -> map.get(key);
            case List<?> list -> list.get(place(key, list.size(), list.size() - 1));
            default -> throw new Failed("no such path");
        };
    }

    private void add(String path, @Nullable Object value) throws Failed {
        String key = last(path);
        Object parent = parent(path);
        if (parent instanceof Map) {
            Typed.map(parent).put(key, value);
        } else if (parent instanceof List) {
            List<@Nullable Object> list = Typed.list(parent);
            list.add(key.equals("-") ? list.size() : place(key, list.size() + 1, list.size()), value);
        } else {
            throw new Failed("no such path");
        }
    }

    private void remove(String path) throws Failed {
        String key = last(path);
        Object parent = parent(path);
        if (parent instanceof Map<?, ?> map && map.containsKey(key)) {
            map.remove(key);
        } else if (parent instanceof List<?> list) {
            list.remove(place(key, list.size(), list.size() - 1));
        } else {
            throw new Failed("no such key");
        }
    }

    private void replace(String path, @Nullable Object value) throws Failed {
        if (path.isEmpty()) {
            if (!(value instanceof Map) && !(value instanceof List)) {
                throw new Failed("replace operation value must be object or array");
            }
            document = value;
            return;
        }
        String key = last(path);
        Object parent = parent(path);
        if (parent instanceof Map) {
            Typed.map(parent).put(key, value);
        } else if (parent instanceof List) {
            List<@Nullable Object> list = Typed.list(parent);
            list.set(place(key, list.size(), list.size() - 1), value);
        } else {
            throw new Failed("no such path");
        }
    }

    /** Returns what holds the last step of the path. */
    private Object parent(String path) throws Failed {
        String[] steps = steps(path);
        Object at = document;
        for (int i = 1; i < steps.length - 1; i++) {
            String key = unescaped(steps[i]);
            at = switch (at) {
                case Map<?, ?> map -> map.get(key);
                case List<?> list -> list.get(place(key, list.size(), list.size() - 1));
                case null, default -> throw new Failed("no such path");
            };
        }
        if (at == null) {
            throw new Failed("no such path");
        }
        return at;
    }

    private static String last(String path) throws Failed {
        return unescaped(steps(path)[steps(path).length - 1]);
    }

    private static String[] steps(String path) throws Failed {
        String[] steps = path.split("/", -1);
        if (steps.length < 2) {
            throw new Failed("no path");
        }
        return steps;
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static int place(String key, int size, int most) throws Failed {
        try {
            int place = Integer.parseInt(key);
            int counted = place < 0 ? place + size : place;
            if (counted >= 0 && counted <= most) {
                return counted;
            }
        } catch (NumberFormatException e) {
            throw new Failed("not a proper array index");
        }
        throw new Failed("invalid index referenced");
    }

    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
                map.forEach((key, inner) -> fields.put(key, copy(inner)));
                yield fields;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(copy(item)));
                yield items;
            }
            case null, default -> value;
        };
    }
}
