package dev.pilothouse.ui.shell;

import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creations;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The question before the window closes while clusters are being made. Staying is what Enter does. */
final class CreationsSheet extends VBox {

    private final Creations creations;
    private final Language language;
    private final Label title = new Label();
    private final Label cause = new Label();
    private final ActionButton stay;
    private Runnable end = () -> {};

    CreationsSheet(Creations creations, Language language, Runnable close) {
        this.creations = creations;
        this.language = language;
        stay = Buttons.accent(language.text("creating.quit.stay"), close);
        stay.setDefaultButton(true);
        getStyleClass().addAll("popover", "leave-sheet");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        title.getStyleClass().add("title-text");
        cause.setWrapText(true);
        cause.getStyleClass().add("muted-text");
        ActionButton quit = Buttons.danger(language.text("creating.quit.leave"), () -> {
            close.run();
            end.run();
        });
        HBox buttons = new HBox(8, Anchor.at(Anchor.CREATING_QUIT, quit), stay);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, cause, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    /**
     * Asks.
     *
     * @param leave closes the window
     */
    void opened(Runnable leave) {
        end = leave;
        List<Creation> running = creations.running();
        title.setText(language.words().say("creating.quit.title", running.size()));
        cause.setText(language.words().say("creating.quit.cause", running.stream().map(Creation::name).collect(Collectors.joining(", "))));
        stay.requestFocus();
    }
}
