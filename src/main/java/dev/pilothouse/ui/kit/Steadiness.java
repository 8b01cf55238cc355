package dev.pilothouse.ui.kit;

import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps selection, focus and the first line on the screen with their objects while the list under a table changes.
 *
 * <p>JavaFX moves the selection along with permutations, but not the focus, and scrolls by index.
 */
final class Steadiness {

    private final TableView<TableLine> table;
    private boolean busy;

    Steadiness(TableView<TableLine> table) {
        this.table = table;
    }

    /** Tells whether the list is changing right now, so that the selection is not what it seems. */
    boolean isBusy() {
        return busy;
    }

    void keepWhile(Runnable change) {
        List<TableLine> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        TableLine focused = table.getFocusModel().getFocusedItem();
        VirtualFlow<?> flow = table.lookup(".virtual-flow") instanceof VirtualFlow<?> found ? found : null;
        int top = flow == null || flow.getFirstVisibleCell() == null ? 0 : flow.getFirstVisibleCell().getIndex();
        TableLine topLine = top > 0 && top < table.getItems().size() ? table.getItems().get(top) : null;
        busy = true;
        change.run();
        reselect(selected);
        refocus(focused);
        busy = false;
        if (flow != null && topLine != null && topLine.listed && topLine.target != top) {
            table.layout();
            flow.scrollPixels((topLine.target - top) * table.getFixedCellSize());
        }
    }

    private void reselect(List<TableLine> before) {
        List<TableLine> expected = before.stream().filter(line -> line.listed).toList();
        List<TableLine> now = table.getSelectionModel().getSelectedItems();
        if (now.size() == expected.size() && java.util.Set.copyOf(now).containsAll(expected)) {
            return;
        }
        table.getSelectionModel().clearSelection();
        if (!expected.isEmpty()) {
            int[] indices = expected.stream().mapToInt(line -> line.target).toArray();
            table.getSelectionModel().selectIndices(indices[0], indices);
        }
    }

    private void refocus(@Nullable TableLine focused) {
        if (focused != null && focused.listed && table.getFocusModel().getFocusedIndex() != focused.target) {
            table.getFocusModel().focus(focused.target, table.getFocusModel().getFocusedCell().getTableColumn());
        }
    }
}
