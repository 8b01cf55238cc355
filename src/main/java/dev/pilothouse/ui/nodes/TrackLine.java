package dev.pilothouse.ui.nodes;

import dev.pilothouse.placement.AmountText;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Measure;
import dev.pilothouse.ui.nodes.Packing.Resource;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What a node has of one resource: its name, its bar, and the sum in words. */
final class TrackLine extends HBox {

    private static final double TITLE = 56;
    private static final double AMOUNT = 130;

    private final Resource resource;
    private final Label title = new Label();
    private final Track track;
    private final Label sum = new Label();

    /** @param open opens a pod */
    TrackLine(Resource resource, Consumer<Block> open) {
        super(8);
        this.resource = resource;
        track = new Track(resource, open);
        title.getStyleClass().addAll("subtle-text", "small-text");
        title.setMinWidth(TITLE);
        HBox.setHgrow(track, Priority.ALWAYS);
        sum.setMinWidth(AMOUNT);
        sum.setAlignment(Pos.CENTER_RIGHT);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, track, sum);
    }

    void show(Box box, Measure measure, Words words) {
        long offered = box.offers().of(resource);
        long asked = (measure == Measure.REQUESTS ? box.asked() : box.used()).of(resource);
        boolean over = asked > offered;
        title.setText(words.say(resource == Resource.CPU ? "nodes.cpu" : "nodes.memory"));
        track.show(box, measure, words.say("nodes.free", amount(resource, Math.max(0, offered - asked))));
        sum.setText(words.say(over ? "nodes.over" : "nodes.of", amount(resource, asked), amount(resource, offered)));
        Looks.of(sum, List.of("label", "small-text", over ? "health-warn" : "subtle-text"));
    }

    static String amount(Resource resource, long amount) {
        return AmountText.of(resource == Resource.CPU ? "cpu" : "memory", amount);
    }
}
