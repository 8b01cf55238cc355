package dev.pilothouse.ui.guide;

import dev.pilothouse.ui.kit.Language;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** One square for each copy: those that stay, those that come, and those that go. Too many are told in words. */
final class ReplicaSquares extends FlowPane {

    private static final int MOST = 24;

    private final Language language;

    ReplicaSquares(Language language) {
        this.language = language;
        getStyleClass().add("replica-squares");
    }

    void show(int current, int wanted) {
        getChildren().clear();
        int stay = Math.min(current, wanted);
        String words = language.words().say("guide.scale.squares", stay, Math.max(0, wanted - current), Math.max(0, current - wanted));
        setAccessibleText(words);
        if (Math.max(current, wanted) > MOST) {
            Label label = new Label(words);
            label.getStyleClass().addAll("small-text", "muted-text");
            getChildren().add(label);
            return;
        }
        for (int i = 0; i < Math.max(current, wanted); i++) {
            Region square = new Region();
            square.getStyleClass().addAll("replica-square", i < stay ? "stays" : wanted > current ? "comes" : "goes");
            getChildren().add(square);
        }
    }
}
