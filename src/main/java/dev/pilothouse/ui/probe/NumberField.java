package dev.pilothouse.ui.probe;

import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A whole number with its name above and its unit inside; Up and Down change it, with Shift by ten. What is no number yet waits. */
final class NumberField extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final int LARGE_STEP = 10;

    private final TextField field = new TextField();
    private final int least;
    private final int most;
    private final IntConsumer changed;
    private int value;
    private boolean showing;

    /**
     * @param least smaller numbers are marked as wrong and not taken over
     */
    NumberField(ObservableValue<String> name, ObservableValue<String> unit, int least, int most, IntConsumer changed) {
        this.least = least;
        this.most = most;
        this.changed = changed;
        Label label = new Label();
        label.textProperty().bind(name);
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setLabelFor(field);
        Label inside = new Label();
        inside.textProperty().bind(unit);
        inside.getStyleClass().addAll("small-text", "muted-text", "number-unit");
        inside.setMouseTransparent(true);
        field.accessibleTextProperty().bind(name);
        StackPane both = new StackPane(field, inside);
        StackPane.setAlignment(inside, Pos.CENTER_RIGHT);
        getChildren().addAll(label, both);
        getStyleClass().add("number-field");
        field.textProperty().subscribe(this::take);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                field.setText(Integer.toString(value));
            }
        });
    }

    TextField field() {
        return field;
    }

    /** Shows a number; what the person is typing stays when it means the same. */
    void show(int number) {
        value = number;
        if (parsed(field.getText()) != number) {
            showing = true;
            field.setText(Integer.toString(number));
            showing = false;
        }
    }

    private void take(String text) {
        int number = parsed(text);
        boolean wrong = number < least || number > most;
        field.pseudoClassStateChanged(ERROR, wrong);
        if (!showing && !wrong && number != value) {
            value = number;
            changed.accept(number);
        }
    }

    private static int parsed(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : -1;
    }

    private void onKey(KeyEvent event) {
        int step = event.isShiftDown() ? LARGE_STEP : 1;
        int by = event.getCode() == KeyCode.UP ? step : event.getCode() == KeyCode.DOWN ? -step : 0;
        if (by != 0) {
            field.setText(Integer.toString(Math.clamp(value + (long) by, least, most)));
            event.consume();
        }
    }
}
