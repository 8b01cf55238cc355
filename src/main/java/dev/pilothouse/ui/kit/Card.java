package dev.pilothouse.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A framed part of a page with a head and a body. */
public final class Card extends VBox {

    private final VBox body = new VBox();

    public Card() {
        getStyleClass().add("card");
        body.getStyleClass().add("card-body");
        getChildren().add(body);
    }

    /** Makes a card with a titled head; {@code right} stands at the end of the head. */
    public Card(ObservableValue<String> title, Node... right) {
        this();
        Label label = new Label();
        label.textProperty().bind(title);
        label.getStyleClass().add("card-title");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(label, stretch);
        head.getChildren().addAll(right);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("card-head");
        getChildren().addFirst(head);
    }

    /** Returns the body, to which the content is added. */
    public VBox body() {
        return body;
    }
}
