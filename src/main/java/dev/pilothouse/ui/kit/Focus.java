package dev.pilothouse.ui.kit;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Puts the focus on nodes that may not be on the screen yet: what stands in a split pane gets there only with its first layout. */
public final class Focus {

    private Focus() {}

    /** Focuses the node now, or as soon as it is in a scene. */
    public static void on(Node node) {
        if (node.getScene() != null) {
            node.requestFocus();
            return;
        }
        node.sceneProperty().addListener(new ChangeListener<Scene>() {
            @Override
            public void changed(ObservableValue<? extends Scene> source, Scene before, Scene scene) {
                node.sceneProperty().removeListener(this);
                node.requestFocus();
            }
        });
    }
}
