package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Something that is wrong with a cluster of this computer as a card: what, why, and what helps. */
final class AilmentView extends HBox {

    AilmentView(Ailment ailment, Words words) {
        VBox text = new VBox(
                wrapped(LocalWords.title(words, ailment), "bold-text"),
                wrapped(LocalWords.cause(words, ailment), "small-text"),
                wrapped(LocalWords.next(words, ailment), "small-text"));
        text.getStyleClass().add("finding-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        Health.State weight = ailment.cure() == Ailment.Cure.RECREATE ? Health.State.BAD : Health.State.WARN;
        getStyleClass().addAll("finding", "finding-" + HealthIcon.styleClass(weight));
        getChildren().addAll(new HealthIcon(weight), text);
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
