package dev.pilothouse.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The head of a page: its title, and muted beside it what the title is about. */
public final class PageHead extends HBox {

    public PageHead(ObservableValue<String> title, ObservableValue<String> context) {
        Label large = new Label();
        large.textProperty().bind(title);
        large.getStyleClass().add("page-title");
        large.setMinWidth(Region.USE_PREF_SIZE);
        Label muted = new Label();
        muted.textProperty().bind(context);
        muted.getStyleClass().add("page-context");
        getChildren().addAll(large, muted);
        getStyleClass().add("page-header");
    }
}
