package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** Asks for one field. It is told whenever the form is another one, and keeps focus and caret as long as the field is the same. */
abstract class Editor {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /** Makes the editor for a field. */
    static Editor of(Field field, FormContext context) {
        return switch (field.input()) {
            case Input.Text _, Input.Whole _ -> new TextEditor(field, context);
            case Input.Content _ -> new ContentEditor(field, context);
            case Input.Amount _ -> new AmountEditor(field, context);
            case Input.Choice choice -> choice.free() ? new NameEditor(field, context) : new ChoiceEditor(field, context);
            case Input.Switch _ -> new SwitchEditor(field, context);
            case Input.Pairs _ -> new PairsEditor(field, context);
            case Input.Texts _ -> new TextsEditor(field, context);
            case Input.Groups _ -> new GroupsEditor(field, context);
            case Input.Part _ -> new PartEditor(field, context);
            case Input.Fixed _ -> new FixedEditor();
        };
    }

    abstract Node node();

    /** Shows what the field holds now. */
    abstract void show(Field field, Form form);

    /** Returns what takes the focus. */
    Node target() {
        return node();
    }

    /** Tells whether the editor says itself what its field is called. */
    boolean labelled() {
        return false;
    }

    /** Tells whether remarks are shown by the editor, each at its own line. */
    boolean remarks() {
        return false;
    }

    /** Draws the outline of something that is wrong. */
    static void wrong(Node node, boolean wrong) {
        node.pseudoClassStateChanged(ERROR, wrong);
    }
}
