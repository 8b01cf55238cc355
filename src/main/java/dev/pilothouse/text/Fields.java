package dev.pilothouse.text;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at trees field by field: what changed, what came along, and one laid over the other. */
public final class Fields {

    private Fields() {}

    /** Returns the paths whose values differ; where a whole branch came or went, the path of its top. */
    public static List<String> changed(Tree before, Tree after) {
        List<String> paths = new ArrayList<>();
        compare(FieldPath.ROOT, before.fields(), after.fields(), paths);
        return List.copyOf(paths);
    }

    private static void compare(FieldPath path, @Nullable Object before, @Nullable Object after, List<String> paths) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            union(Values.map(old), Values.map(now))
                    .forEach((name, _) -> compare(path.field(name), old.get(name), now.get(name), paths));
            return;
        }
        if (before instanceof List<?> old && after instanceof List<?> now) {
            Optional<ListKey> key = ListKey.of(old, now);
            if (key.isPresent()) {
                var was = key.get().index(old);
                var is = key.get().index(now);
                int count = paths.size();
                union(was, is).forEach((element, _) -> compare(path.element(element), was.get(element), is.get(element), paths));
                if (paths.size() == count) {
                    paths.add(path.toString()); // only the order changed
                }
                return;
            }
        }
        paths.add(path.toString());
    }

    /** Returns the paths that are in {@code after} and in none of the others, each by the top of its branch. */
    public static List<String> added(Tree after, Tree... others) {
        List<String> paths = new ArrayList<>();
        List<Object> before = new ArrayList<>();
        for (Tree other : others) {
            before.add(other.fields());
        }
        findAdded(FieldPath.ROOT, after.fields(), before, paths);
        return List.copyOf(paths);
    }

    private static void findAdded(FieldPath path, Object after, List<Object> others, List<String> paths) {
        if (others.isEmpty()) {
            paths.add(path.toString());
        } else if (after instanceof Map<?, ?> map) {
            Values.map(map).forEach((name, value) -> {
                if (value != null) {
                    findAdded(path.field(name), value, present(others, other -> Values.mapOrEmpty(other).get(name)), paths);
                }
            });
        } else if (after instanceof List<?> list) {
            List<Object> lists = others.stream().filter(List.class::isInstance).toList();
            List<List<?>> all = new ArrayList<>(List.of(list));
            lists.forEach(other -> all.add((List<?>) other));
            ListKey.of(all.toArray(List[]::new)).ifPresent(key -> key.index(list)
                    .forEach((element, value) -> findAdded(
                            path.element(element), value, present(lists, other -> key.index((List<?>) other).get(element)), paths)));
        }
    }

    private static List<Object> present(List<Object> others, java.util.function.Function<Object, @Nullable Object> step) {
        List<Object> found = new ArrayList<>();
        for (Object other : others) {
            Object value = step.apply(other);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    /**
     * Lays one tree over another, as server-side apply does: objects and lists of told-apart objects are merged, everything else is
     * replaced, null removes.
     */
    public static Tree overlay(Tree base, Tree over) {
        return new Tree(overlayFields(base.fields(), over.fields()));
    }

    private static Map<String, Object> overlayFields(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> result = new LinkedHashMap<>(base);
        over.forEach((name, value) -> {
            if (value == null) {
                result.remove(name);
            } else {
                result.put(name, overlayValue(result.get(name), value));
            }
        });
        return result;
    }

    private static Object overlayValue(@Nullable Object base, Object over) {
        if (over instanceof Map<?, ?> map) {
            return overlayFields(Values.mapOrEmpty(base), Values.map(map));
        }
        if (over instanceof List<?> list && base instanceof List<?> old) {
            Optional<ListKey> key = ListKey.of(old, list);
            if (key.isPresent()) {
                Map<Map<String, Object>, Object> merged = key.get().index(old);
                key.get().index(list).forEach((element, value) -> merged.put(element, overlayValue(merged.get(element), value)));
                return new ArrayList<>(merged.values());
            }
        }
        return over;
    }

    /**
     * Returns the smallest tree that, laid over {@code before}, gives {@code after}; a null in it removes. Empty where overlaying cannot
     * do it: it takes no element and no element's field out of a list of told-apart objects.
     */
    public static Optional<Tree> overlayTo(Tree before, Tree after) {
        return narrow(before.fields(), after.fields(), true).map(Tree::new);
    }

    private static Optional<Map<String, Object>> narrow(Map<String, Object> before, Map<String, Object> after, boolean mayRemove) {
        Map<String, @Nullable Object> over = new LinkedHashMap<>();
        for (String name : union(before, after).keySet()) {
            Object old = before.get(name);
            Object now = after.get(name);
            if (now == null && old != null) {
                if (!mayRemove) {
                    return Optional.empty();
                }
                over.put(name, null);
            } else if (now != null && !now.equals(old)) {
                Optional<?> narrowed = narrowValue(old, now, mayRemove);
                if (narrowed.isEmpty()) {
                    return Optional.empty();
                }
                over.put(name, narrowed.get());
            }
        }
        return Optional.of(Values.map(over));
    }

    private static Optional<?> narrowValue(@Nullable Object old, Object now, boolean mayRemove) {
        if (old instanceof Map<?, ?> was && now instanceof Map<?, ?> is) {
            return narrow(Values.map(was), Values.map(is), mayRemove);
        }
        if (old instanceof List<?> was && now instanceof List<?> is) {
            Optional<ListKey> key = ListKey.of(was, is);
            if (key.isPresent()) {
                return narrowElements(key.get().index(was), key.get().index(is));
            }
        }
        return Optional.of(now);
    }

    private static Optional<List<Object>> narrowElements(Map<Map<String, Object>, Object> was, Map<Map<String, Object>, Object> is) {
        if (!is.keySet().containsAll(was.keySet())) {
            return Optional.empty();
        }
        List<Object> changed = new ArrayList<>();
        for (Map.Entry<Map<String, Object>, Object> element : is.entrySet()) {
            Object old = was.get(element.getKey());
            if (old == null) {
                changed.add(element.getValue());
            } else if (!old.equals(element.getValue())) {
                Map<String, Object> partial = new LinkedHashMap<>(element.getKey());
                Optional<Map<String, Object>> fields = narrow(Values.mapOrEmpty(old), Values.mapOrEmpty(element.getValue()), false);
                if (fields.isEmpty()) {
                    return Optional.empty();
                }
                partial.putAll(fields.get());
                changed.add(partial);
            }
        }
        return Optional.of(changed);
    }

    /** Returns the value at a path that is written as {@link FieldPath} says; empty when there is none. */
    public static Optional<Object> at(Tree tree, String path) {
        return Optional.ofNullable(find(FieldPath.ROOT, tree.fields(), new FieldPath(path)));
    }

    private static @Nullable Object find(FieldPath here, @Nullable Object value, FieldPath wanted) {
        if (here.equals(wanted)) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return Values.map(map).entrySet().stream()
                    .filter(entry -> wanted.isWithin(here.field(entry.getKey()).text()))
                    .map(entry -> find(here.field(entry.getKey()), entry.getValue(), wanted))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (value instanceof List<?> list) {
            return ListKey.of(list).stream()
                    .flatMap(key -> key.index(list).entrySet().stream())
                    .filter(element -> wanted.isWithin(here.element(element.getKey()).text()))
                    .map(element -> find(here.element(element.getKey()), element.getValue(), wanted))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    /** Returns the names and indexes that lead to such a path; empty when nothing is there. */
    public static Optional<List<Object>> steps(Tree tree, String path) {
        return steps(FieldPath.ROOT, tree.fields(), new FieldPath(path));
    }

    private static Optional<List<Object>> steps(FieldPath here, @Nullable Object value, FieldPath wanted) {
        if (here.equals(wanted)) {
            return Optional.of(List.of());
        }
        if (value instanceof Map<?, ?> map) {
            return Values.map(map).entrySet().stream()
                    .filter(entry -> wanted.isWithin(here.field(entry.getKey()).text()))
                    .flatMap(entry -> steps(here.field(entry.getKey()), entry.getValue(), wanted).map(rest -> after(entry.getKey(), rest)).stream())
                    .findFirst();
        }
        if (value instanceof List<?> list) {
            return ListKey.of(list).stream()
                    .flatMap(key -> key.index(list).entrySet().stream())
                    .filter(element -> wanted.isWithin(here.element(element.getKey()).text()))
                    .flatMap(element -> steps(here.element(element.getKey()), element.getValue(), wanted).map(rest -> after(list.indexOf(element.getValue()), rest)).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    private static List<Object> after(Object first, List<Object> rest) {
        List<Object> steps = new ArrayList<>(List.of(first));
        steps.addAll(rest);
        return List.copyOf(steps);
    }

    /** Returns the tree without the fields at these paths, written as {@link FieldPath} says, and without branches that this empties. */
    public static Tree without(Tree tree, Collection<String> paths) {
        return new Tree(Values.mapOrEmpty(drop(FieldPath.ROOT, tree.fields(), paths)));
    }

    private static @Nullable Object drop(FieldPath path, Object value, Collection<String> paths) {
        if (!path.equals(FieldPath.ROOT) && paths.stream().anyMatch(path::isWithin)) {
            return null;
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            Values.map(map).forEach((name, child) -> {
                Object left = child == null ? null : drop(path.field(name), child, paths);
                if (left != null || (child == null && paths.stream().noneMatch(path.field(name)::isWithin))) {
                    kept.put(name, left);
                }
            });
            return kept.isEmpty() ? null : kept;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return dropElements(path, list, paths);
        }
        return value;
    }

    private static @Nullable Object dropElements(FieldPath path, List<?> list, Collection<String> paths) {
        Optional<ListKey> key = ListKey.of(list);
        if (key.isEmpty()) {
            return list;
        }
        List<Object> kept = new ArrayList<>();
        key.get().index(list).forEach((element, value) -> {
            Object left = drop(path.element(element), value, paths);
            if (left != null) {
                kept.add(left);
            }
        });
        return kept.isEmpty() ? null : kept;
    }

    private static <K> Map<K, Object> union(Map<K, Object> first, Map<K, Object> second) {
        Map<K, Object> union = new LinkedHashMap<>(first);
        second.forEach(union::putIfAbsent);
        return union;
    }
}
