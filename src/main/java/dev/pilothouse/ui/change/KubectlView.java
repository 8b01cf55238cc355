package dev.pilothouse.ui.change;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Stylesheet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** The kubectl commands that would do the same, to read and to copy. */
final class KubectlView {

    private final Popup popup = new Popup();
    private final TextArea commands = new TextArea();

    KubectlView(Language language) {
        commands.setEditable(false);
        commands.getStyleClass().add("code");
        commands.setPrefSize(620, 260);
        Label note = new Label();
        note.textProperty().bind(language.text("change.editor.kubectl-note"));
        note.getStyleClass().addAll("small-text", "muted-text");
        note.setWrapText(true);
        note.setMaxWidth(440);
        HBox foot = new HBox(12, note, Buttons.small(Buttons.plain(language.text("change.editor.kubectl-copy"), this::copy)));
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(8, commands, foot);
        box.getStyleClass().add("editor-kubectl");
        box.getStylesheets().add(Stylesheet.of("change.css"));
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setAutoFix(true);
    }

    void show(Node owner, String script) {
        commands.setText(script);
        var place = owner.localToScreen(owner.getBoundsInLocal());
        popup.show(owner, place.getMinX(), place.getMaxY() + 4);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(commands.getText());
        Clipboard.getSystemClipboard().setContent(content);
        popup.hide();
    }
}
