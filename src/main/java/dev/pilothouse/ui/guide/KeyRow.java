package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.KeyNotes;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.guide.Shape;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.Icons;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One key: its name and what it holds, the value, what there is to say about it, and what can be done with it. */
final class KeyRow extends HBox {

    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final KeyTools tools;
    private final String key;
    private final KeyName name;
    private final VBox about = new VBox();
    private final FlowPane chips = new FlowPane();
    private final VBox notes = new VBox();
    private final HBox actions = new HBox();
    private final KeyValue value;
    private final boolean open;
    private Content content = Content.EMPTY;
    private boolean locked;

    /**
     * @param open whether the value needs no revealing
     */
    KeyRow(KeyTools tools, String key, boolean open) {
        this.tools = tools;
        this.key = key;
        this.open = open;
        value = new KeyValue(tools, key);
        name = new KeyName(tools, key);
        chips.getStyleClass().add("key-chips");
        about.getStyleClass().add("key-about");
        about.getChildren().addAll(name, chips);
        notes.getStyleClass().add("key-notes");
        actions.getStyleClass().add("key-actions");
        actions.setAlignment(Pos.TOP_RIGHT);
        VBox middle = new VBox(value, notes);
        middle.getStyleClass().add("key-middle");
        middle.setMinWidth(0);
        setHgrow(middle, Priority.ALWAYS);
        getChildren().addAll(about, middle, actions);
        getStyleClass().add("key-row");
        Anchor.at(Anchor.field(key), this);
    }

    String key() {
        return key;
    }

    /**
     * Shows the key as it is now.
     *
     * @param revealed whether the value may be seen
     * @param fixed whether nothing about it can change
     */
    void show(Keys keys, Keys.Change change, boolean revealed, boolean fixed) {
        boolean gone = change.after().isEmpty();
        locked = fixed;
        content = change.after().or(change::before).orElse(Content.EMPTY);
        pseudoClassStateChanged(GONE, gone);
        chips.getChildren().setAll(Chip.neutral(kind(content)));
        if (gone) {
            chips.getChildren().add(Chip.accent(tools.say("guide.keys.removed")));
        } else if (change.before().isEmpty()) {
            chips.getChildren().add(Chip.accent(tools.say("guide.keys.new")));
        } else if (change.changes()) {
            chips.getChildren().add(Chip.accent(tools.say("guide.keys.changed")));
        }
        value.setDisable(gone || (fixed && revealed));
        value.show(content, (revealed || open) && !gone);
        notes.getChildren().setAll(gone ? List.of() : notes(keys));
        actions.getChildren().setAll(gone ? List.of(undo()) : actions(revealed));
    }

    private Node undo() {
        return Buttons.link(tools.language().text("guide.keys.put-back"), () -> tools.model().revert(key));
    }

    private String kind(Content bytes) {
        String shape = bytes.shape() instanceof Shape.Image image ? image.format() : tools.say("guide.shape." + bytes.shape().word());
        return bytes.size() == 0 ? shape : tools.say("guide.keys.kind", shape, size(bytes.size()));
    }

    private static String size(int bytes) {
        return bytes < 1024 ? bytes + " B" : String.format(java.util.Locale.ROOT, "%.1f KiB", bytes / 1024.0);
    }

    private List<Node> notes(Keys keys) {
        return KeyNotes.of(keys, key, Instant.now()).stream().map(this::note).toList();
    }

    private Node note(Effect effect) {
        EffectLine line = new EffectLine(tools.language(), effect);
        Optional<Content> mended = locked ? Optional.empty() : KeyNotes.mended(effect, content);
        if (mended.isPresent()) {
            String words = effect.key().equals("guide.keys.ends-broken") ? "guide.keys.mend-break" : "guide.keys.mend-writing";
            line.getChildren().add(Buttons.link(tools.language().text(words), () -> tools.model().set(key, mended.get())));
        }
        return line;
    }

    private List<Node> actions(boolean revealed) {
        List<Node> all = new ArrayList<>();
        if (!open) {
            all.add(revealed
                    ? framed(Icons.HIDE, "guide.keys.hide", () -> tools.model().hide(key))
                    : framed(Icons.REVEAL, "guide.keys.reveal", () -> tools.model().reveal(key)));
        }
        boolean text = content.utf8().isPresent();
        all.add(
                (text && content.size() > 0) || locked
                        ? framed(Icons.COPY, copyWords(), () -> tools.clipboard().copy(content, !open))
                        : framed(Icons.FROM_FILE, "guide.keys.replace", this::replace));
        ActionButton more = framed(Icons.MORE, "guide.keys.more", () -> {});
        more.setOnAction(_ -> menu().show(more, Side.BOTTOM, 0, 0));
        all.add(more);
        return all;
    }

    private String copyWords() {
        return open ? "guide.keys.copy-map" : "guide.keys.copy";
    }

    private ActionButton framed(String icon, String words, Runnable action) {
        ActionButton button = Buttons.icon(icon, tools.language().text(words), action);
        button.getStyleClass().add("key-action");
        return button;
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        if (!locked) {
            menu.getItems().addAll(
                    item("guide.keys.rename", name::ask),
                    item("guide.keys.replace", this::replace),
                    item("guide.keys.put-back", () -> tools.model().revert(key)));
        }
        if (content.size() > 0 && content.size() <= KeyValue.LONGEST && content.writing().isPresent()) {
            menu.getItems().add(item(value.isHex() ? "guide.keys.as-text" : "guide.keys.as-hex", this::turn));
        }
        menu.getItems().addAll(
                item(copyWords(), () -> tools.clipboard().copy(content, !open)), item("guide.keys.save", () -> tools.files().save(key, content)));
        if (!locked) {
            menu.getItems().add(item("guide.keys.delete", () -> tools.model().edit(keys -> keys.without(key))));
        }
        return menu;
    }

    private MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(tools.say(words));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void turn() {
        boolean hex = !value.isHex();
        tools.model().reveal(key);
        value.asHex(hex);
    }

    private void replace() {
        tools.files().choose(bytes -> tools.model().set(key, bytes));
    }
}
