package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.compose.Compose;
import dev.pilothouse.guide.compose.Leftover;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a Compose file becomes, what has no counterpart, and what is wrong with it. */
final class ComposeView extends VBox {

    private final Language language;

    ComposeView(DeployState.Composed composed, Language language) {
        this.language = language;
        getStyleClass().addAll("guide-form", "compose");
        Compose compose = composed.compose();
        if (!compose.problems().isEmpty()) {
            getChildren().add(new Note(Note.Tone.BAD, language.text("guide.compose.broken", composed.file())));
            compose.problems().stream().map(this::problem).forEach(getChildren()::add);
            return;
        }
        getChildren().add(said("guide.compose.becomes", "bold-text", composed.file(), kinds(compose)));
        if (!compose.leftovers().isEmpty()) {
            VBox rows = new VBox();
            rows.getStyleClass().add("guide-lines");
            rows.getChildren().add(said("guide.compose.left-over", "bold-text", compose.leftovers().size()));
            compose.leftovers().stream().map(this::leftover).forEach(rows.getChildren()::add);
            getChildren().add(rows);
        }
    }

    private Region problem(Problem problem) {
        return new ProblemView(language, problem);
    }

    private Label said(String key, String style, Object... args) {
        Label label = new Label();
        label.textProperty().bind(language.text(key, args));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String kinds(Compose compose) {
        Map<String, Long> counts = compose.documents().stream()
                .collect(Collectors.groupingBy(Document::kindName, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey()).collect(Collectors.joining(", "));
    }

    private HBox leftover(Leftover leftover) {
        Label line = new Label(Integer.toString(leftover.line()));
        line.getStyleClass().addAll("small-text", "muted-text", "compose-line");
        Label field = new Label(leftover.field());
        field.getStyleClass().add("code-field");
        Label words = said(leftover.key(), "small-text", leftover.args().toArray());
        VBox both = new VBox(field, words);
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox row = new HBox(line, Icon.of(Icons.HINT), both);
        row.getStyleClass().add("compose-row");
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
