package dev.pilothouse.ui.guide;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The foot of a guided edit: a hint, the way back, and the way to the review. */
final class GuideFooter extends HBox {

    private final Label hint = new Label();
    private final ActionButton review;

    GuideFooter(Language language, Runnable close, Runnable toReview) {
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        review = Buttons.accent(language.text("guide.review"), toReview);
        getChildren().addAll(hint, stretch, Buttons.plain(language.text("guide.cancel"), close), review);
        getStyleClass().add("page-footer");
        setAlignment(Pos.CENTER_LEFT);
    }

    /** Lets the review be gone to. */
    void on(String words) {
        review.on();
        hint.setText(words);
    }

    /** Bars the way to the review, and says why on its button. */
    void off(String reason, String words) {
        review.off(reason);
        hint.setText(words);
    }
}
