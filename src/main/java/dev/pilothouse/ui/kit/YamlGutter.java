package dev.pilothouse.ui.kit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** What stands left of each line: its number, and its mark if it has one. Lines count from 0. */
final class YamlGutter implements IntFunction<Node> {

    /** Something to know about a line. */
    sealed interface Mark {
        /** The form beside it wrote this line. */
        record FromForm() implements Mark {}

        /** The line is wrong. */
        record Wrong(String why) implements Mark {}
    }

    private final Map<Integer, Mark> marks = new HashMap<>();
    private final Map<Integer, Boolean> folds = new HashMap<>();
    private final IntConsumer onFold;

    YamlGutter(IntConsumer onFold) {
        this.onFold = onFold;
    }

    void mark(int line, Mark mark) {
        marks.put(line, mark);
    }

    /** Forgets all marks and returns the lines that had one. */
    Set<Integer> clearMarks() {
        Set<Integer> lines = new HashSet<>(marks.keySet());
        marks.clear();
        return lines;
    }

    void clearFolds() {
        folds.clear();
    }

    /** Remembers that the block under the line can be folded, and whether it is. */
    void fold(int line, boolean folded) {
        folds.put(line, folded);
    }

    Optional<Boolean> foldOf(int line) {
        return Optional.ofNullable(folds.get(line));
    }

    @Override
    public Node apply(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("yaml-line-number");
        HBox box = new HBox(number, sign(line));
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("yaml-gutter");
        return box;
    }

    private Node sign(int line) {
        Label sign = new Label();
        sign.getStyleClass().add("yaml-mark");
        switch (marks.get(line)) {
            case Mark.FromForm() -> {
                sign.setText("●");
                sign.getStyleClass().add("yaml-mark-set");
            }
            case Mark.Wrong(String why) -> {
                sign.setText("!");
                sign.getStyleClass().add("yaml-mark-problem");
                sign.setTooltip(new Tooltip(why));
                sign.setAccessibleText(why);
            }
            case null -> foldOf(line).ifPresent(folded -> foldable(sign, line, folded));
        }
        return sign;
    }

    private void foldable(Label sign, int line, boolean folded) {
        sign.setGraphic(Icon.of(folded ? Icons.FOLD_CLOSED : Icons.FOLD_OPEN, 14));
        sign.getStyleClass().add("yaml-fold");
        sign.setOnMousePressed(event -> {
            onFold.accept(line);
            event.consume();
        });
    }
}
