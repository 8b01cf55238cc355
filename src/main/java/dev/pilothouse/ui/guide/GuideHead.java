package dev.pilothouse.ui.guide;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The head of a guided edit: what it does to which object of which cluster, and the way out. */
final class GuideHead extends VBox {

    /**
     * @param context name of the cluster's context
     */
    GuideHead(ObservableValue<String> words, ResourceRef ref, String context, EnvironmentStyle environment, Language language, Runnable close) {
        Label title = new Label();
        title.textProperty().bind(words);
        title.getStyleClass().add("title-text");
        title.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox first = new HBox(
                Icon.of(KindIcons.of(ref.kind())),
                title,
                Chip.environment(environment, context),
                stretch,
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), close)));
        first.getStyleClass().add("guide-title");
        first.setAlignment(Pos.CENTER_LEFT);
        Label place = new Label();
        place.textProperty().bind(ref.namespace().isEmpty()
                ? language.text("guide.place-cluster", ref.kind().name())
                : language.text("guide.place", ref.kind().name(), ref.namespace()));
        place.getStyleClass().addAll("small-text", "muted-text");
        getChildren().addAll(first, place);
        getStyleClass().add("guide-head");
    }
}
