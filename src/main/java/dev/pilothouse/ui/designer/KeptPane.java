package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprints;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Keeps the design under a name or in a file, and lists what is kept: to begin with, to call otherwise, to remove. */
final class KeptPane extends VBox {

    private final StartsViewModel starts;
    private final Language language;
    private final TextField name = new TextField();
    private final StringProperty keepTitle = new SimpleStringProperty("");
    private final ActionButton keep;
    private final VBox lines = new VBox();

    /**
     * @param export asks where to write a file
     */
    KeptPane(StartsViewModel starts, Language language, Runnable export) {
        this.starts = starts;
        this.language = language;
        getStyleClass().add("designer-editor");
        Label title = label("designer.kept", "bold-text");
        Label hint = label("designer.kept.hint", "small-text", "muted-text");
        Anchor.at(Anchor.DESIGNER_KEEP_NAME, name);
        name.accessibleTextProperty().bind(language.text("designer.kept.name"));
        name.promptTextProperty().bind(language.text("designer.kept.name"));
        name.setOnAction(_ -> keep());
        HBox.setHgrow(name, Priority.ALWAYS);
        keep = Anchor.at(Anchor.DESIGNER_KEEP, Buttons.plain(keepTitle, this::keep));
        HBox row = new HBox(name, keep);
        row.getStyleClass().add("designer-line");
        row.setAlignment(Pos.CENTER_LEFT);
        name.textProperty().subscribe(_ -> showKeep());
        lines.getStyleClass().add("designer-kept");
        getChildren().addAll(title, row, hint, Buttons.with(Icons.SAVE, Buttons.plain(language.text("designer.kept.export"), export)), lines);
        starts.shelfProperty().subscribe(_ -> fill());
        language.onChange(this, this::fill);
    }

    private Label label(String key, String... styleClasses) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Proposes a name and waits for the person to agree. */
    void propose(String proposed) {
        name.setText(proposed);
        Focus.on(name);
    }

    private void keep() {
        String typed = name.getText().strip();
        if (!typed.isEmpty()) {
            starts.keep(typed);
        }
    }

    private void showKeep() {
        String typed = name.getText().strip();
        keepTitle.set(language.words().say(starts.shelfProperty().get().has(typed) ? "designer.kept.replace" : "designer.kept.keep"));
        if (typed.isEmpty()) {
            keep.off(language.words().say("designer.kept.no-name"));
        } else {
            keep.on();
        }
    }

    private void fill() {
        lines.getChildren().setAll(starts.shelfProperty().get().saved().stream().map(this::line).toList());
        showKeep();
    }

    private Node line(Blueprints.Saved saved) {
        Hyperlink begin = Buttons.link(new SimpleStringProperty(saved.name()), () -> starts.begin(saved.name()));
        begin.setMinWidth(0);
        begin.setAccessibleText(language.words().say("designer.kept.begin", saved.name()));
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(language.words().locale());
        Label at = new Label(format.format(saved.at().atZone(ZoneId.systemDefault())));
        at.getStyleClass().addAll("caption-text", "subtle-text");
        VBox what = new VBox(begin, at);
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox();
        line.getChildren().addAll(
                what,
                Buttons.small(Buttons.icon(Icons.EDIT, language.text("designer.kept.rename"), () -> line.getChildren().setAll(renaming(saved.name())))),
                Buttons.small(Buttons.icon(Icons.DELETE, language.text("designer.kept.remove"), () -> starts.remove(saved.name()))));
        line.getStyleClass().addAll("designer-line", "designer-kept-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private TextField renaming(String before) {
        TextField field = new TextField(before);
        field.accessibleTextProperty().bind(language.text("designer.kept.rename"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Focus.on(field);
        field.setOnAction(_ -> {
            String typed = field.getText().strip();
            if (typed.isEmpty() || typed.equals(before)) {
                fill();
            } else {
                starts.rename(before, typed);
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                fill();
                event.consume();
            }
        });
        return field;
    }
}
