package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Focus;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One field with its label, what it means, and what is to be said about it. */
final class FieldView extends VBox {

    private static final PseudoClass LOOKED_AT = PseudoClass.getPseudoClass("looked-at");

    private final FormContext context;
    private final Editor editor;
    private final Label label = new Label();
    private final Label aside = new Label();
    private final Label help = new Label();
    private final HBox head = new HBox();
    private final Label fact = new Label();
    private final RemarkLines remarks;
    private Field field;

    FieldView(Field field, FormContext context) {
        this.context = context;
        remarks = new RemarkLines(context);
        this.field = field;
        editor = Editor.of(field, context);
        Anchor.at(Anchor.field(field.key()), this);
        getStyleClass().add("guide-field");
        label.getStyleClass().add("bold-text");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(editor.target());
        for (Label small : List.of(aside, help, fact)) {
            small.getStyleClass().addAll("small-text", "muted-text");
            small.setWrapText(true);
            small.setMinHeight(USE_PREF_SIZE);
        }
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        head.getChildren().addAll(label, stretch, aside);
        head.setAlignment(Pos.BASELINE_LEFT);
        if (editor.labelled()) {
            getChildren().addAll(editor.node(), help, fact, remarks);
        } else {
            getChildren().addAll(head, editor.node(), help, fact, remarks);
        }
        focusWithinProperty().subscribe(within -> {
            if (within) {
                context.look().accept(this.field.spot());
            }
        });
    }

    Field field() {
        return field;
    }

    /** Leaves label and help to the section, when the field is all that the section is about. */
    void leaveWordsTo(String sectionKey) {
        boolean said = field.key().equals(sectionKey);
        head.setVisible(!said);
        head.setManaged(!said);
        if (said) {
            help.setVisible(false);
            help.setManaged(false);
        }
    }

    void show(Field now, Form form) {
        field = now;
        label.setText(context.say(now.key(), now.args().toArray()));
        editor.target().setAccessibleText(label.getText());
        say(help, Optional.of(context.say(now.helpKey(), now.args().toArray())));
        say(aside, now.aside().map(context::say));
        say(fact, now.fact().map(context::say));
        editor.show(now, form);
        List<Remark> found = editor.remarks()
                ? form.remarks().stream().filter(remark -> remark.spot().filter(now.spot()::equals).isPresent()).toList()
                : form.on(now);
        remarks.show(found);
    }

    private static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        label.setVisible(words.filter(text -> !text.isBlank()).isPresent());
        label.setManaged(label.isVisible());
    }

    /** Lights up while the editor's caret stands on the field. */
    void lookedAt(boolean on) {
        pseudoClassStateChanged(LOOKED_AT, on);
    }

    void focus() {
        Focus.on(editor.target());
    }
}
