package dev.pilothouse.ui.overview;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of the page with a title, what it is about, and a link at its right. */
final class Card extends VBox {

    private final HBox aside = new HBox(8);
    private final VBox body = new VBox();

    Card(ObservableValue<String> title, ObservableValue<String> about, Node... right) {
        getStyleClass().addAll("card", "overview-card");
        Label name = new Label();
        name.textProperty().bind(title);
        name.getStyleClass().add("card-title");
        name.setMinWidth(USE_PREF_SIZE);
        Label muted = new Label();
        muted.textProperty().bind(about);
        muted.getStyleClass().addAll("subtle-text", "small-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(8, name, aside, muted, stretch);
        head.getChildren().addAll(right);
        head.setAlignment(Pos.CENTER_LEFT);
        aside.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("card-head");
        getChildren().addAll(head, body);
    }

    /** What stands right behind the title. */
    HBox aside() {
        return aside;
    }

    VBox body() {
        return body;
    }
}
