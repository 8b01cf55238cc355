package dev.pilothouse.ui.browse;

import dev.pilothouse.metric.Gauge;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.kit.SideColumn;
import dev.pilothouse.ui.kit.chart.Moments;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;

/** One of {@link UsedColumns}. */
final class UsedColumn implements SideColumn {

    private static final double LEAST_CPU = 5;
    private static final double LEAST_MEMORY = 8 << 20;

    private final Gauge gauge;
    private final UsedColumns all;
    private final Column column;

    UsedColumn(Gauge gauge, UsedColumns all) {
        this.gauge = gauge;
        this.all = all;
        String id = gauge.resource() + "-used";
        column = new Column(id, id.toUpperCase(Locale.ROOT).replace('-', ' '), Column.Align.RIGHT, !all.usual(), true);
    }

    @Override
    public Column column() {
        return column;
    }

    @Override
    public int version() {
        return all.known().version();
    }

    @Override
    public String text(Row row) {
        UsedColumns.Known known = all.known();
        OptionalDouble amount = all.amount(known, row, gauge);
        return amount.isPresent() ? gauge.text(amount.getAsDouble()) : known.round().isPresent() ? "–" : "";
    }

    @Override
    public Curve curve(Row row) {
        return all.curve(row, gauge);
    }

    @Override
    public double reach(Row row) {
        return gauge == Gauge.CPU ? LEAST_CPU : LEAST_MEMORY;
    }

    @Override
    public String say(long second, double value) {
        return Moments.time(second) + "  " + gauge.text(value);
    }

    @Override
    public Comparator<Row> order() {
        UsedColumns.Known known = all.known();
        return Comparator.comparingDouble(row -> all.amount(known, row, gauge).orElse(-1));
    }
}
