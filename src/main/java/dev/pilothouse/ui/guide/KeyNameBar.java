package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.ui.guide.KeysState.Editing;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The name of a new object, or of the copy of an immutable one. */
final class KeyNameBar extends HBox {

    private final KeyTools tools;
    private final Label about = new Label();
    private final TextField name = new TextField();

    KeyNameBar(KeyTools tools) {
        this.tools = tools;
        Label title = new Label();
        title.textProperty().bind(tools.language().text("guide.keys.name"));
        title.getStyleClass().add("bold-text");
        title.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("code-field");
        name.setId("key-object-name");
        name.setPrefColumnCount(24);
        name.accessibleTextProperty().bind(tools.language().text("guide.keys.name"));
        name.textProperty().bindBidirectional(tools.model().nameProperty());
        about.getStyleClass().addAll("small-text", "muted-text");
        about.setWrapText(true);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("key-name-bar");
        getChildren().addAll(title, name, about);
    }

    void show(Editing editing) {
        about.setText(
                editing.copying()
                        ? tools.say("guide.keys.copying", tools.model().ref().name(), editing.uses().stream().filter(KeyUse::canBeLed).count())
                        : tools.say("guide.keys.in-namespace", tools.model().ref().namespace()));
    }

    void focusName() {
        name.requestFocus();
    }
}
