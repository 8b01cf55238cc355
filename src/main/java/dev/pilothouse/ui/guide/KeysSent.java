package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.ui.kit.SafeText;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The difference by key, as it will be in the object: what goes, what comes, and what stays. Values are sizes unless they may be seen. */
final class KeysSent extends VBox {

    private static final int MOST_KEYS = 40;

    private final KeyTools tools;

    KeysSent(KeyTools tools) {
        this.tools = tools;
        getStyleClass().add("keys-sent");
    }

    void show(Keys keys, boolean plain) {
        getChildren().clear();
        keys.all().stream().limit(MOST_KEYS).forEach(change -> {
            if (change.changes()) {
                change.before().ifPresent(old -> line("-", change.key(), value(old, plain), "goes"));
                change.after().ifPresent(now -> line("+", change.key(), value(now, plain), "comes"));
            } else {
                line(" ", change.key(), (plain ? "" : SecretMask.DOTS + "  ") + tools.say("guide.keys.stays"), "stays");
            }
        });
        if (keys.all().size() > MOST_KEYS) {
            line(" ", "…", tools.say("guide.keys.further", keys.all().size() - MOST_KEYS), "stays");
        }
    }

    private static String value(Content content, boolean plain) {
        String size = "  # " + content.size() + " B";
        if (!plain) {
            return SecretMask.DOTS + size;
        }
        String text = content.text().map(found -> found.replace("\n", "↵")).orElseGet(() -> content.hex(12));
        return SafeText.line(text.substring(0, Math.min(60, text.length()))) + size;
    }

    private void line(String sign, String key, String value, String style) {
        Label mark = new Label(sign);
        mark.getStyleClass().addAll("code", "sent-mark");
        Label name = new Label(key + ":");
        name.getStyleClass().addAll("code", "sent-key");
        name.setMinWidth(Math.min(160, 8.0 * key.length() + 10));
        Label text = new Label(value);
        text.getStyleClass().addAll("code", "sent-value");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(mark, name, text);
        line.getStyleClass().addAll("sent-line", style);
        getChildren().add(line);
    }
}
