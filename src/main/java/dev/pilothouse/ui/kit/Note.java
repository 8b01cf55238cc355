package dev.pilothouse.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A sentence in the page where its subject is, with an icon and actions; never a modal box. */
public final class Note extends HBox {

    /** How much it matters. */
    public enum Tone {
        PLAIN("note-plain", Icons.HINT),
        OK("note-ok", "mdi2c-check-circle-outline"),
        ACCENT("note-accent", Icons.HINT),
        WARN("note-warn", "mdi2a-alert-outline"),
        BAD("note-bad", "mdi2a-alert-octagon");

        private final String styleClass;
        private final String icon;

        Tone(String styleClass, String icon) {
            this.styleClass = styleClass;
            this.icon = icon;
        }
    }

    private final VBox text = new VBox();
    private final HBox actions = new HBox();

    public Note(Tone tone, ObservableValue<String> sentence, Node... actions) {
        getStyleClass().addAll("note", tone.styleClass);
        text.getStyleClass().add("note-text");
        setHgrow(text, Priority.ALWAYS);
        text.getChildren().add(wrapped(sentence, "note-sentence"));
        this.actions.getStyleClass().add("note-actions");
        this.actions.setAlignment(Pos.CENTER_LEFT);
        this.actions.getChildren().addAll(actions);
        if (actions.length > 0) {
            text.getChildren().add(this.actions);
        }
        getChildren().addAll(Icon.of(tone.icon, 18), text);
    }

    /** Makes a note whose first line is a bold title. */
    public Note(Tone tone, ObservableValue<String> title, ObservableValue<String> sentence, Node... actions) {
        this(tone, sentence, actions);
        text.getChildren().addFirst(wrapped(title, "note-title"));
        text.getChildren().get(1).getStyleClass().add("small-text");
    }

    private static Label wrapped(ObservableValue<String> words, String styleClass) {
        Label label = new Label();
        label.textProperty().bind(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
