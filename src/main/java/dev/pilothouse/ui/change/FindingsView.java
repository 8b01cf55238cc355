package dev.pilothouse.ui.change;

import dev.pilothouse.guide.editor.Finding;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is wrong in the text, each with its line, where one goes by a click. */
final class FindingsView extends VBox {

    private static final int MOST = 50;

    private final Language language;
    private final IntConsumer goTo;

    FindingsView(Language language, IntConsumer goTo) {
        this.language = language;
        this.goTo = goTo;
        getStyleClass().addAll("card", "editor-findings");
    }

    void show(List<Finding> findings) {
        getChildren().clear();
        setVisible(!findings.isEmpty());
        setManaged(!findings.isEmpty());
        if (findings.isEmpty()) {
            return;
        }
        Label title = new Label(language.words().say("change.editor.findings", findings.size()));
        title.getStyleClass().add("bold-text");
        getChildren().add(title);
        findings.stream().limit(MOST).forEach(finding -> getChildren().add(line(finding)));
        if (findings.size() > MOST) {
            Label more = new Label(language.words().say("change.editor.findings-more", findings.size() - MOST));
            more.getStyleClass().addAll("small-text", "muted-text");
            getChildren().add(more);
        }
    }

    private HBox line(Finding finding) {
        Label sentence = new Label(FindingWords.say(language.words(), finding));
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(
                new HealthIcon(Health.State.WARN),
                sentence,
                Buttons.link(language.text("change.apply.line", finding.line()), () -> goTo.accept(finding.line())));
        line.getStyleClass().add("editor-finding");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
