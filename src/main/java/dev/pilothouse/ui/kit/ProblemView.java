package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Problem;
import dev.pilothouse.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A problem as a person reads it: what happened, why, the way out, and the server's own words to copy. */
public final class ProblemView extends HBox {

    private final Language language;

    public ProblemView(Language language, Problem problem, Node... actions) {
        this.language = language;
        getStyleClass().addAll("note", "note-bad", "problem");
        VBox text = new VBox();
        text.getStyleClass().add("note-text");
        setHgrow(text, Priority.ALWAYS);
        text.getChildren().addAll(
                line(problem, ".title", "note-title"), line(problem, ".cause", "small-text"), line(problem, ".next", "small-text"));
        HBox row = new HBox();
        row.getStyleClass().add("note-actions");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addAll(actions);
        text.getChildren().add(row);
        if (!problem.detail().isEmpty()) {
            addDetail(problem.detail(), text, row);
        }
        if (row.getChildren().isEmpty()) {
            text.getChildren().remove(row);
        }
        getChildren().addAll(Icon.of("mdi2a-alert-octagon", 18), text);
    }

    /** Returns what happened, in one sentence. */
    public static String title(Words words, Problem problem) {
        return say(words, problem, ".title");
    }

    /** Returns why it happened. */
    public static String cause(Words words, Problem problem) {
        return say(words, problem, ".cause");
    }

    /** Returns the way out. */
    public static String next(Words words, Problem problem) {
        return say(words, problem, ".next");
    }

    private static String say(Words words, Problem problem, String aspect) {
        return words.say(problem.code().key() + aspect, problem.args().toArray());
    }

    private Label line(Problem problem, String aspect, String styleClass) {
        Label label = new Label();
        label.textProperty().bind(language.text(problem.code().key() + aspect, problem.args().toArray()));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private void addDetail(String detail, VBox text, HBox row) {
        TextArea words = new TextArea(detail);
        words.setEditable(false);
        words.setWrapText(true);
        words.setPrefRowCount(Math.clamp(detail.lines().count() + 1, 2, 8));
        words.getStyleClass().addAll("code", "problem-detail");
        words.setVisible(false);
        words.managedProperty().bind(words.visibleProperty());
        Hyperlink details = Buttons.link(language.text("kit.problem.details"), () -> words.setVisible(!words.isVisible()));
        Hyperlink copy = Buttons.link(language.text("kit.copy"), () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(detail);
            Clipboard.getSystemClipboard().setContent(content);
        });
        row.getChildren().addAll(details, copy);
        text.getChildren().add(words);
    }
}
