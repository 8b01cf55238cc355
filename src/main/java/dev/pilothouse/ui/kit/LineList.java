package dev.pilothouse.ui.kit;

import java.util.Arrays;
import javafx.collections.ObservableListBase;

/** The lines that a table shows. It changes only as a whole, by an {@link Arrangement}. */
final class LineList extends ObservableListBase<TableLine> {

    private TableLine[] lines = new TableLine[0];

    @Override
    public TableLine get(int index) {
        if (index >= lines.length) {
            throw new IndexOutOfBoundsException(index);
        }
        return lines[index];
    }

    @Override
    public int size() {
        return lines.length;
    }

    void apply(Arrangement arrangement) {
        if (arrangement.gather() != null) {
            permute(arrangement.gather());
        }
        int kept = arrangement.kept();
        if (arrangement.removed() > 0) {
            beginChange();
            TableLine[] gone = Arrays.copyOfRange(lines, kept, lines.length);
            lines = Arrays.copyOf(lines, kept);
            nextRemove(kept, Arrays.asList(gone));
            endChange();
        }
        if (!arrangement.added().isEmpty()) {
            beginChange();
            lines = Arrays.copyOf(lines, kept + arrangement.added().size());
            for (int i = kept; i < lines.length; i++) {
                lines[i] = arrangement.added().get(i - kept);
            }
            nextAdd(kept, lines.length);
            endChange();
        }
        if (arrangement.place() != null) {
            permute(arrangement.place());
        }
    }

    private void permute(int[] target) {
        beginChange();
        TableLine[] moved = new TableLine[lines.length];
        for (int i = 0; i < lines.length; i++) {
            moved[target[i]] = lines[i];
        }
        lines = moved;
        nextPermutation(0, lines.length, target.clone());
        endChange();
    }
}
