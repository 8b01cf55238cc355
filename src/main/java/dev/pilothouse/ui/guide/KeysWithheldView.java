package dev.pilothouse.ui.guide;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** For whoever may not read a Secret or ConfigMap: why not, and the names of its keys as far as its users tell them. */
final class KeysWithheldView extends ScrollPane {

    KeysWithheldView(KeysState.Withheld withheld, Language language, Runnable again) {
        VBox content = new VBox(new ProblemView(language, withheld.problem(), Buttons.link(language.text("guide.scale.again"), again)));
        content.getStyleClass().addAll("keys-content", "keys-withheld");
        Label known = new Label(language.words().say(withheld.keys().isEmpty() ? "guide.keys.withheld-none" : "guide.keys.withheld"));
        known.setWrapText(true);
        content.getChildren().add(known);
        withheld.keys().forEach(key -> {
            Label name = new Label(key);
            name.getStyleClass().add("key-name");
            content.getChildren().add(name);
        });
        if (!withheld.uses().isEmpty()) {
            Label title = new Label(language.words().say("guide.keys.used-by"));
            title.getStyleClass().add("bold-text");
            content.getChildren().add(title);
            withheld.uses().forEach(use -> content.getChildren().add(KeyUseCard.of(use, language)));
        }
        setContent(content);
        setFitToWidth(true);
        getStyleClass().add("guide-scroll");
    }
}
