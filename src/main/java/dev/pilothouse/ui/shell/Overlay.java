package dev.pilothouse.ui.shell;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What lies over the whole window: palette, list of namespaces, key sheet. One at a time; a press outside closes it. */
final class Overlay extends StackPane {

    private final Region scrim = new Region();
    private @Nullable Node focusBefore;
    private @Nullable Node shown;

    Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        setAlignment(Pos.TOP_LEFT);
        scrim.setOnMousePressed(event -> close());
        getChildren().add(scrim);
    }

    /** Shows a node in the middle near the top, over a scrim. */
    void centred(Node node, double top) {
        open(node, true, Pos.TOP_CENTER, new Insets(top, 0, 0, 0));
    }

    /** Shows a node under another one, without a scrim, within the window. */
    void under(Node node, Node anchor) {
        var place = sceneToLocal(anchor.localToScene(anchor.getBoundsInLocal()));
        double top = place.getMaxY() + 4;
        if (place.getCenterX() > getWidth() / 2) {
            open(node, false, Pos.TOP_RIGHT, new Insets(top, getWidth() - place.getMaxX(), 0, 0));
        } else {
            open(node, false, Pos.TOP_LEFT, new Insets(top, 0, 0, place.getMinX()));
        }
    }

    private void open(Node node, boolean dimmed, Pos position, Insets margin) {
        if (shown == null) {
            focusBefore = getScene().getFocusOwner();
        }
        scrim.getStyleClass().setAll(dimmed ? "scrim" : "no-scrim");
        setAlignment(node, position);
        setMargin(node, margin);
        getChildren().setAll(scrim, node);
        shown = node;
        setVisible(true);
    }

    Optional<Node> shown() {
        return Optional.ofNullable(shown);
    }

    /** Closes what is shown and gives the focus back. */
    void close() {
        if (shown == null) {
            return;
        }
        getChildren().setAll(scrim);
        shown = null;
        setVisible(false);
        if (focusBefore != null && focusBefore.getScene() != null) {
            focusBefore.requestFocus();
        }
        focusBefore = null;
    }
}
