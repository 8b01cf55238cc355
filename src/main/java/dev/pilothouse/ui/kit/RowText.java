package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Row;
import dev.pilothouse.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as text: for the clipboard and for a screen reader. */
final class RowText {

    private RowText() {}

    /** Returns headings and rows with tabs between the cells. */
    static String table(List<TableField> fields, List<Row> rows, Instant now) {
        String head = fields.stream().map(field -> field.column().title()).collect(Collectors.joining("\t"));
        return rows.stream()
                .map(row -> fields.stream().map(field -> field.copied(row, now)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    /** Returns the names, one a line. */
    static String names(List<Row> rows) {
        return rows.stream().map(row -> SafeText.line(row.name())).collect(Collectors.joining("\n"));
    }

    /** Returns the row as it is read out: its place, how it is doing, its name, and each cell with its heading. */
    static String spoken(Row row, int position, int count, List<TableField> fields, Words words, Instant now) {
        String cells = fields.stream()
                .filter(field -> !field.id().equals(TableColumns.STATUS) && !field.id().equals(TableColumns.NAME))
                .map(field -> TableColumns.title(field.column(), words) + " " + field.text(row, words, now))
                .collect(Collectors.joining(", "));
        return words.say(
                "kit.table.row",
                position,
                count,
                SafeText.line(HealthLabel.word(row.health(), words)),
                SafeText.line(row.name()),
                cells);
    }
}
