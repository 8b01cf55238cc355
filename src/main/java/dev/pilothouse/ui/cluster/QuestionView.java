package dev.pilothouse.ui.cluster;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A dialog over the page: what is asked, what belongs to it, and two answers of which Escape is the one that changes nothing. */
final class QuestionView extends StackPane {

    private final ActionButton decline;

    QuestionView(ObservableValue<String> title, Language language, Runnable refuse, ActionButton agree, Node... content) {
        getStyleClass().add("consent-scrim");
        Label head = new Label();
        head.textProperty().bind(title);
        head.getStyleClass().add("heading-text");
        head.setWrapText(true);
        decline = Buttons.plain(language.text("cluster.playground.cancel"), refuse);
        HBox buttons = new HBox(decline, agree);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("consent-buttons");
        VBox dialog = new VBox(head);
        dialog.getChildren().addAll(content);
        dialog.getChildren().add(buttons);
        dialog.getStyleClass().add("consent");
        dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        dialog.setAccessibleRole(AccessibleRole.DIALOG);
        dialog.accessibleTextProperty().bind(title);
        getChildren().add(dialog);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                refuse.run();
                event.consume();
            }
        });
    }

    /** Asks whether something that cannot be taken back shall happen. */
    static QuestionView sure(
            ObservableValue<String> title, ObservableValue<String> sentence, ObservableValue<String> yes, Language language, Runnable agree, Runnable refuse) {
        Label words = new Label();
        words.textProperty().bind(sentence);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        return new QuestionView(title, language, refuse, Buttons.danger(yes, agree), words);
    }

    /** Puts the focus on the answer after which nothing changes. */
    void focusSafeAnswer() {
        decline.requestFocus();
    }
}
