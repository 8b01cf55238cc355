package dev.pilothouse.ui.kit;

import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Difference.Mark;
import dev.pilothouse.ui.kit.DiffRows.DiffRow;
import dev.pilothouse.ui.kit.DiffText.Piece;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Draws one row of a difference. */
final class DiffCell extends ListCell<DiffRow> {

    private final Language language;
    private final Hyperlink fold = new Hyperlink();
    private DiffRow.@Nullable Fold folded;

    DiffCell(Language language, Consumer<DiffRow.Fold> open) {
        this.language = language;
        getStyleClass().add("diff-cell");
        fold.getStyleClass().add("diff-fold");
        fold.setOnAction(_ -> {
            if (folded != null) {
                open.accept(folded);
            }
        });
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable DiffRow row, boolean empty) {
        super.updateItem(row, empty);
        folded = null;
        setAccessibleText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        setGraphic(
                switch (row) {
                    case DiffRow.Unified unified -> unified(unified.line());
                    case DiffRow.Pair pair -> pair(pair);
                    case DiffRow.Fold here -> foldLine(here);
                });
    }

    private HBox foldLine(DiffRow.Fold here) {
        folded = here;
        fold.setText(language.words().say("kit.diff.folded", here.count()));
        setAccessibleText(fold.getText());
        HBox line = new HBox(fold);
        line.getStyleClass().add("diff-folded");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private HBox unified(Line line) {
        setAccessibleText(sign(line) + " " + line.text());
        HBox box = new HBox(number(line.before()), number(line.after()), signLabel(line), code(line));
        return styled(box, line.mark());
    }

    private HBox pair(DiffRow.Pair pair) {
        HBox both = new HBox(half(pair.before(), true), half(pair.after(), false));
        both.getStyleClass().add("diff-pair");
        return both;
    }

    private Region half(Optional<Line> side, boolean before) {
        HBox half = side.map(line -> styled(
                        new HBox(number(before ? line.before() : line.after()), signLabel(line), code(line)), line.mark()))
                .orElseGet(() -> {
                    HBox nothing = new HBox();
                    nothing.getStyleClass().add("diff-nothing");
                    return nothing;
                });
        half.getStyleClass().add("diff-half");
        half.prefWidthProperty().bind(listWidth());
        half.setMinWidth(0);
        half.setMaxWidth(Region.USE_PREF_SIZE);
        Rectangle within = new Rectangle();
        within.widthProperty().bind(half.widthProperty());
        within.heightProperty().bind(half.heightProperty());
        half.setClip(within);
        return half;
    }

    private DoubleBinding listWidth() {
        return getListView().widthProperty().subtract(14).divide(2);
    }

    private static HBox styled(HBox box, Mark mark) {
        box.getStyleClass().add("diff-line");
        box.setAlignment(Pos.CENTER_LEFT);
        switch (mark) {
            case ADDED -> box.getStyleClass().add("diff-added");
            case REMOVED -> box.getStyleClass().add("diff-removed");
            case SAME -> {}
        }
        return box;
    }

    private static Label number(int number) {
        Label label = new Label(number == 0 ? "" : Integer.toString(number));
        label.getStyleClass().add("diff-number");
        return label;
    }

    private static Label signLabel(Line line) {
        Label label = new Label(sign(line));
        label.getStyleClass().addAll("code", "diff-sign");
        return label;
    }

    private static String sign(Line line) {
        return switch (line.mark()) {
            case SAME -> "";
            case ADDED -> "+";
            case REMOVED -> "−";
        };
    }

    private static HBox code(Line line) {
        List<Label> labels =
                DiffText.pieces(line.text(), line.words()).stream().map(piece -> label(piece)).toList();
        HBox code = new HBox();
        code.getChildren().setAll(labels);
        code.setSnapToPixel(false);
        code.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(code, Priority.ALWAYS);
        return code;
    }

    private static Label label(Piece piece) {
        Label label = new Label(piece.text());
        label.getStyleClass().addAll("code", "diff-code", piece.styleClass());
        if (piece.changed()) {
            label.getStyleClass().add("diff-word");
        }
        label.setSnapToPixel(false);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
