package dev.pilothouse.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The parts of the window between which F6 moves the focus. */
final class Regions {

    private final List<Node> regions;

    Regions(List<Node> regions) {
        this.regions = List.copyOf(regions);
    }

    /** Moves the focus to the next region that can take it, or to the previous one. */
    void step(@Nullable Node focus, int by) {
        int now = indexOf(focus);
        for (int i = 1; i <= regions.size(); i++) {
            Optional<Node> target = focusable(regions.get(Math.floorMod(now + i * by, regions.size())));
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private int indexOf(@Nullable Node focus) {
        for (Node node = focus; node != null; node = node.getParent()) {
            int index = regions.lastIndexOf(node);
            if (index >= 0) {
                return index;
            }
        }
        return 0;
    }

    private static Optional<Node> focusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> focusable(child).stream()).findFirst()
                : Optional.empty();
    }
}
