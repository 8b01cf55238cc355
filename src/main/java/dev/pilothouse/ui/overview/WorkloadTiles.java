package dev.pilothouse.ui.overview;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.overview.Overview.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The workloads as small multiples: as many columns as fit, failing and moving ones first; of very many the healthy ones are one tile. */
final class WorkloadTiles {

    private static final int MOST = 24;
    private static final double LEAST_WIDTH = 250;
    private static final double GAP = 12;
    private static final double HEIGHT = 92;

    private final Language language;
    private final Consumer<Place> go;
    private final Map<String, WorkloadTile> tiles = new HashMap<>();
    private final Label rest = new Label();
    private final Grid grid = new Grid();
    private final VBox all;

    WorkloadTiles(Language language, ObservableValue<String> where, Consumer<Place> go) {
        this.language = language;
        this.go = go;
        Label title = new Label();
        title.textProperty().bind(language.text("overview.workloads"));
        title.getStyleClass().add("card-title");
        Label about = new Label();
        about.textProperty().bind(where);
        about.getStyleClass().addAll("subtle-text", "small-text");
        rest.getStyleClass().addAll("card", "workload-tile", "subtle-text");
        rest.setId("workloads-rest");
        rest.setOnMouseClicked(_ -> go.accept(new Place.Browse(BuiltIn.DEPLOYMENT, "")));
        all = new VBox(8, new HBox(8, title, about), grid);
    }

    Node node() {
        return all;
    }

    /** Shows these; a curve is asked for only of what has a tile, and when there is a newer one. */
    void show(List<Workload> workloads, int rounds, Function<Workload, Curve> curves) {
        List<Workload> shown = workloads.size() <= MOST ? workloads : workloads.subList(0, MOST - 1);
        List<Node> nodes = new ArrayList<>();
        Map<String, WorkloadTile> still = new HashMap<>();
        for (Workload workload : shown) {
            WorkloadTile tile = tiles.get(workload.row().uid());
            if (tile == null) {
                tile = new WorkloadTile(workload, language, keys(workload.row().ref()));
            }
            tile.show(workload);
            tile.show(workload, rounds, curves);
            still.put(workload.row().uid(), tile);
            nodes.add(tile);
        }
        tiles.clear();
        tiles.putAll(still);
        if (shown.size() < workloads.size()) {
            rest.setText(language.words().say("overview.workloads.rest", workloads.size() - shown.size()));
            nodes.add(rest);
        }
        if (!grid.getChildren().equals(nodes)) {
            grid.getChildren().setAll(nodes);
        }
        all.setManaged(!workloads.isEmpty());
        all.setVisible(!workloads.isEmpty());
    }

    private Map<KeyCode, Runnable> keys(ResourceRef ref) {
        Map<KeyCode, Runnable> keys = new EnumMap<>(KeyCode.class);
        Map<KeyCode, Place> places = Map.of(
                KeyCode.ENTER, new Place.Detail(ref), KeyCode.SPACE, new Place.Detail(ref), KeyCode.L, new Place.Logs(ref), KeyCode.S, new Place.Scale(ref),
                KeyCode.R, new Place.Rollout(ref), KeyCode.P, new Place.Probes(ref), KeyCode.M, new Place.Topology(Optional.of(ref)),
                KeyCode.V, new Place.Timeline(Optional.of(ref)));
        places.forEach((key, place) -> keys.put(key, () -> go.accept(place)));
        if (ref.kind().name().equals("DaemonSet")) {
            keys.remove(KeyCode.S);
        }
        keys.put(KeyCode.LEFT, () -> step(ref, -1));
        keys.put(KeyCode.RIGHT, () -> step(ref, 1));
        return keys;
    }

    /** Goes to the next tile or the one before. */
    private void step(ResourceRef ref, int by) {
        List<Node> all = grid.getChildren();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof WorkloadTile tile && tile.shows(ref) && i + by >= 0 && i + by < all.size()) {
                all.get(i + by).requestFocus();
                return;
            }
        }
    }

    /** Forgets what was drawn in another language. */
    void forget() {
        tiles.clear();
        grid.getChildren().clear();
    }

    /** Equal columns over the whole width. */
    private static final class Grid extends Pane {

        private int columns(double width) {
            return Math.max(1, (int) ((width + GAP) / (LEAST_WIDTH + GAP)));
        }

        @Override
        public javafx.geometry.Orientation getContentBias() {
            return javafx.geometry.Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            int rows = (getChildren().size() + columns(width) - 1) / columns(width);
            return rows == 0 ? 0 : rows * (HEIGHT + GAP) - GAP;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            int columns = columns(getWidth());
            double each = (getWidth() - (columns - 1) * GAP) / columns;
            for (int i = 0; i < getChildren().size(); i++) {
                int row = i / columns;
                ((Region) getChildren().get(i)).resizeRelocate(i % columns * (each + GAP), row * (HEIGHT + GAP), each, HEIGHT);
            }
        }
    }
}
