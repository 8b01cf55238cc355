package dev.pilothouse.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A choice of a few values side by side: one tab stop, arrow keys move. A value that is none of them means that nothing is chosen yet. */
public final class Segmented<T> extends HBox {

    private final ObjectProperty<T> value;
    private final List<T> values = new ArrayList<>();
    private final List<ToggleButton> buttons = new ArrayList<>();

    public Segmented(T initial) {
        value = new SimpleObjectProperty<>(initial);
        getStyleClass().add("segmented");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        value.addListener((source, before, after) -> select());
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    /** Adds a value with its title. */
    public ToggleButton add(T choice, ObservableValue<String> title) {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().setAll("toggle-button", "segment");
        button.textProperty().bind(title);
        button.setOnAction(event -> {
            value.set(choice);
            select();
        });
        button.setMinWidth(USE_PREF_SIZE);
        values.add(choice);
        buttons.add(button);
        getChildren().add(button);
        select();
        return button;
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    private void select() {
        for (int i = 0; i < buttons.size(); i++) {
            ToggleButton button = buttons.get(i);
            boolean chosen = values.get(i).equals(value.get());
            button.setSelected(chosen);
            button.setFocusTraversable(chosen || i == 0 && !values.contains(value.get()));
        }
        for (int i = 0; i < buttons.size(); i++) {
            List<String> classes = buttons.get(i).getStyleClass();
            classes.removeAll(List.of("first", "last"));
            if (i == 0) {
                classes.add("first");
            }
            if (i == buttons.size() - 1) {
                classes.add("last");
            }
        }
    }

    private void move(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        int now = values.indexOf(value.get());
        if (step != 0 && now + step >= 0 && now + step < values.size()) {
            value.set(values.get(now + step));
            buttons.get(now + step).requestFocus();
        }
        if (step != 0) {
            event.consume();
        }
    }
}
