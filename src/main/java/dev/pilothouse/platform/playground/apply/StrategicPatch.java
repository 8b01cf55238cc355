package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patches of the built-in kinds: a merge patch that merges lists, too, by the merge keys of the schema, and that can say
 * more by the directives {@code $patch}, {@code $retainKeys}, {@code $deleteFromPrimitiveList} and {@code $setElementOrder}.
 *
 * <p>Rules as in "Update API Objects in Place Using kubectl patch" of the Kubernetes documentation and its notes for developers. All
 * methods throw {@link Refusal}: 400 for directives of the wrong form, 422 for lists of lists, 500 as the real server where a merge key is
 * missing.
 */
public final class StrategicPatch {

    private static final String PATCH = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private StrategicPatch() {}

    /** Returns the object with the patch merged in. */
    public static Map<String, Object> apply(Map<String, Object> object, Map<String, Object> patch, Schema schema) {
        return mergeMaps(object, patch, schema);
    }

    /** Returns the answer to such a patch of a custom kind, which has no merge keys. */
    public static Refusal unsupported() {
        String message = "the body of the request was in an unknown format - accepted media types include: "
                + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";
        return new Refusal(415, "UnsupportedMediaType", message, Map.of());
    }

    private static Map<String, @Nullable Object> mergeMaps(
            Map<String, ? extends @Nullable Object> live, Map<String, ? extends @Nullable Object> patch, Schema schema) {
        if (patch.containsKey(PATCH)) {
            return directed(patch);
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>(live);
        retainKeys(result, patch);
        Set<String> ordered = new LinkedHashSet<>();
        for (String name : patch.keySet()) {
            if (name.startsWith(ORDER)) {
                String field = name.substring(ORDER.length());
                ordered.add(field);
                mergeOrdered(result, field, patch, patch.get(name), Typed.field(schema, field));
            }
        }
        patch.forEach((name, value) -> {
            if (!name.startsWith(ORDER) && !name.equals(RETAIN_KEYS) && !ordered.contains(name)) {
                mergeField(result, name, value, schema);
            }
        });
        return result;
    }

    private static Map<String, @Nullable Object> directed(Map<String, ? extends @Nullable Object> patch) {
        Object directive = patch.get(PATCH);
        if ("replace".equals(directive)) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>(patch);
            result.remove(PATCH);
            return result;
        }
        if ("delete".equals(directive)) {
            return new LinkedHashMap<>();
        }
        throw failure("unknown patch type: " + directive + " in map: " + GoValue.shown(patch));
    }

    private static void mergeField(Map<String, @Nullable Object> result, String name, @Nullable Object value, Schema schema) {
        if (name.startsWith(DELETE_FROM)) {
            String field = name.substring(DELETE_FROM.length());
            if (!(value instanceof List<?> gone)) {
                throw Refusal.badRequest("invalid patch format of primitive list");
            }
            if (result.get(field) instanceof List<?> list) {
                result.put(field, list.stream().filter(item -> !gone.contains(item)).toList());
            }
            return;
        }
        Object live = result.get(name);
        Schema field = Typed.field(schema, name);
        if (value == null) {
            result.remove(name);
        } else if (live instanceof Map && value instanceof Map) {
            result.put(name, mergeMaps(Typed.map(live), Typed.map(value), field));
        } else if (live instanceof List && value instanceof List && field.mergesByPatch()) {
            result.put(name, mergeLists(Typed.list(live), Typed.list(value), field));
        } else if (live instanceof List && value instanceof List) {
            result.put(name, value);
        } else if (!deletes(value)) {
            result.put(name, plain(value, true));
        } else {
            result.remove(name);
        }
    }

    /** A patch that names the keys to retain drops all others. */
    private static void retainKeys(Map<String, @Nullable Object> result, Map<String, ? extends @Nullable Object> patch) {
        if (!patch.containsKey(RETAIN_KEYS)) {
            return;
        }
        if (!(patch.get(RETAIN_KEYS) instanceof List<?> retained)) {
            throw Refusal.badRequest("invalid patch format of retainKeys");
        }
        patch.forEach((name, value) -> {
            boolean directive = name.equals(RETAIN_KEYS) || name.startsWith(DELETE_FROM) || name.startsWith(ORDER);
            if (value != null && !directive && !retained.contains(name)) {
                throw Refusal.badRequest("invalid patch format of retainKeys");
            }
        });
        result.keySet().retainAll(retained);
    }

    private static void mergeOrdered(
            Map<String, @Nullable Object> result, String name, Map<String, ? extends @Nullable Object> patch, @Nullable Object order, Schema schema) {
        if (!(order instanceof List)) {
            throw failure("expected a []interface {}, but received a " + GoValue.type(order));
        }
        List<@Nullable Object> wanted = Typed.list(order);
        List<@Nullable Object> live = listOrNone(result, name);
        List<@Nullable Object> patched = listOrNone(patch, name);
        checkOrder(patched, wanted, schema);
        List<@Nullable Object> merged;
        if (!result.containsKey(name)) {
            if (!patch.containsKey(name)) {
                return;
            }
            merged = withoutDeletions(patched);
        } else if (!patch.containsKey(name)) {
            merged = live;
        } else {
            merged = schema.mergesByPatch() ? mergeLists(live, patched, schema) : patched;
        }
        result.put(name, ElementOrder.of(schema).arrange(merged, wanted, live));
    }

    private static List<@Nullable Object> listOrNone(Map<String, ? extends @Nullable Object> map, String name) {
        Object value = map.get(name);
        if (map.containsKey(name) && !(value instanceof List)) {
            throw failure("expected a []interface {}, but received a " + GoValue.type(value));
        }
        return Typed.list(value);
    }

    /** The elements of the patch must be among those of the order, and in that order. */
    private static void checkOrder(List<@Nullable Object> patched, List<@Nullable Object> wanted, Schema schema) {
        if (patched.isEmpty() || wanted.isEmpty()) {
            return;
        }
        ElementOrder order = ElementOrder.of(schema);
        int at = 0;
        for (Object element : patched) {
            if (element instanceof Map<?, ?> map && map.containsKey(PATCH)) {
                continue;
            }
            while (at < wanted.size() && !Objects.equals(order.key(element), order.key(wanted.get(at)))) {
                at++;
            }
            if (at == wanted.size()) {
                throw failure("The order in patch list:\n" + GoValue.shown(patched) + "\n doesn't match $setElementOrder list:\n" + GoValue.shown(wanted) + "\n");
            }
            at++;
        }
    }

    private static List<@Nullable Object> withoutDeletions(List<@Nullable Object> patched) {
        List<@Nullable Object> result = new ArrayList<>();
        patched.stream().filter(element -> !deletes(element)).forEach(element -> result.add(plain(element, false)));
        return result;
    }

    private static List<@Nullable Object> mergeLists(List<@Nullable Object> live, List<@Nullable Object> patch, Schema schema) {
        if (live.isEmpty() && patch.isEmpty()) {
            return live;
        }
        boolean objects = alike(live, patch) instanceof Map;
        ElementOrder order = ElementOrder.of(schema);
        if (!objects) {
            Set<@Nullable Object> values = new LinkedHashSet<>(live);
            values.addAll(patch);
            return new ElementOrder(Optional.empty()).arrange(new ArrayList<>(values), patch, live);
        }
        String key = schema.mergeKey().orElseThrow(() -> failure("cannot merge lists without merge key for " + schema.typeName()));
        List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
        List<@Nullable Object> left = deleted(live, patch, key, wanted);
        List<@Nullable Object> merged = new ArrayList<>(left);
        for (Map<String, @Nullable Object> element : wanted) {
            int place = place(merged, key, keyOf(element, key));
            if (place < 0) {
                merged.add(element); // as it is, directives and all, which the reader then does not know
            } else {
                merged.set(place, mergeMaps(Typed.map(merged.get(place)), element, schema.element()));
            }
        }
        return order.arrange(merged, new ArrayList<>(wanted), left);
    }

    /** Returns what the directives among the elements leave of the list, and puts the other elements into {@code wanted}. */
    private static List<@Nullable Object> deleted(
            List<@Nullable Object> live, List<@Nullable Object> patch, String key, List<Map<String, @Nullable Object>> wanted) {
        List<@Nullable Object> left = new ArrayList<>(live);
        boolean replaced = false;
        for (Object each : patch) {
            Map<String, @Nullable Object> element = Typed.map(each);
            if (!element.containsKey(PATCH)) {
                wanted.add(element);
                continue;
            }
            switch (String.valueOf(element.get(PATCH))) {
                case "delete" -> {
                    Object gone = keyOf(element, key);
                    left.removeIf(item -> Objects.equals(Typed.map(item).get(key), gone));
                }
                case "replace" -> replaced = true;
                case "merge" -> throw failure("merging lists cannot yet be specified in the patch");
                default -> throw failure("unknown patch type: " + element.get(PATCH) + " in map: " + GoValue.shown(element));
            }
        }
        return replaced ? new ArrayList<>() : left;
    }

    private static Object keyOf(Map<String, @Nullable Object> element, String key) {
        Object value = element.get(key);
        if (value == null) {
            throw failure("map: " + GoValue.shown(element) + " does not contain declared merge key: " + key);
        }
        return value;
    }

    private static int place(List<@Nullable Object> list, String key, Object value) {
        for (int i = 0; i < list.size(); i++) {
            if (Objects.equals(Typed.map(list.get(i)).get(key), value)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns one of the elements, all of which must be of one type and no lists. */
    private static @Nullable Object alike(List<@Nullable Object> live, List<@Nullable Object> patch) {
        List<@Nullable Object> all = new ArrayList<>(live);
        all.addAll(patch);
        Object first = all.getFirst();
        if (first instanceof List) {
            throw Refusal.general(422, "Invalid", "the server rejected our request due to an error in our request");
        }
        if (!all.stream().allMatch(each -> GoValue.type(each).equals(GoValue.type(first)))) {
            throw failure("list element types are not identical: " + GoValue.shown(List.of(live, patch)));
        }
        return first;
    }

    private static boolean deletes(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.containsKey(PATCH);
    }

    /** Returns a value of the patch as it is kept where there was none: without directives and, in objects, without nulls. */
    private static @Nullable Object plain(@Nullable Object value, boolean withoutNulls) {
        if (value instanceof List) {
            List<@Nullable Object> result = new ArrayList<>();
            Typed.list(value).stream().filter(item -> !deletes(item)).forEach(item -> result.add(plain(item, withoutNulls)));
            return result;
        }
        if (!(value instanceof Map)) {
            return value;
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        Typed.map(value).forEach((name, inner) -> {
            boolean directive = name.startsWith(ORDER) || name.startsWith(DELETE_FROM) || name.equals(RETAIN_KEYS);
            if (!directive && !deletes(inner) && !(withoutNulls && inner == null)) {
                result.put(name, plain(inner, withoutNulls));
            }
        });
        return result;
    }

    /** The real server takes such errors for its own. */
    private static Refusal failure(String message) {
        return new Refusal(500, "", message, Map.of());
    }
}
