package dev.pilothouse.log;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line that is a JSON object or logfmt, field by field: message, level and time first, by the names that loggers use for them, then the
 * others in their order.
 */
public record LineFields(List<Field> fields) {

    private static final int DEPTH = 4;

    /** Names without what parts their words, the likeliest first. */
    private static final List<List<String>> FIRST = List.of(
            List.of("message", "msg", "mt", "m", "log", "text", "event"),
            List.of("level", "severity", "lvl", "loglevel", "levelname", "l", "s"),
            List.of("time", "timestamp", "ts", "t", "t$date", "date", "datetime"));

    /** What a field is for. */
    public enum Role {
        MESSAGE,
        LEVEL,
        TIME,
        OTHER
    }

    /**
     * One of the fields.
     *
     * @param name of a field within another one with dots between, as {@code http.status}
     * @param value as text; a list as JSON
     */
    public record Field(String name, String value, Role role) {}

    /** Returns the value of that field, or an empty text. */
    public String value(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().map(Field::value).orElse("");
    }

    /** Returns the value of the field for that, or an empty text. */
    public String value(Role role) {
        return fields.stream().filter(field -> field.role() == role).findFirst().map(Field::value).orElse("");
    }

    /** Reads a line as {@link Ansi#visible} returns it; empty when it is neither. */
    public static Optional<LineFields> of(String line) {
        String text = line.strip();
        Map<String, String> found = text.startsWith("{") && text.endsWith("}") ? json(text) : Logfmt.read(text);
        return found.isEmpty() ? Optional.empty() : Optional.of(new LineFields(ordered(found)));
    }

    private static Map<String, String> json(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            flatten("", Json.read(text.getBytes(StandardCharsets.UTF_8)).fields(), 0, found);
        } catch (ProblemException e) {
            return Map.of();
        }
        return found;
    }

    private static void flatten(String prefix, Map<?, ?> object, int depth, Map<String, String> found) {
        object.forEach((key, value) -> {
            String name = prefix + Ansi.visible(String.valueOf(key));
            if (value instanceof Map<?, ?> inner && !inner.isEmpty() && depth < DEPTH) {
                flatten(name + ".", inner, depth + 1, found);
            } else {
                found.put(name, text(value));
            }
        });
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            String wrapped = Json.write(new Tree(Map.of("v", value)));
            return wrapped.substring(wrapped.indexOf(':') + 1, wrapped.length() - 1).strip();
        }
        return String.valueOf(value);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[@._-]", "");
    }

    private static List<Field> ordered(Map<String, String> found) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (int i = 0; i < FIRST.size(); i++) {
            Role role = Role.values()[i];
            List<String> names = FIRST.get(i);
            found.keySet().stream()
                    .filter(name -> names.contains(bare(name)) && !roles.containsKey(name))
                    .min(Comparator.comparing(name -> names.indexOf(bare(name))))
                    .ifPresent(name -> roles.put(name, role));
        }
        List<Field> fields = new ArrayList<>();
        found.forEach((name, value) -> fields.add(new Field(name, value, roles.getOrDefault(name, Role.OTHER))));
        fields.sort(Comparator.comparing(Field::role));
        return List.copyOf(fields);
    }
}
