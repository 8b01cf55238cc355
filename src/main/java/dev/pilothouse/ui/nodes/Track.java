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
import java.util.stream.Stream;
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
    private final Consumer<Block> open;
    private final List<Bar> bars = new ArrayList<>();
    private final Label free = new Label();
    private final Tooltip words = new Tooltip();
    private Measure measure = Measure.REQUESTS;
    private long offered = 1;

    /** @param open opens a pod */
    Track(Resource resource, Consumer<Block> open) {
        this.resource = resource;
        this.open = open;
        getStyleClass().add("track");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(120);
        free.getStyleClass().addAll("track-free", "small-text");
        getChildren().add(free);
    }

    /**
     * Turns into the bar of that node. Its parts are used again, since making them is what costs while a thousand nodes scroll by.
     *
     * @param measure what the width of a block is
     * @param freeWords says how much is free
     */
    void show(Box box, Measure measure, String freeWords) {
        this.measure = measure;
        offered = Math.max(1, box.offers().of(resource));
        free.setText(freeWords);
        List<Block> blocks = box.blocks();
        if (bars.size() > blocks.size()) {
            List<Bar> spare = bars.subList(blocks.size(), bars.size());
            getChildren().removeAll(spare.stream().flatMap(bar -> Stream.of(bar.pane, bar.line)).toList());
            spare.clear();
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (i == bars.size()) {
                bars.add(new Bar(blocks.get(i)));
                getChildren().addAll(bars.getLast().pane, bars.getLast().line);
            }
            bars.get(i).show(blocks.get(i));
        }
        requestLayout();
    }

    /** A pod: its block, and the line for what it uses. */
    private final class Bar {

        private final StackPane pane = new StackPane();
        private final Region line = new Region();
        private Block block;

        Bar(Block block) {
            this.block = block;
            pane.setOnMouseClicked(_ -> open.accept(this.block));
            Tooltip.install(pane, words); // one for all, as each is a window of its own
            pane.setOnMouseEntered(_ -> words.setText(words(this.block)));
            line.getStyleClass().add("block-use");
            line.setMouseTransparent(true);
        }

        void show(Block block) {
            this.block = block;
            Looks.of(pane, looks());
            if (!pane.getChildren().isEmpty()) {
                name().setText(SafeText.line(block.workload()));
            }
        }

        private List<String> looks() {
            List<String> looks = new ArrayList<>(List.of("block", "block-" + (block.colour() < 0 ? "neutral" : Integer.toString(block.colour() + 1))));
            switch (block.moving()) {
                case STAYS -> {}
                case LEAVES -> looks.add("block-leaving");
                case ARRIVES -> looks.add("block-arriving");
            }
            if (block.asks().of(resource) == 0) {
                looks.add("block-asks-nothing");
            }
            return looks;
        }

        double width(double track) {
            double least = measure == Measure.REQUESTS && block.asks().of(resource) == 0 ? UNASKED : LEAST;
            return Math.max(least, track * block.by(measure).of(resource) / offered);
        }

        void place(double at, double width, double track) {
            pane.resizeRelocate(at, 0, width, HEIGHT);
            line.resizeRelocate(at, HEIGHT - LINE, Math.min(width, track * block.uses().of(resource) / offered), LINE);
            if (width < NAMED) {
                pane.getChildren().clear();
            } else {
                name();
            }
        }

        /** Only a block that is wide enough has a name at all: of thousands the most are not. */
        private Label name() {
            if (pane.getChildren().isEmpty()) {
                Label name = new Label(SafeText.line(block.workload()));
                name.setTextOverrun(OverrunStyle.ELLIPSIS);
                name.setMinWidth(0);
                name.getStyleClass().add("small-text");
                pane.getChildren().add(name);
            }
            return (Label) pane.getChildren().getFirst();
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
        double at = 0;
        for (Bar bar : bars) {
            double each = Math.max(0, Math.min(bar.width(width), width - at));
            bar.place(at, each, width);
            at += each;
        }
        boolean told = width - at > free.prefWidth(-1) + 16;
        free.setVisible(told);
        free.resizeRelocate(at, 0, Math.max(0, width - at), HEIGHT);
    }
}
