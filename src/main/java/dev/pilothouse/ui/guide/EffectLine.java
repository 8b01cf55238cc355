package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One effect in words, with the mark of its weight. */
final class EffectLine extends HBox {

    EffectLine(Language language, Effect effect) {
        Label words = new Label(language.words().say(effect.key(), effect.args().toArray()));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(
                switch (effect.weight()) {
                    case ERROR -> new HealthIcon(Health.State.BAD);
                    case WARNING -> new HealthIcon(Health.State.WARN);
                    case NOTE -> Icon.of(Icons.HINT, 14);
                },
                words);
        getStyleClass().add("effect-line");
        setAlignment(Pos.TOP_LEFT);
    }
}
