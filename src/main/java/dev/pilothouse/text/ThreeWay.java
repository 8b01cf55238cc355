package dev.pilothouse.text;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges two changes of the same tree. Objects are merged by key and lists of objects by the field that tells their elements apart,
 * mostly {@code name}; any other list is one value.
 */
public final class ThreeWay {

    private final List<String> conflicts = new ArrayList<>();

    private ThreeWay() {}

    /**
     * What came out.
     *
     * @param conflicts paths that both changed, and not alike; they hold our value
     */
    public record Merged(Tree tree, List<String> conflicts) {}

    /**
     * Makes the changes from {@code base} to {@code mine} on {@code theirs}.
     *
     * @param base what both started from
     */
    public static Merged merge(Tree base, Tree mine, Tree theirs) {
        ThreeWay merge = new ThreeWay();
        Object merged = merge.value(FieldPath.ROOT, base.fields(), mine.fields(), theirs.fields());
        return new Merged(new Tree(Values.mapOrEmpty(merged)), List.copyOf(merge.conflicts));
    }

    private @Nullable Object value(FieldPath path, @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
        if (Objects.equals(mine, theirs) || Objects.equals(base, mine)) {
            return theirs;
        }
        if (mine instanceof Map<?, ?> ours && theirs instanceof Map<?, ?> others) {
            return fields(path, Values.mapOrEmpty(base), Values.map(ours), Values.map(others));
        }
        if (mine instanceof List<?> ours && theirs instanceof List<?> others) {
            List<?> origin = base instanceof List<?> list ? list : List.of();
            Optional<ListKey> key = ListKey.of(origin, ours, others);
            if (key.isPresent()) {
                return elements(path, key.get(), origin, ours, others);
            }
        }
        if (!Objects.equals(base, theirs)) {
            conflicts.add(path.toString());
        }
        return mine;
    }

    private Map<String, Object> fields(
            FieldPath path, Map<String, Object> base, Map<String, Object> mine, Map<String, Object> theirs) {
        Map<String, Object> merged = new LinkedHashMap<>();
        union(theirs, mine).forEach((name, _) -> {
            Object value = value(path.field(name), base.get(name), mine.get(name), theirs.get(name));
            if (value != null) {
                merged.put(name, value);
            }
        });
        return merged;
    }

    /** Elements stand as we put them, unless the others changed their order or number. */
    private List<Object> elements(FieldPath path, ListKey key, List<?> base, List<?> mine, List<?> theirs) {
        var origin = key.index(base);
        var ours = key.index(mine);
        var others = key.index(theirs);
        List<Object> merged = new ArrayList<>();
        boolean theirOrder = !List.copyOf(others.keySet()).equals(List.copyOf(origin.keySet()));
        (theirOrder ? union(others, ours) : union(ours, others)).forEach((element, _) -> {
            Object value = value(path.element(element), origin.get(element), ours.get(element), others.get(element));
            if (value != null) {
                merged.add(value);
            }
        });
        return merged;
    }

    private static <K> Map<K, Object> union(Map<K, Object> first, Map<K, Object> second) {
        Map<K, Object> union = new LinkedHashMap<>(first);
        second.forEach(union::putIfAbsent);
        return union;
    }
}
