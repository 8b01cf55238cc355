package dev.pilothouse.kinds;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path into an object as {@code additionalPrinterColumns} write it: {@code .status.conditions[?(@.type=="Ready")].status}.
 *
 * <p>The part of {@code k8s.io/client-go/util/jsonpath} that printer columns use: fields with escaped dots, indices, slices,
 * wildcards and filters that compare with a literal. Where that library reports an error, nothing is found.
 */
final class JsonPath {

    /** One step from values to those below them; a step that fails finds nothing. */
    sealed interface Step {

        /** To a field of an object. */
        record Field(String name) implements Step {}

        /** To every value of an object or list. */
        record Every() implements Step {}

        /** To elements of a list from a first one up to an end; negative counts from the end, a null end is the end. */
        record Slice(int from, @Nullable Integer to) implements Step {}

        /** To the elements of a list that meet a condition; a null literal asks whether the path leads anywhere. */
        record Filter(JsonPath left, String operator, @Nullable Object literal) implements Step {}
    }

    private final List<Step> steps;

    JsonPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Returns the path, or empty when it is none of the kinds of path named above. */
    static Optional<JsonPath> parse(String text) {
        return JsonPathParser.parse(text);
    }

    /**
     * Returns the dotted path of the fields before anything else, for the reader of lists; empty when a list could not be read along
     * this path.
     */
    String reads() {
        List<String> fields = new ArrayList<>();
        for (Step step : steps) {
            if (!(step instanceof Step.Field(String name)) || name.isEmpty() || name.contains(".") || name.contains("*")) {
                break;
            }
            fields.add(name);
        }
        return String.join(".", fields);
    }

    /** Returns the values that the path leads to; a value may be null. */
    List<@Nullable Object> find(Tree object) {
        return find((Object) object.fields());
    }

    private List<@Nullable Object> find(@Nullable Object root) {
        List<@Nullable Object> values = Collections.singletonList(root);
        for (Step step : steps) {
            List<@Nullable Object> next = new ArrayList<>();
            for (Object value : values) {
                if (value != null && !walk(step, value, next)) {
                    return List.of();
                }
            }
            values = next;
        }
        return values;
    }

    /** Adds what the step finds below the value; false when it cannot be taken from there. */
    private static boolean walk(Step step, Object value, List<@Nullable Object> found) {
        return switch (step) {
            case Step.Field(String name) -> {
                if (value instanceof Map<?, ?> map && map.containsKey(name)) {
                    found.add(map.get(name));
                }
                yield true;
            }
            case Step.Every _ -> {
                found.addAll(children(value));
                yield true;
            }
            case Step.Slice slice -> value instanceof List<?> list && slice(slice, list, found);
            case Step.Filter filter -> value instanceof List<?> list && filter(filter, list, found);
        };
    }

    private static Collection<?> children(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values();
            case List<?> list -> list;
            default -> List.of();
        };
    }

    private static boolean slice(Step.Slice slice, List<?> list, List<@Nullable Object> found) {
        int from = slice.from() < 0 ? slice.from() + list.size() : slice.from();
        Integer end = slice.to();
        int to = end == null ? list.size() : end < 0 ? end + list.size() : end;
        if (from == to) {
            return true;
        }
        if (from < 0 || from > to || to > list.size()) {
            return false;
        }
        found.addAll(list.subList(from, to));
        return true;
    }

    private static boolean filter(Step.Filter filter, List<?> list, List<@Nullable Object> found) {
        for (Object element : list) {
            List<@Nullable Object> left = filter.left().find(element);
            Object literal = filter.literal();
            boolean passes = literal == null
                    ? !left.isEmpty()
                    : left.size() == 1 && compare(left.getFirst(), filter.operator(), literal);
            if (passes) {
                found.add(element);
            }
        }
        return true;
    }

    private static boolean compare(@Nullable Object left, String operator, Object literal) {
        int order;
        if (left instanceof String a && literal instanceof String b) {
            order = a.compareTo(b);
        } else if (left instanceof Number a && literal instanceof Number b) {
            order = Double.compare(a.doubleValue(), b.doubleValue());
        } else if (left instanceof Boolean a && literal instanceof Boolean b) {
            order = Boolean.compare(a, b);
        } else {
            return false;
        }
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
