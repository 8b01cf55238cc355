package dev.pilothouse.ui.nodes;

import dev.pilothouse.placement.AmountText;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Measure;
import dev.pilothouse.ui.nodes.Packing.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A node as one bar: a block for each pod, as wide as what it asks for, with a line for what it uses; behind them what is free. */
final class Track extends Pane {

    private static final double HEIGHT = 44;
    private static final double LEAST = 3;
    private static final double NAMED = 52;

    /** A pod that asks for nothing takes no room, but it is there. */
    private static final double UNASKED = 10;

    private static final double LINE = 5;

    private final Resource resource;
    private final Measure measure;
    private final Box box;
    private final List<StackPane> blocks = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();
    private final Label free = new Label();
    private final Tooltip words = new Tooltip();

    /**
     * @param measure what the width of a block is
     * @param freeWords says how much is free
     * @param open opens a pod
     */
    Track(Box box, Resource resource, Measure measure, String freeWords, Consumer<Block> open) {
        this.box = box;
        this.resource = resource;
        this.measure = measure;
        getStyleClass().add("track");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(120);
        free.setText(freeWords);
        free.getStyleClass().addAll("track-free", "small-text");
        getChildren().add(free);
        for (Block block : box.blocks()) {
            add(block, open);
        }
    }

    private void add(Block block, Consumer<Block> open) {
        StackPane pane = new StackPane();
        pane.getStyleClass().addAll("block", "block-" + (block.colour() < 0 ? "neutral" : Integer.toString(block.colour() + 1)));
        switch (block.moving()) {
            case STAYS -> {}
            case LEAVES -> pane.getStyleClass().add("block-leaving");
            case ARRIVES -> pane.getStyleClass().add("block-arriving");
        }
        if (block.asks().of(resource) == 0) {
            pane.getStyleClass().add("block-asks-nothing");
        }
        pane.setOnMouseClicked(_ -> open.accept(block));
        Tooltip.install(pane, words); // one for all, as each is a window of its own
        pane.setOnMouseEntered(_ -> words.setText(words(block)));
        Region line = new Region();
        line.getStyleClass().add("block-use");
        line.setMouseTransparent(true);
        blocks.add(pane);
        lines.add(line);
        getChildren().addAll(pane, line);
    }

    /** Only a block that is wide enough has a name at all: of thousands the most are not. */
    private static void name(StackPane pane, Block block, boolean wide) {
        if (wide && pane.getChildren().isEmpty()) {
            Label name = new Label(SafeText.line(block.workload()));
            name.setTextOverrun(OverrunStyle.ELLIPSIS);
            name.setMinWidth(0);
            name.getStyleClass().add("small-text");
            pane.getChildren().add(name);
        } else if (!wide) {
            pane.getChildren().clear();
        }
    }

    private static String words(Block block) {
        return SafeText.line(block.pod().namespace() + "/" + block.pod().name())
                + "\n" + amounts(block.uses()) + " / " + amounts(block.asks());
    }

    private static String amounts(Packing.Load load) {
        return AmountText.of("cpu", load.cpu()) + ", " + AmountText.of("memory", load.memory());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        long offered = Math.max(1, box.offers().of(resource));
        double at = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = box.blocks().get(i);
            double least = measure == Measure.REQUESTS && block.asks().of(resource) == 0 ? UNASKED : LEAST;
            double share = Math.max(least, width * block.by(measure).of(resource) / offered);
            double each = Math.max(0, Math.min(share, width - at));
            blocks.get(i).resizeRelocate(at, 0, each, HEIGHT);
            name(blocks.get(i), block, each >= NAMED);
            lines.get(i).resizeRelocate(at, HEIGHT - LINE, Math.min(each, width * block.uses().of(resource) / offered), LINE);
            at += each;
        }
        boolean told = width - at > free.prefWidth(-1) + 16;
        free.setVisible(told);
        free.resizeRelocate(at, 0, Math.max(0, width - at), HEIGHT);
    }
}
