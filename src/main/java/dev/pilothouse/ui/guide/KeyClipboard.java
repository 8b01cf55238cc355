package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;

/**
 * Values on the clipboard. Secret ones are taken off it again after a while, or when the last window closes before, unless something
 * else is there by then; leaving the page does not stop that.
 */
final class KeyClipboard {

    /** How long a value stays. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private final Fx fx;
    private String ours = "";
    private Subscription clearing = Subscription.NONE;
    private final ListChangeListener<Window> quitting = _ -> clearWithTheLastWindow();

    KeyClipboard(Fx fx) {
        this.fx = fx;
    }

    /** Copies a value: as text where it is one, else as base64. */
    void copy(Content content, boolean secret) {
        ours = content.utf8().orElseGet(content::base64);
        ClipboardContent clip = new ClipboardContent();
        clip.putString(ours);
        Clipboard.getSystemClipboard().setContent(clip);
        stop();
        if (secret) {
            Window.getWindows().addListener(quitting);
            clearing = fx.after(KEPT, this::clear);
        }
    }

    private void stop() {
        clearing.close();
        Window.getWindows().removeListener(quitting);
    }

    private void clearWithTheLastWindow() {
        if (Window.getWindows().isEmpty()) {
            clear();
        }
    }

    private void clear() {
        stop();
        if (!ours.isEmpty() && Objects.equals(ours, Clipboard.getSystemClipboard().getString())) {
            Clipboard.getSystemClipboard().clear();
        }
        ours = "";
        clearing = Subscription.NONE;
    }
}
