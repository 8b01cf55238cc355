package dev.pilothouse.ui.terminal;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before lines are pasted into a shell, which runs each at once, and shows them. Esc is the safe answer. */
final class PasteQuestion extends VBox {

    private static final int MOST_LINES = 12;
    private static final int LONGEST = 20_000;

    PasteQuestion(Paste paste, Language language, Runnable go, Runnable leave) {
        getStyleClass().add("terminal-paste");
        setId("terminal-paste");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label question = new Label();
        question.textProperty().bind(language.text("terminal.paste.question", paste.lines()));
        question.getStyleClass().add("heading-text");
        question.setWrapText(true);
        Label hidden = new Label();
        hidden.textProperty().bind(language.text("terminal.paste.hidden"));
        hidden.setWrapText(true);
        hidden.setVisible(paste.hidden());
        hidden.setManaged(paste.hidden());
        String text = paste.text().length() > LONGEST ? paste.text().substring(0, LONGEST) + "…" : paste.text();
        TextArea shown = new TextArea(SafeText.lines(text));
        shown.setEditable(false);
        shown.getStyleClass().add("code");
        shown.setPrefRowCount(Math.clamp(paste.lines(), 2, MOST_LINES));
        shown.setPrefColumnCount(64);
        shown.accessibleTextProperty().bind(language.text("terminal.paste.shown"));
        HBox buttons = new HBox(
                Buttons.accent(language.text("terminal.paste.go", paste.lines()), go), Buttons.plain(language.text("terminal.paste.leave"), leave));
        buttons.getStyleClass().add("terminal-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(question, hidden, shown, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                event.consume();
            }
        });
    }

    /** Puts the focus on the button that pastes. */
    void focus() {
        lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }
}
