package dev.pilothouse.ui.kit;

import javafx.scene.Node;

/** Whether a part of a screen is seen. What is not seen takes no room either. */
public final class Visibility {

    private Visibility() {}

    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
