package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Custom kinds: the columns that their definition asks for, as kube-apiserver makes tables of custom resources. */
final class CustomKinds {

    private CustomKinds() {}

    static TableBuilder<Tree> table(List<PrinterColumn> columns) {
        TableBuilder<Tree> table = TableBuilder.named().reads(CustomHealth.READS).health(CustomHealth::of);
        if (columns.isEmpty()) {
            return table.age();
        }
        columns.forEach(column -> add(table, column));
        return table;
    }

    private static void add(TableBuilder<Tree> table, PrinterColumn column) {
        Optional<JsonPath> path = JsonPath.parse(column.jsonPath()).filter(it -> !it.reads().isEmpty());
        path.ifPresent(it -> table.reads(it.reads()));
        Align align = switch (column.type()) {
            case "integer", "number", "date" -> Align.RIGHT;
            default -> Align.LEFT;
        };
        table.cell(column.name().toUpperCase(Locale.ROOT), align, object -> path.map(it -> cell(column, it.find(object))).orElse(Cell.Text.EMPTY));
        if (column.priority() > 0) {
            table.whenWide();
        }
    }

    private static Cell cell(PrinterColumn column, List<@Nullable Object> found) {
        if (found.isEmpty()) {
            return Cell.Text.EMPTY;
        }
        Object value = found.getFirst();
        return switch (column.type()) {
            case "string" -> TableBuilder.line(GoText.of(value));
            case "integer" -> value instanceof Number number ? new Cell.Count(number.longValue()) : Cell.Text.EMPTY;
            case "number" -> value instanceof Number number ? number(number.doubleValue()) : Cell.Text.EMPTY;
            case "boolean" -> value instanceof Boolean ? new Cell.Text(value.toString()) : Cell.Text.EMPTY;
            case "date" -> value instanceof String text ? date(text) : Cell.Text.EMPTY;
            default -> Cell.Text.EMPTY;
        };
    }

    private static Cell number(double number) {
        return Double.isFinite(number)
                ? new Cell.Amount(new Quantity(GoText.number(number), BigDecimal.valueOf(number)))
                : new Cell.Text(GoText.number(number));
    }

    private static Cell date(String text) {
        long moment = Timestamp.epochSecond(text);
        return moment == 0 && !text.isEmpty() ? new Cell.Text("<invalid>") : new Cell.Since(moment);
    }
}
