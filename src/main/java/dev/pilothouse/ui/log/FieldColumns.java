package dev.pilothouse.ui.log;

import dev.pilothouse.log.LineFields;
import dev.pilothouse.log.LineFields.Field;
import dev.pilothouse.log.LineFields.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which fields of structured lines stand in columns, and how wide these are: those that most lines have, learnt from some of them. */
record FieldColumns(List<Column> columns) {

    static final FieldColumns NONE = new FieldColumns(List.of());

    private static final int MOST = 8;
    private static final int WIDEST = 24;
    private static final String GAP = "  ";

    /** A field and how many cells its column has. */
    record Column(String name, int cells) {}

    static FieldColumns learn(List<LineFields> lines) {
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (LineFields line : lines) {
            for (Field field : line.fields()) {
                if (inColumn(field)) {
                    times.merge(field.name(), 1, Integer::sum);
                    widths.merge(field.name(), Math.max(field.name().length(), new Cells(field.value()).count()), Math::max);
                }
            }
        }
        int enough = Math.ceilDiv(lines.size(), 4);
        List<String> names = times.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        return new FieldColumns(times.keySet().stream()
                .filter(names::contains)
                .map(name -> new Column(name, Math.min(WIDEST, widths.getOrDefault(name, 0))))
                .toList());
    }

    private static boolean inColumn(Field field) {
        return field.role() == Role.LEVEL || field.role() == Role.OTHER;
    }

    /** Returns the names over their columns. */
    String head(String message) {
        return columns.stream().map(column -> fit(column.name(), column.cells())).collect(Collectors.joining(GAP, "", columns.isEmpty() ? "" : GAP)) + message;
    }

    /** Writes the values below their names, then what the line says, then what else it has. */
    void write(LineFields line, LineText into) {
        for (Column column : columns) {
            into.add(fit(line.value(column.name()), column.cells()) + GAP, Ink.MUTED);
        }
        into.add(line.value(Role.MESSAGE), Ink.TEXT);
        List<String> shown = columns.stream().map(Column::name).toList();
        into.fields(line.fields().stream().filter(FieldColumns::inColumn).filter(field -> !shown.contains(field.name())).toList());
    }

    private static String fit(String value, int cells) {
        Cells all = new Cells(value);
        if (all.count() <= cells) {
            return value + " ".repeat(cells - all.count());
        }
        String cut = value.substring(0, all.indexAt(cells - 1)) + "…";
        return cut + " ".repeat(Math.max(0, cells - new Cells(cut).count()));
    }

    /** Returns what is known of some lines' fields. */
    static List<LineFields> fields(List<String> lines) {
        List<LineFields> found = new ArrayList<>();
        lines.forEach(line -> LineFields.of(line).ifPresent(found::add));
        return found;
    }
}
