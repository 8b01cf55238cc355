package dev.pilothouse.ui.kit;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays out a table of made-up rows behind the window, once, while nobody waits for it.
 *
 * <p>The first table of a process takes half a second or more for its classes, style sheets and glyphs. Spent here, right after the
 * first frame, it is not spent between a person's first click and the first row.
 */
public final class TableWarmUp {

    private static final Duration ON_SCREEN = Duration.ofMillis(300);
    private static final int ROWS = 60;
    private static final List<Column> COLUMNS = List.of(
            Column.text("name", "NAME"),
            Column.text("ready", "READY"),
            Column.text("status", "STATUS"),
            Column.number("restarts", "RESTARTS"),
            Column.number("age", "AGE"),
            Column.text("node", "NODE"));

    private TableWarmUp() {}

    /** Puts the table behind all that is in the pane, and takes it away when it was drawn. */
    public static void behind(Pane pane, Fx fx, Language language) {
        LiveTable table = new LiveTable(fx, language);
        Node node = table.node();
        node.setMouseTransparent(true);
        node.setFocusTraversable(false);
        table.show(COLUMNS, true, "", TablePreferences.unchanged());
        pane.getChildren().addFirst(node);
        Consumer<Batch> rows = table.begin();
        table.tallyProperty().addListener((source, before, tally) -> fx.after(ON_SCREEN, () -> pane.getChildren().remove(node)));
        fx.call(() -> {
            rows.accept(new Batch(IntStream.range(0, ROWS).mapToObj(TableWarmUp::row).toList(), List.of()));
            return true;
        });
    }

    private static Row row(int index) {
        Health.State[] states = Health.State.values();
        Health health = new Health(states[index % states.length], "Running");
        long created = Instant.now().getEpochSecond() - index;
        List<Cell> cells = List.of(
                new Cell.Text("warm-up-" + index),
                new Cell.Ratio(1, 1),
                new Cell.Text("Running"),
                new Cell.Restarts(index, created),
                new Cell.Since(created),
                new Cell.Text("node-" + index));
        ResourceRef ref = new ResourceRef(BuiltIn.POD, "warm-up", "warm-up-" + index);
        return new Row(ref, "warm-up-" + index, "1", created, health, Labels.NONE, null, cells);
    }
}
