package dev.pilothouse.ui.overview;

import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** How the pods of a workload are doing, the worst first: a square for each, and of more than fit a bar that they share by their states. */
final class PodStrip extends Pane {

    private static final int SQUARES = 10;
    private static final double SIDE = 12;
    private static final double GAP = 3;

    /** A few failing pods of many shall be seen. */
    private static final double LEAST = 4;

    private List<Double> shares = List.of();

    PodStrip() {
        setMinSize(0, SIDE);
        setMaxHeight(SIDE);
    }

    /** @param pods the worst last */
    void show(List<Health.State> pods) {
        if (pods.size() <= SQUARES) {
            shares = List.of();
            getChildren().setAll(pods.reversed().stream().map(state -> piece("pod-square", state)).toList());
        } else {
            Map<Health.State, Integer> counts = new EnumMap<>(Health.State.class);
            pods.forEach(state -> counts.merge(state, 1, Integer::sum));
            shares = counts.values().stream().map(count -> (double) count / pods.size()).toList();
            getChildren().setAll(counts.keySet().stream().map(state -> piece("pod-share", state)).toList());
        }
        requestLayout();
    }

    private static Node piece(String shape, Health.State state) {
        Region piece = new Region();
        piece.getStyleClass().addAll(shape, "pod-" + state.name().toLowerCase(Locale.ROOT), HealthIcon.styleClass(state));
        return piece;
    }

    @Override
    protected double computePrefWidth(double height) {
        int squares = shares.isEmpty() ? getChildren().size() : SQUARES;
        return Math.max(0, squares * (SIDE + GAP) - GAP);
    }

    @Override
    protected double computePrefHeight(double width) {
        return SIDE;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - getChildren().size() * LEAST;
        double x = 0;
        for (int i = 0; i < getChildren().size(); i++) {
            double width = shares.isEmpty() ? SIDE : LEAST + room * shares.get(i);
            ((Region) getChildren().get(i)).resizeRelocate(x, 0, width, SIDE);
            x += shares.isEmpty() ? SIDE + GAP : width;
        }
    }
}
