package dev.pilothouse.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.testing.FakeCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final Column NAME = Column.text("name", "NAME");
    private static final Column READY = Column.text("ready", "READY");
    private static final Column SIZE = Column.number("size", "SIZE");

    @Test
    void theClusterComesFirstAndEachColumnOnce() {
        SideBySide merged = SideBySide.NONE.with(List.of(NAME, READY)).with(List.of(NAME, SIZE));
        assertEquals(List.of("cluster", "name", "ready", "size"), merged.columns().stream().map(Column::id).toList());
    }

    @Test
    void columnsThatAreKnownChangeNothing() {
        SideBySide merged = SideBySide.NONE.with(List.of(NAME, READY));
        assertSame(merged, merged.with(List.of(READY, NAME)));
        assertSame(SideBySide.NONE, SideBySide.NONE.with(List.of()));
    }

    @Test
    void cellsFindTheirColumnsAndWhatAClusterLacksIsEmpty() {
        SideBySide merged = SideBySide.NONE.with(List.of(NAME, READY)).with(List.of(SIZE, NAME));
        Batch read = merged.from("prod", List.of(SIZE, NAME)).apply(new Batch(List.of(row("u1", new Cell.Count(7), new Cell.Text("web"))), List.of("u2")));
        Row row = read.changed().getFirst();
        assertEquals(List.of(new Cell.Text("prod"), new Cell.Text("web"), Cell.Text.EMPTY, new Cell.Count(7)), row.cells());
        assertEquals("prod", SideBySide.context(row));
        assertEquals(List.of("u2@prod"), read.removed());
    }

    @Test
    void theSameObjectByTwoContextsIsTwoRows() {
        SideBySide merged = SideBySide.NONE.with(List.of(NAME));
        Batch batch = new Batch(List.of(row("u1", new Cell.Text("web"))), List.of());
        String one = merged.from("admin@prod", List.of(NAME)).apply(batch).changed().getFirst().uid();
        String other = merged.from("viewer@prod", List.of(NAME)).apply(batch).changed().getFirst().uid();
        assertEquals(List.of("u1@admin@prod", "u1@viewer@prod"), List.of(one, other));
    }

    private static Row row(String uid, Cell... cells) {
        return new Row(new ResourceRef(FakeCluster.POD, "shop", "web"), uid, "1", 0, Health.ok("Running"), Labels.NONE, null, List.of(cells));
    }
}
