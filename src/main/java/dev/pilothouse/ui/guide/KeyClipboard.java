package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Values on the clipboard, which are taken off it again after a while, unless something else is there by then; leaving the page does stop that. */
final class KeyClipboard {

    /** How long a value stays. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private final Fx fx;
    private String ours = "";
    private Subscription clearing = Subscription.NONE;

    KeyClipboard(Fx fx) {
        this.fx = fx;
    }

    /** Copies a value: as text where it is one, else as base64. */
    void copy(Content content, boolean secret) {
        ours = content.utf8().orElseGet(content::base64);
        ClipboardContent clip = new ClipboardContent();
        clip.putString(ours);
        Clipboard.getSystemClipboard().setContent(clip);
        clearing.close();
        if (secret) {
            clearing = fx.after(KEPT, this::clear);
        }
    }

    private void clear() {
        clearing.close();
        if (!ours.isEmpty() && Objects.equals(ours, Clipboard.getSystemClipboard().getString())) {
            Clipboard.getSystemClipboard().clear();
        }
        ours = "";
        clearing = Subscription.NONE;
    }
}
