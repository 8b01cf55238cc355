package dev.pilothouse.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;

/** Makes the buttons of the interface. Titles are bound, so that they follow the language. */
public final class Buttons {

    private Buttons() {}

    /** The one filled button of a region. */
    public static ActionButton accent(ObservableValue<String> title, Runnable action) {
        return styled(title, action, "accent");
    }

    public static ActionButton plain(ObservableValue<String> title, Runnable action) {
        return styled(title, action, "plain");
    }

    /** Red words on plain ground, for what takes something away. */
    public static ActionButton danger(ObservableValue<String> title, Runnable action) {
        return styled(title, action, "danger");
    }

    /** An icon alone, without a frame; its title is the tooltip and what a screen reader says. */
    public static ActionButton icon(String literal, ObservableValue<String> title, Runnable action) {
        ActionButton button = new ActionButton(action);
        button.getStyleClass().addAll("ghost", "icon-only");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(Icon.of(literal));
        return button.titled(title);
    }

    /** A sentence's own action, without the looks of a button. */
    public static Hyperlink link(ObservableValue<String> title, Runnable action) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(title);
        link.setOnAction(event -> {
            link.setVisited(false);
            action.run();
        });
        link.setMinWidth(Hyperlink.USE_PREF_SIZE);
        return link;
    }

    /** Makes a button 24 high instead of 30. */
    public static ActionButton small(ActionButton button) {
        button.getStyleClass().add("small");
        return button;
    }

    /** Puts an icon before the title. */
    public static ActionButton with(String literal, ActionButton button) {
        button.setGraphic(Icon.of(literal));
        return button;
    }

    private static ActionButton styled(ObservableValue<String> title, Runnable action, String style) {
        ActionButton button = new ActionButton(action);
        button.textProperty().bind(title);
        button.getStyleClass().add(style);
        return button;
    }
}
