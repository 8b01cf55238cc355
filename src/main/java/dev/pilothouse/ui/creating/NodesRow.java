package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.creating.Story.NodeTile;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** A tile for each node: how far it is, and its address once it has one. */
final class NodesRow extends TilePane {

    private static final double LEAST = 190;
    private static final double GAP = 10;

    private final String cluster;
    private final List<Tile> tiles = new ArrayList<>();

    NodesRow(String cluster) {
        this.cluster = cluster;
        getStyleClass().add("creating-nodes");
        setHgap(GAP);
        setVgap(GAP);
        setPrefColumns(1);
        setMinWidth(0);
        widthProperty().addListener((_, _, _) -> fit());
    }

    /** Tiles share the row evenly, down to a width at which they still can be read. */
    private void fit() {
        int most = Math.max(1, (int) ((getWidth() + GAP) / (LEAST + GAP)));
        int columns = Math.clamp(tiles.size(), 1, most);
        setPrefTileWidth(Math.floor((getWidth() - GAP * (columns - 1)) / columns) - 1);
    }

    /**
     * Shows how the nodes are.
     *
     * @param gone whether they were removed again
     */
    void show(List<NodeTile> nodes, boolean gone, Words words) {
        while (tiles.size() > nodes.size()) {
            getChildren().remove(tiles.removeLast());
        }
        while (tiles.size() < nodes.size()) {
            Tile tile = new Tile();
            tiles.add(tile);
            getChildren().add(tile);
            fit();
        }
        for (int i = 0; i < nodes.size(); i++) {
            tiles.get(i).show(nodes.get(i), gone, words);
        }
    }

    private final class Tile extends VBox {

        private final Label name = new Label();
        private final Label stage = new Label();
        private final HealthIcon health = new HealthIcon();
        private final Tooltip tip = new Tooltip();

        private Tile() {
            getStyleClass().add("creating-node");
            name.getStyleClass().add("bold-text");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setGraphic(Icon.of("mdi2s-server", 16));
            stage.getStyleClass().addAll("muted-text", "small-text");
            stage.setTooltip(tip);
            HBox line = new HBox(6, health, stage);
            line.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(stage, Priority.ALWAYS);
            getChildren().addAll(name, line);
        }

        private void show(NodeTile node, boolean gone, Words words) {
            name.setText(SafeText.line(node.name().startsWith(cluster + "-") ? node.name().substring(cluster.length() + 1) : node.name()));
            if (gone) {
                health.show(Health.State.PAUSED);
                stage.setText(words.say("creating.node.removed"));
                tip.setText(stage.getText());
                setAccessibleText(node.name() + ", " + stage.getText());
                return;
            }
            health.show(switch (node.stage()) {
                case WAITING -> Health.State.UNKNOWN;
                case CONTAINER_RUNS -> Health.State.WAITING;
                case STARTING, JOINED -> Health.State.PROGRESS;
                case READY -> Health.State.OK;
                case FAILED -> Health.State.BAD;
            });
            String said = words.say("creating.node." + node.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            String full = node.address().isEmpty() ? said : words.say("creating.node.at", said, node.address());
            stage.setText(node.stage() == NodeStage.CONTAINER_RUNS ? said : full);
            tip.setText(full);
            setAccessibleText(node.name() + ", " + full);
        }
    }
}
