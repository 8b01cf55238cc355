package dev.pilothouse.platform.playground.api;

import dev.pilothouse.kinds.Projection;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names and types by which the real server heads its tables.
 *
 * <p>The file {@code columns.json} has a line for each resource; each entry is a name with the words that differ from the usual: a type,
 * {@code name} for that format, {@code wide} for columns that are shown only when asked for.
 */
final class Columns {

    private static final String FILE = "/dev/pilothouse/playground/columns.json";

    /**
     * One column ({@code TableColumnDefinition} of the meta API).
     *
     * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
     */
    record Definition(String name, String type, String format, int priority) {

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("type", type);
            fields.put("format", format);
            fields.put("description", "");
            fields.put("priority", (long) priority);
            return fields;
        }
    }

    private final Map<String, List<Definition>> known = new HashMap<>();

    Columns() {
        Tree file = read();
        for (String resource : file.fields().keySet()) {
            known.put(resource, file.list(resource).stream().map(entry -> definition(String.valueOf(entry))).toList());
        }
    }

    private static Tree read() {
        try (InputStream in = Columns.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Definition definition(String entry) {
        List<String> words = Arrays.asList(entry.split("\\|"));
        String name = words.getFirst();
        String type = words.stream().skip(1).filter(word -> !word.equals("wide") && !word.equals("name")).findFirst().orElse("string");
        String format = name.equals("Name") || words.contains("name") ? "name" : "";
        return new Definition(name, type, format, words.contains("wide") ? 1 : 0);
    }

    /** Returns the columns of a resource of the real server; empty when there is none of that name. */
    Optional<List<Definition>> of(String resource) {
        return Optional.ofNullable(known.get(resource));
    }

    /** Returns columns that are headed as the projection says, those of ours left out: a server has none of them. */
    static List<Definition> of(Projection projection) {
        List<Definition> columns = new ArrayList<>();
        for (Column column : projection.columns()) {
            if (column.own()) {
                continue;
            }
            String format = column.id().equals("name") ? "name" : "";
            columns.add(new Definition(column.title(), "string", format, column.wide() ? 1 : 0));
        }
        return columns;
    }
}
