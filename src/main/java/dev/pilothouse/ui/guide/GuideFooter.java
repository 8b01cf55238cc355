package dev.pilothouse.ui.guide;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The foot of a guided edit: a hint, the way back, and the way to the review. */
final class GuideFooter extends HBox {

    private final Label hint = new Label();
    private final Runnable toReview;
    private final ActionButton review;

    GuideFooter(Language language, Runnable close, Runnable toReview) {
        this.toReview = toReview;
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        review = Buttons.accent(language.text("guide.review"), toReview);
        getChildren().addAll(hint, stretch, Buttons.plain(language.text("guide.cancel"), close), review);
        getStyleClass().add("page-footer");
        setAlignment(Pos.CENTER_LEFT);
    }

    /** Takes Enter, wherever it is pressed in the guide, as the way to the review; with the shortcut key the change is applied at once. */
    void takeEnter(Node guide, Runnable applyNow) {
        guide.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                (event.isShortcutDown() ? applyNow : toReview).run();
                event.consume();
            }
        });
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
