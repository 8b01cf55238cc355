package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Receipts in the corner of the window: three at most, each for ten seconds, longer while the pointer or the focus is on it.
 *
 * <p>They only repeat what History keeps; trouble is never told by a toast alone.
 */
public final class Toasts extends VBox {

    private static final Duration STAYS = Duration.ofSeconds(10);
    private static final int MOST = 3;

    private final Fx fx;
    private final Language language;
    private final List<Toast> all = new ArrayList<>();
    private final Label more = new Label();

    public Toasts(Fx fx, Language language) {
        this.fx = fx;
        this.language = language;
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_RIGHT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        more.getStyleClass().add("toasts-more");
    }

    /** Something that can be done from a toast. */
    public record Action(ObservableValue<String> title, Runnable run) {}

    /** Shows a receipt with its actions. */
    public void show(ObservableValue<String> sentence, Action... actions) {
        add(new Toast(Icons.CHECK, sentence, actions));
    }

    /** Says in passing, and once however often it is asked for, why something does not happen; nothing was done, so there is no receipt. */
    public void hint(ObservableValue<String> sentence) {
        Toast toast = new Toast(Icons.HINT, sentence);
        toast.getStyleClass().add("hint");
        all.stream().filter(other -> other.saysTheSame(toast)).toList().forEach(Toast::remove);
        add(toast);
    }

    /** Says in passing that something went wrong which is shown where it is, too. */
    public void trouble(ObservableValue<String> sentence, Action... actions) {
        Toast toast = new Toast(Icons.TROUBLE, sentence, actions);
        toast.getStyleClass().add("trouble");
        add(toast);
    }

    private void add(Toast toast) {
        all.add(toast);
        arrange();
    }

    private void arrange() {
        List<Toast> latest = all.subList(Math.max(0, all.size() - MOST), all.size());
        List<Node> shown = new ArrayList<>();
        int hidden = all.size() - latest.size();
        if (hidden > 0) {
            more.setText(language.words().say("kit.toasts.more", hidden));
            shown.add(more);
        }
        shown.addAll(latest);
        getChildren().setAll(shown);
    }

    private final class Toast extends HBox {

        private Subscription end = Subscription.NONE;

        private Toast(String icon, ObservableValue<String> sentence, Action... actions) {
            getStyleClass().add("toast");
            setAlignment(Pos.CENTER_LEFT);
            Label text = new Label();
            text.textProperty().bind(sentence);
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            getChildren().addAll(Icon.of(icon), text);
            for (Action action : actions) {
                getChildren().add(Buttons.link(action.title(), () -> {
                    remove();
                    action.run().run();
                }));
            }
            getChildren().add(Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), this::remove)));
            setAccessibleRole(AccessibleRole.TEXT);
            accessibleTextProperty().bind(sentence);
            hoverProperty().addListener((source, before, after) -> wait(after));
            focusWithinProperty().addListener((source, before, after) -> wait(after));
            wait(false);
        }

        private boolean saysTheSame(Toast other) {
            return getAccessibleText().equals(other.getAccessibleText());
        }

        private void wait(boolean held) {
            end.close();
            end = held ? Subscription.NONE : fx.after(STAYS, this::remove);
        }

        private void remove() {
            end.close();
            all.remove(this);
            arrange();
        }
    }
}
