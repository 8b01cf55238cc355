package dev.pilothouse.session;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The columns of a kind in several clusters, which may serve different versions of it: the cluster first, then each column once.
 *
 * @param columns begins with the cluster, unless nothing is known yet
 */
public record SideBySide(List<Column> columns) {

    public static final String CLUSTER = "cluster";
    public static final SideBySide NONE = new SideBySide(List.of());

    /** Returns the table that has these columns, too; itself when it has them. */
    public SideBySide with(List<Column> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Column> all = new ArrayList<>(columns.isEmpty() ? List.of(Column.text(CLUSTER, "CLUSTER")) : columns);
        more.stream().filter(column -> all.stream().noneMatch(known -> known.id().equals(column.id()))).forEach(all::add);
        return all.size() == columns.size() ? this : new SideBySide(List.copyOf(all));
    }

    /**
     * Returns how batches of a cluster read in the merged table. Two contexts may lead to the same objects, so their identities get the
     * name of the context.
     *
     * @param own columns of the cluster's rows
     */
    public UnaryOperator<Batch> from(String context, List<Column> own) {
        UnaryOperator<Row> read = row(context, own);
        return batch -> new Batch(
                batch.changed().stream().map(read).toList(), batch.removed().stream().map(uid -> identity(context, uid)).toList());
    }

    /** Returns how a row of a cluster reads in the merged table. */
    public UnaryOperator<Row> row(String context, List<Column> own) {
        Cell name = new Cell.Text(context);
        int[] places = columns.stream().skip(1).mapToInt(column -> indexOf(own, column.id())).toArray();
        return row -> row(row, context, name, places);
    }

    private static Row row(Row row, String context, Cell name, int[] places) {
        Cell[] cells = new Cell[places.length + 1];
        cells[0] = name;
        for (int i = 0; i < places.length; i++) {
            cells[i + 1] = places[i] >= 0 && places[i] < row.cells().size() ? row.cells().get(places[i]) : Cell.Text.EMPTY;
        }
        return new Row(row.ref(), identity(context, row.uid()), row.version(), row.created(), row.health(), row.labels(), row.owner(), List.of(cells));
    }

    private static String identity(String context, String uid) {
        return uid + "@" + context;
    }

    private static int indexOf(List<Column> columns, String id) {
        return Stream.iterate(0, i -> i < columns.size(), i -> i + 1).filter(i -> columns.get(i).id().equals(id)).findFirst().orElse(-1);
    }

    /** Returns the context of a merged row. */
    public static String context(Row row) {
        return row.cells().getFirst() instanceof Cell.Text text ? text.text() : "";
    }
}
