package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import javafx.scene.Node;

/** A part of the form: shows what the blueprint says, and changes it when the person does something. */
interface FormPart {

    Node node();

    /** Shows the blueprint; what has the focus and says the same keeps its caret. */
    void show(Blueprint blueprint);
}
