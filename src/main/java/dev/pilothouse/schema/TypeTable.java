package dev.pilothouse.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The types of one release as the build writes them down. Lines are read at once, fields when somebody asks for them, and the
 * descriptions, which are four fifths of the whole, when the first one is asked for.
 */
final class TypeTable {

    /** A field as its line has it. */
    private record Line(String name, String type, Facts facts) {}

    private record Type(String name, Facts facts, List<Line> lines) {}

    /** What an object holds. */
    record Content(Map<String, Schema> fields, Set<String> required) {
        static final Content EMPTY = new Content(Map.of(), Set.of());
    }

    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, String> areas = new HashMap<>();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, String> descriptions;

    TypeTable() {
        Lines.read("types.txt", new Lines.Reader() {
            private String area = "";
            private List<Line> lines = List.of();

            @Override
            public void area(String name) {
                area = name;
                areas.put(lastTwo(name), name);
            }

            @Override
            public void entry(String name, String rest) {
                lines = new ArrayList<>();
                types.put(area + "." + name, new Type(area + "." + name, new Facts(rest), lines));
            }

            @Override
            public void part(String name, String rest) {
                int space = rest.indexOf(' ');
                lines.add(new Line(name, space < 0 ? rest : rest.substring(0, space), space < 0 ? Facts.NONE : new Facts(rest.substring(space + 1))));
            }
        });
    }

    /** Finds the type of objects that carry these words; of a served group-version, or of all, such as {@code DeleteOptions}. */
    Optional<Schema> object(String apiVersion, String kind) {
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "core";
        String label = group.contains(".") ? group.substring(0, group.indexOf('.')) : group;
        String area = label + "." + apiVersion.substring(apiVersion.indexOf('/') + 1);
        return in(areas.get(area), kind).or(() -> in(areas.get("meta.v1"), kind));
    }

    private Optional<Schema> in(@Nullable String area, String kind) {
        return Optional.ofNullable(types.get(area + "." + kind)).filter(type -> type.facts.says("object")).map(type -> root(type.name));
    }

    private Schema root(String type) {
        return new BuiltInSchema(this, type, Facts.NONE, type);
    }

    /** Returns a schema for the name of a type alone. */
    Optional<Schema> named(String type) {
        return types.containsKey(type) ? Optional.of(root(type)) : Optional.empty();
    }

    Facts facts(String type) {
        Type found = types.get(type);
        return found == null ? Facts.NONE : found.facts;
    }

    Content content(String type) {
        return contents.computeIfAbsent(type, this::read);
    }

    private Content read(String name) {
        Type type = types.get(name);
        if (type == null || type.lines.isEmpty()) {
            return Content.EMPTY;
        }
        Map<String, Schema> fields = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        for (Line line : type.lines) {
            fields.put(line.name, new BuiltInSchema(this, line.type, line.facts, name + "." + line.name));
            if (line.facts.says("required")) {
                required.add(line.name);
            }
        }
        return new Content(Collections.unmodifiableMap(fields), Collections.unmodifiableSet(required));
    }

    /** Returns what a type, {@code io.k8s.api.core.v1.Pod}, or a field of it, {@code io.k8s.api.core.v1.Pod.spec}, is for. */
    String description(String path) {
        Map<String, String> known = descriptions;
        if (known == null) {
            known = readDescriptions();
            descriptions = known;
        }
        return known.getOrDefault(path, "");
    }

    private static Map<String, String> readDescriptions() {
        Map<String, String> found = new HashMap<>();
        Lines.read("descriptions.txt", new Lines.Reader() {
            private String area = "";
            private String type = "";

            @Override
            public void area(String name) {
                area = name;
            }

            @Override
            public void entry(String name, String rest) {
                type = area + "." + name;
                put(type, rest);
            }

            @Override
            public void part(String name, String rest) {
                put(type + "." + name, rest);
            }

            private void put(String path, String text) {
                if (!text.isEmpty()) {
                    found.put(path, text.translateEscapes());
                }
            }
        });
        return found;
    }

    private static String lastTwo(String area) {
        int last = area.lastIndexOf('.');
        return area.substring(area.lastIndexOf('.', last - 1) + 1);
    }
}
