package dev.pilothouse.change;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of fields in the format {@code FieldsV1}: {@code f:name} is a field, {@code k:{…}} the element of a list with these key
 * fields, {@code v:…} the element that is this value, {@code i:n} the element at this place, and {@code .} the thing itself.
 */
record FieldSet(Map<String, Object> children) {

    private static final String SELF = ".";

    /** Returns the set of one entry of {@code metadata.managedFields}. */
    static FieldSet of(Tree entry) {
        return new FieldSet(entry.tree("fieldsV1").fields());
    }

    /** Returns the part of the tree that is in the set. */
    Tree extract(Tree tree) {
        return new Tree(isLeaf() ? Map.of() : extractFields(tree.fields()));
    }

    private Object extractValue(Object value) {
        if (isLeaf()) {
            return value;
        }
        return switch (value) {
            case Map<?, ?> map -> extractFields(fields(map));
            case List<?> list -> extractElements(list);
            default -> value;
        };
    }

    private Map<String, Object> extractFields(Map<String, Object> fields) {
        Map<String, Object> extracted = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            FieldSet child = child("f:" + name);
            if (child != null && value != null) {
                extracted.put(name, child.extractValue(value));
            }
        });
        return extracted;
    }

    private List<Object> extractElements(List<?> list) {
        List<Object> extracted = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            for (String step : children.keySet()) {
                if (matches(step, list.get(i), i)) {
                    extracted.add(withKey(step, Objects.requireNonNull(child(step)).extractValue(list.get(i))));
                }
            }
        }
        return extracted;
    }

    /** The key fields of an element are always needed to say which one is meant. */
    private static Object withKey(String step, Object value) {
        if (!step.startsWith("k:") || !(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> element = new LinkedHashMap<>(Json.read(step.substring(2)).fields());
        element.putAll(fields(map));
        return element;
    }

    /** Returns the paths in the set at which the two trees differ. */
    List<String> differing(Tree before, Tree after) {
        List<String> paths = new ArrayList<>();
        if (!isLeaf()) {
            differing("", before.fields(), after.fields(), paths);
        }
        return paths;
    }

    private void differing(String path, @Nullable Object before, @Nullable Object after, List<String> paths) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (isLeaf() || before == null || after == null) {
            paths.add(path);
            return;
        }
        children.keySet().stream().filter(step -> !step.equals(SELF)).forEach(step -> Objects.requireNonNull(child(step))
                .differing(path + written(step), step(step, before), step(step, after), paths));
    }

    /** Returns the tree without what is in this set, in none of the others, and not in the intent. */
    Tree prune(Tree tree, Tree intent, List<FieldSet> others) {
        Object pruned = pruneValue(tree.fields(), intent.fields(), others);
        return new Tree(pruned instanceof Map<?, ?> map ? fields(map) : Map.of());
    }

    private @Nullable Object pruneValue(Object value, @Nullable Object intent, List<FieldSet> others) {
        if (intent == null && others.isEmpty() && (isLeaf() || children.containsKey(SELF))) {
            return null;
        }
        if (isLeaf()) {
            return value;
        }
        return switch (value) {
            case Map<?, ?> map -> pruneFields(fields(map), intent, others);
            case List<?> list -> pruneElements(list, intent, others);
            default -> value;
        };
    }

    private Map<String, Object> pruneFields(Map<String, Object> fields, @Nullable Object intent, List<FieldSet> others) {
        Map<String, Object> kept = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String step = "f:" + name;
            FieldSet child = child(step);
            Object left = child == null || value == null ? value : child.pruneValue(value, step(step, intent), children(others, step));
            if (left != null) {
                kept.put(name, left);
            }
        });
        return kept;
    }

    private List<Object> pruneElements(List<?> list, @Nullable Object intent, List<FieldSet> others) {
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object left = list.get(i);
            for (String step : children.keySet()) {
                if (left != null && matches(step, list.get(i), i)) {
                    left = Objects.requireNonNull(child(step)).pruneValue(left, step(step, intent), children(others, step));
                }
            }
            if (left != null) {
                kept.add(left);
            }
        }
        return kept;
    }

    private static List<FieldSet> children(List<FieldSet> sets, String step) {
        List<FieldSet> found = new ArrayList<>();
        for (FieldSet set : sets) {
            FieldSet child = set.child(step);
            if (child != null) {
                found.add(child);
            }
        }
        return found;
    }

    private @Nullable FieldSet child(String step) {
        return children.get(step) instanceof Map<?, ?> map ? new FieldSet(fields(map)) : null;
    }

    private boolean isLeaf() {
        return children.isEmpty() || children.size() == 1 && children.containsKey(SELF);
    }

    private static @Nullable Object step(String step, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && step.startsWith("f:")) {
            return map.get(step.substring(2));
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (matches(step, list.get(i), i)) {
                    return list.get(i);
                }
            }
        }
        return null;
    }

    private static boolean matches(String step, @Nullable Object element, int place) {
        String rest = step.substring(Math.min(2, step.length()));
        return switch (step.substring(0, Math.min(2, step.length()))) {
            case "k:" -> element instanceof Map<?, ?> map
                    && Json.read(rest).fields().entrySet().stream().allMatch(key -> keyMatches(key, map));
            case "v:" -> Objects.equals(value(rest), element);
            case "i:" -> rest.equals(Integer.toString(place));
            default -> false;
        };
    }

    /** An intent may leave out a key field that the server fills in: the protocol of a port. */
    private static boolean keyMatches(Map.Entry<String, Object> key, Map<?, ?> element) {
        Object value = element.get(key.getKey());
        return value == null ? key.getKey().equals("protocol") && key.getValue().equals("TCP") : value.equals(key.getValue());
    }

    /** As the server writes paths. */
    private static String written(String step) {
        String rest = step.substring(2);
        return switch (step.substring(0, 2)) {
            case "f:" -> "." + rest;
            case "k:" -> Json.read(rest).fields().entrySet().stream()
                    .map(key -> key.getKey() + "=" + quoted(key.getValue()))
                    .collect(Collectors.joining(",", "[", "]"));
            case "v:" -> "[=" + rest + "]";
            default -> "[" + rest + "]";
        };
    }

    private static String quoted(Object value) {
        return value instanceof String text ? '"' + text + '"' : value.toString();
    }

    private static @Nullable Object value(String json) {
        return Json.read("{\"value\":" + json + "}").fields().get("value");
    }

    @SuppressWarnings("unchecked") // trees have string keys only
    private static Map<String, Object> fields(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
