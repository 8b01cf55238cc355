package dev.pilothouse.ui.change;

import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Segmented;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One field of which two values exist: who wants which, and the choice between them. */
final class FieldChoiceView extends VBox {

    private static final int LONGEST_VALUE = 24;

    /**
     * @param theirs the value that is there; null when there is none
     * @param ours the value that the change wants; null when the field should go
     * @param more what else can be done about it
     */
    FieldChoiceView(
            Language language,
            String field,
            String sentence,
            @Nullable Object theirs,
            @Nullable Object ours,
            Choice now,
            Consumer<Choice> choose,
            List<Node> more) {
        getStyleClass().add("field-choice");
        Label path = new Label(field);
        path.getStyleClass().addAll("code", "small-text");
        path.setWrapText(true);
        Label about = new Label(sentence);
        about.getStyleClass().addAll("small-text", "muted-text");
        about.setWrapText(true);
        Segmented<Choice> choice = new Segmented<>(now);
        choice.getStyleClass().add("small");
        choice.add(Choice.LEAVE_THEIRS, language.text("change.leave-theirs.value", value(language, theirs)));
        choice.add(Choice.TAKE_OVER, language.text("change.take-over.value", value(language, ours)));
        choice.setAccessibleText(field + ". " + sentence);
        choice.valueProperty().subscribe((_, chosen) -> choose.accept(chosen));
        HBox line = new HBox(choice);
        line.getChildren().addAll(more);
        line.getStyleClass().add("field-choice-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(path, about, line);
    }

    /** Returns a value as short as it must be on a button. */
    private static String value(Language language, @Nullable Object value) {
        String text = switch (value) {
            case null -> language.words().say("change.no-value");
            case Map<?, ?> map -> Json.write(new Tree(Map.of("", map))).replaceFirst("^\\{\"\":(.*)}$", "$1");
            case List<?> list -> Json.write(new Tree(Map.of("", list))).replaceFirst("^\\{\"\":(.*)}$", "$1");
            default -> value.toString();
        };
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
