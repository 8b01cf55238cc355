package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object that is being checked: its path, what stands there, and the list to which its errors go.
 *
 * <p>Words of errors as in {@code field.Error} of {@code k8s.io/apimachinery}. A missing value reads as empty text, zero or false, as
 * the server's own types have it.
 */
final class Spot {

    private static final String IMMUTABLE = "field is immutable";

    private final String path;
    private final @Nullable Object value;
    private final List<Cause> causes;

    private Spot(String path, @Nullable Object value, List<Cause> causes) {
        this.path = path;
        this.value = value;
        this.causes = causes;
    }

    /** Returns the place of a whole object. */
    static Spot of(Map<String, Object> object, List<Cause> causes) {
        return new Spot("", object, causes);
    }

    Spot at(String... steps) {
        Spot spot = this;
        for (String step : steps) {
            Object child = spot.value instanceof Map<?, ?> map ? map.get(step) : null;
            spot = new Spot(spot.path.isEmpty() ? step : spot.path + "." + step, child, causes);
        }
        return spot;
    }

    /** Returns the elements of the list that stands here. */
    List<Spot> items() {
        List<Spot> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                items.add(new Spot(path + "[" + items.size() + "]", element, causes));
            }
        }
        return items;
    }

    /** Returns the values of the map that stands here, each under {@code path[key]}, in the order of the keys. */
    Map<String, Spot> entries() {
        Map<String, Spot> entries = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> entries.put(String.valueOf(key), new Spot(path + "[" + key + "]", child, causes)));
        }
        return entries;
    }

    /** Returns the same value under another path, where the server speaks of another place than the one that is wrong. */
    Spot as(Spot other) {
        return new Spot(other.path, value, causes);
    }

    /** Returns this place with another value. */
    Spot with(@Nullable Object other) {
        return new Spot(path, other, causes);
    }

    /** Returns a place below this one under a key, with a value that stands elsewhere. */
    Spot keyed(String key, @Nullable Object other) {
        return new Spot(path + "[" + key + "]", other, causes);
    }

    /** Returns the same place, whose errors go to another list. */
    Spot into(List<Cause> others) {
        return new Spot(path, value, others);
    }

    /** Adds an error that was found elsewhere. */
    void add(Cause cause) {
        causes.add(cause);
    }

    String path() {
        return path;
    }

    @Nullable Object value() {
        return value;
    }

    boolean present() {
        return value != null;
    }

    /** Tells whether nothing stands here, or an empty text, list or map. */
    boolean empty() {
        return value == null
                || (value instanceof String text && text.isEmpty())
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    String text() {
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    long number() {
        return value instanceof Number number ? number.longValue() : 0;
    }

    boolean isNumber() {
        return value instanceof Number;
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    int size() {
        return value instanceof List<?> list ? list.size() : value instanceof Map<?, ?> map ? map.size() : 0;
    }

    /** Returns how many errors the whole object has so far. */
    int errors() {
        return causes.size();
    }

    boolean same(Spot other) {
        return Same.values(value, other.value);
    }

    Tree tree() {
        return new Tree(Map.of("it", value == null ? Map.of() : value)).tree("it");
    }

    // errors ---------------------------------------------------------------------------------------------------------------

    void required(String detail) {
        add("FieldValueRequired", "Required value", detail);
    }

    void requireText() {
        if (empty()) {
            required("");
        }
    }

    void invalid(String detail) {
        invalid(value == null ? "" : value, detail);
    }

    void invalid(@Nullable Object bad, String detail) {
        add("FieldValueInvalid", "Invalid value: " + shown(bad), detail);
    }

    /** An error that does not quote what stands here. */
    void invalidUnshown(String detail) {
        add("FieldValueInvalid", "Invalid value", detail);
    }

    void forbidden(String detail) {
        add("FieldValueForbidden", "Forbidden", detail);
    }

    void notFound() {
        add("FieldValueNotFound", "Not found: " + shown(value == null ? "" : value), "");
    }

    void duplicate() {
        duplicate(value);
    }

    void duplicate(@Nullable Object bad) {
        add("FieldValueDuplicate", "Duplicate value: " + shown(bad), "");
    }

    void duplicate(String detail, @Nullable Object bad) {
        add("FieldValueDuplicate", "Duplicate value: " + shown(bad), detail);
    }

    void unsupported(List<String> supported) {
        unsupported(value == null ? "" : value, supported);
    }

    /** As {@link #unsupported}, where nothing shows as null. */
    void unsupportedValue(List<String> supported) {
        unsupported(value, supported);
    }

    private void unsupported(@Nullable Object bad, List<String> supported) {
        String list = String.join(", ", supported.stream().map(Names::quoted).toList());
        add("FieldValueNotSupported", "Unsupported value: " + shown(bad), list.isEmpty() ? "" : "supported values: " + list);
    }

    void tooLong(int most) {
        add("FieldValueTooLong", "Too long", "may not be more than " + most + " bytes");
    }

    void tooMany(int most) {
        add("FieldValueTooMany", "Too many: " + size(), "must have at most " + most + " items");
    }

    private void add(String reason, String title, String detail) {
        causes.add(new Cause(reason, detail.isEmpty() ? title : title + ": " + detail, path));
    }

    // rules that many fields have -----------------------------------------------------------------------------------------------

    /** Each message of the check is an error of the text here. */
    void must(Function<String, List<String>> check) {
        check.apply(text()).forEach(message -> invalid(text(), message));
    }

    void oneOf(String... supported) {
        if (!List.of(supported).contains(text())) {
            unsupported(List.of(supported));
        }
    }

    void requiredOneOf(String... supported) {
        if (empty()) {
            required("");
        } else {
            oneOf(supported);
        }
    }

    void notNegative() {
        if (number() < 0) {
            invalid("must be greater than or equal to 0");
        }
    }

    void between(long low, long high) {
        if (number() < low || number() > high) {
            invalid(number(), "must be between " + low + " and " + high + ", inclusive");
        }
    }

    /** What stands here must be what stood there before. */
    void unchanged(Spot before) {
        unchanged(before, IMMUTABLE);
    }

    void unchanged(Spot before, String detail) {
        if (!same(before)) {
            invalid(value == null && before.value instanceof Map ? null : value == null ? "" : value, detail);
        }
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> Names.quoted(text);
            case Map<?, ?> map -> Json.write(new Tree(copy(map)));
            case List<?> list -> inner(Json.write(new Tree(Map.of("", list))));
            default -> Objects.toString(value);
        };
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, child) -> copy.put(String.valueOf(key), child));
        return copy;
    }

    private static String inner(String object) {
        return object.substring("{\"\":".length(), object.length() - 1);
    }
}
