package dev.pilothouse.ui.nodes;

import java.util.List;
import javafx.scene.Node;

/** Style classes of what is used again for another node: each change is matched with all style sheets anew, so equal ones are no change. */
final class Looks {

    private Looks() {}

    static void of(Node node, List<String> looks) {
        if (!node.getStyleClass().equals(looks)) {
            node.getStyleClass().setAll(looks);
        }
    }
}
