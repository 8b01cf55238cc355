package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One line above content that stays readable but is not the whole truth: stale, signed out, partly forbidden. */
public final class Strip extends HBox {

    public Strip(Health.State state, ObservableValue<String> sentence, Node... actions) {
        getStyleClass().addAll("strip", "strip-" + HealthIcon.styleClass(state));
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label();
        label.textProperty().bind(sentence);
        label.setMaxWidth(Double.MAX_VALUE);
        setHgrow(label, Priority.ALWAYS);
        getChildren().addAll(new HealthIcon(state), label);
        getChildren().addAll(actions);
    }
}
