package dev.pilothouse.ui.cluster;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks before a program that a kubeconfig names is run for the first time, and shows exactly what would run. */
final class ConsentView extends StackPane {

    private final ActionButton decline;

    ConsentView(
            String context, List<String> commandLine, String path, String hash, Language language, Runnable agree, Runnable refuse) {
        getStyleClass().add("consent-scrim");
        Label title = new Label();
        title.textProperty().bind(language.text("cluster.consent.title", context));
        title.getStyleClass().add("heading-text");
        title.setWrapText(true);
        Label why = wrapped("small-text");
        why.textProperty().bind(language.text("cluster.consent.why"));
        Label command = wrapped("code");
        command.setText(String.join(" ", commandLine.stream().map(ConsentView::quoted).toList()));
        command.getStyleClass().add("consent-command");
        command.setMaxWidth(Double.MAX_VALUE);
        Label file = wrapped("small-text");
        file.getStyleClass().add("muted-text");
        file.textProperty().bind(path.isEmpty() ? language.text("cluster.consent.not-found") : language.text("cluster.consent.file", path));
        VBox dialog = new VBox(title, why, command, file);
        if (!hash.isEmpty()) {
            Label print = wrapped("code");
            print.setText("SHA-256 " + hash);
            print.getStyleClass().addAll("muted-text", "consent-hash");
            dialog.getChildren().add(print);
        }
        decline = Buttons.plain(language.text("cluster.consent.decline"), refuse);
        HBox buttons = new HBox(decline, Buttons.accent(language.text("cluster.consent.agree"), agree));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("consent-buttons");
        dialog.getChildren().add(buttons);
        dialog.getStyleClass().add("consent");
        dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        dialog.setAccessibleRole(AccessibleRole.DIALOG);
        dialog.accessibleTextProperty().bind(title.textProperty());
        getChildren().add(dialog);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                refuse.run();
                event.consume();
            }
        });
    }

    /** Puts the focus on the answer after which nothing runs. */
    void focusSafeAnswer() {
        decline.requestFocus();
    }

    /** Words with spaces are quoted, so that it can be seen where one ends. */
    private static String quoted(String word) {
        return word.isEmpty() || word.chars().anyMatch(Character::isWhitespace) ? "'" + word + "'" : word;
    }

    private static Label wrapped(String styleClass) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
