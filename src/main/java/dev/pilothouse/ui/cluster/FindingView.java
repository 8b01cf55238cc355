package dev.pilothouse.ui.cluster;

import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One finding as a card: the cause in a sentence, the fix, and where it was found. */
final class FindingView extends HBox {

    FindingView(Finding finding, Language language) {
        Words words = language.words();
        Health.State state = weight(finding.severity());
        VBox text = new VBox();
        text.getStyleClass().add("finding-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        add(text, ProblemView.title(words, finding.problem()), "bold-text");
        add(text, ProblemView.cause(words, finding.problem()), "small-text");
        add(text, ProblemView.next(words, finding.problem()), "small-text");
        add(text, finding.problem().detail(), "code");
        add(text, finding.place(), "code");
        getStyleClass().addAll("finding", "finding-" + HealthIcon.styleClass(state));
        getChildren().addAll(new HealthIcon(state), text);
    }

    private static Health.State weight(Finding.Severity severity) {
        return switch (severity) {
            case ERROR -> Health.State.BAD;
            case WARNING -> Health.State.WARN;
            case NOTE -> Health.State.UNKNOWN;
        };
    }

    private static void add(VBox text, String words, String styleClass) {
        if (!words.isEmpty()) {
            Label label = new Label(words);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add(styleClass);
            text.getChildren().add(label);
        }
    }
}
