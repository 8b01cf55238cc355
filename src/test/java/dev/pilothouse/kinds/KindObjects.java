package dev.pilothouse.kinds;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of many kinds with the line that kubectl prints for each, from {@code src/test/resources}, and reading of JSON. */
final class KindObjects {

    /** One object, the cells of its line in {@code kubectl get -o wide}, and its health as {@code STATE word}. */
    record Golden(String about, Kind kind, List<PrinterColumn> columns, Tree object, List<String> line, String health) {

        Projection projection(Kinds kinds) {
            return kinds.known(kind).orElseGet(() -> kinds.custom(columns));
        }
    }

    private static final List<String> FILES = List.of("pods", "workloads", "network", "storage", "cluster", "access", "policies", "engine", "custom");

    private KindObjects() {}

    static List<Golden> all() {
        List<Golden> all = new ArrayList<>();
        for (String file : FILES) {
            for (Tree entry : resource(file).trees("objects")) {
                all.add(golden(file, entry));
            }
        }
        return all;
    }

    private static Golden golden(String file, Tree entry) {
        Tree object = entry.tree("object");
        return new Golden(
                file + ": " + entry.text("about"),
                kind(object),
                entry.trees("columns").stream().map(KindObjects::column).toList(),
                object,
                strings(entry, "line"),
                entry.text("health"));
    }

    static PrinterColumn column(Tree column) {
        return new PrinterColumn(
                column.text("name"), column.text("type"), column.text("jsonPath"), (int) column.number(0, "priority"));
    }

    private static List<String> strings(Tree entry, String field) {
        return entry.list(field).stream().map(String::valueOf).toList();
    }

    private static Kind kind(Tree object) {
        String apiVersion = object.text("apiVersion");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        boolean namespaced = object.has("metadata", "namespace");
        String name = object.text("kind");
        return new Kind(group, apiVersion.substring(slash + 1), name, name.toLowerCase(java.util.Locale.ROOT) + "s", namespaced);
    }

    private static Tree resource(String file) {
        try (InputStream in = KindObjects.class.getResourceAsStream(file + ".json")) {
            return in == null ? Tree.EMPTY : Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a reader that follows the reads would keep of an object. */
    static Tree pruned(Tree object, Reads reads) {
        Map<String, Object> kept = new LinkedHashMap<>();
        object.fields().forEach((name, value) -> {
            Reads below = reads.below(name);
            if (below != null) {
                kept.put(name, pruned(value, below));
            } else if (reads.keysOnly()) {
                kept.put(name, null);
            }
        });
        return new Tree(kept);
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private static @Nullable Object pruned(@Nullable Object value, Reads reads) {
        if (reads.everything()) {
            return value;
        }
        return switch (value) {
            case Map<?, ?> map -> pruned(new Tree((Map<String, Object>) map), reads).fields();
            case List<?> list -> {
                List<@Nullable Object> kept = new ArrayList<>();
                list.forEach(element -> kept.add(reads.keysOnly() ? null : pruned(element, reads)));
                yield kept;
            }
            case null, default -> value;
        };
    }
}
