package dev.pilothouse.ui.change;

import dev.pilothouse.guide.editor.FieldDoc;
import dev.pilothouse.ui.kit.Language;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The line under the text that says what the field at the caret is for; opened, all of it. */
final class FieldDocView extends VBox {

    private final Language language;
    private final Label path = new Label();
    private final Label facts = new Label();
    private final Label description = new Label();
    private Optional<FieldDoc> shown = Optional.empty();
    private boolean open;

    FieldDocView(Language language) {
        this.language = language;
        getStyleClass().add("editor-doc");
        path.getStyleClass().addAll("code", "bold-text");
        path.setMinWidth(0);
        facts.getStyleClass().addAll("small-text", "muted-text");
        facts.setMinWidth(USE_PREF_SIZE);
        Label key = new Label("F1");
        key.getStyleClass().addAll("small-text", "muted-text");
        key.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(path, facts, key);
        head.getStyleClass().add("editor-doc-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        description.getStyleClass().add("small-text");
        description.setMinWidth(0);
        getChildren().addAll(head, description);
        language.follow(this, () -> render());
    }

    void show(Optional<FieldDoc> doc) {
        shown = doc;
        render();
    }

    /** Shows all of it, or again the first line. */
    void toggle() {
        open = !open;
        render();
    }

    private void render() {
        description.setWrapText(open);
        path.setText(shown.map(FieldDoc::path).orElse(""));
        facts.setText(shown.map(this::facts).orElse(""));
        description.setText(shown.map(this::words).orElse(language.words().say("change.editor.doc-hint")));
    }

    private String facts(FieldDoc doc) {
        StringBuilder facts = new StringBuilder(doc.type());
        if (doc.required()) {
            facts.append(" · ").append(language.words().say("change.editor.required"));
        }
        if (!doc.initial().isEmpty()) {
            facts.append(" · ").append(language.words().say("change.editor.initial", doc.initial()));
        }
        return facts.toString();
    }

    private String words(FieldDoc doc) {
        String values = doc.values().isEmpty() ? "" : language.words().say("change.editor.values", String.join(", ", doc.values()));
        String description = doc.description().isEmpty() ? language.words().say("change.editor.no-doc") : doc.description();
        String shownText = open ? description : description.replaceAll("\\s+", " ");
        return values.isEmpty() ? shownText : values + (open ? "\n" : "  ") + shownText;
    }
}
