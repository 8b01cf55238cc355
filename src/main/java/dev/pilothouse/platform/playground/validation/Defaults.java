package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills built-in objects with what the API server writes when it is not given: a {@code restartPolicy}, a protocol of a port.
 *
 * <p>Plain values are in {@code playground/defaults.yaml}, those that depend on other fields in {@link DependentDefaults}. What the server
 * allocates, such as cluster addresses and node ports, is not added here.
 */
public final class Defaults {

    private static final String TABLE = "defaults.yaml";
    private static final String AMOUNT = "Amount";
    private static final String AMOUNTS = "Amounts";
    private static final Map<String, Type> TYPES = read();

    /** A step of a path: a field, of whose list's elements each is meant or not. */
    private record Step(String field, boolean each) {}

    /** One line of the table: what stands at the path, a value when nothing was given, or a type. */
    private record Line(List<Step> path, @Nullable Object value, String type) {}

    private record Type(List<Line> lines) {}

    private Defaults() {}

    /**
     * Returns a copy of the object with its defaults and without what says nothing; of a kind that is not built in, the object itself.
     *
     * @param object with or without a name, as it came or as it is stored
     */
    public static Map<String, Object> fill(Kind kind, Map<String, Object> object) {
        String key = kind.apiVersion() + " " + kind.name();
        if (!TYPES.containsKey(key) && !DependentDefaults.ALL.containsKey(key) && !Rules.know(kind)) {
            return object;
        }
        Map<String, Object> filled = Omissions.copy(object);
        fill(key, filled);
        return filled;
    }

    private static void fill(String typeName, Map<String, Object> object) {
        Type type = TYPES.getOrDefault(typeName, new Type(List.of()));
        type.lines().stream().filter(line -> line.type().isEmpty()).forEach(line -> set(object, line));
        Consumer<Map<String, Object>> dependent = DependentDefaults.ALL.get(typeName);
        if (dependent != null) {
            dependent.accept(object);
        }
        type.lines().stream().filter(line -> !line.type().isEmpty()).forEach(line -> descend(object, line, 0));
    }

    private static void set(Map<String, Object> object, Line line) {
        Map<String, Object> parent = object;
        for (Step step : line.path().subList(0, line.path().size() - 1)) {
            Object child = parent.computeIfAbsent(step.field(), field -> new LinkedHashMap<>());
            if (!(child instanceof Map<?, ?>)) {
                return;
            }
            parent = fields(child);
        }
        String field = line.path().getLast().field();
        if (!parent.containsKey(field) || "".equals(parent.get(field))) {
            parent.put(field, fresh(line.value()));
        }
    }

    /** Objects and lists of the table are copied, what is filled may be written to. */
    private static Object fresh(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> new LinkedHashMap<>(map);
            case List<?> list -> new ArrayList<>(list);
            case null -> new LinkedHashMap<>();
            default -> value;
        };
    }

    private static void descend(Map<String, Object> parent, Line line, int depth) {
        Step step = line.path().get(depth);
        boolean last = depth == line.path().size() - 1;
        Object child = parent.get(step.field());
        if (last && line.type().equals(AMOUNT)) {
            parent.computeIfPresent(step.field(), (field, amount) -> amount(amount));
        } else if (step.each() && child instanceof List<?> list) {
            list.stream().filter(Map.class::isInstance).forEach(element -> descend(fields(element), line, depth, last));
        } else if (!step.each() && child instanceof Map<?, ?>) {
            descend(fields(child), line, depth, last);
        }
    }

    private static void descend(Map<String, Object> object, Line line, int depth, boolean last) {
        if (!last) {
            descend(object, line, depth + 1);
        } else if (line.type().equals(AMOUNTS)) {
            object.replaceAll((name, amount) -> amount(amount));
        } else {
            fill(line.type(), object);
        }
    }

    private static Object amount(Object amount) {
        return amount instanceof String || amount instanceof Number ? Amounts.canonical(amount.toString()) : amount;
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    static Map<String, Object> fields(Object map) {
        return (Map<String, Object>) map;
    }

    private static Map<String, Type> read() {
        Map<String, Type> types = new LinkedHashMap<>();
        Tables.read(TABLE).forEach((name, lines) -> {
            List<Line> parsed = new ArrayList<>();
            fields(lines).forEach((path, value) -> parsed.addAll(lines(path, value)));
            types.put(name, new Type(List.copyOf(parsed)));
        });
        return Map.copyOf(types);
    }

    private static List<Line> lines(String path, Object value) {
        List<Step> steps = new ArrayList<>();
        for (String step : path.split("\\.", -1)) {
            boolean each = step.endsWith("[]");
            steps.add(new Step(each ? step.substring(0, step.length() - 2) : step, each));
        }
        if (value instanceof String text && text.endsWith(">")) {
            Line typed = new Line(steps, null, text.substring(text.indexOf('<') + 1, text.length() - 1));
            return text.startsWith("+") ? List.of(new Line(steps, Map.of(), ""), typed) : List.of(typed);
        }
        return List.of(new Line(steps, value, ""));
    }
}
