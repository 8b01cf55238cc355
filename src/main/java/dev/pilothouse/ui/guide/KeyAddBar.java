package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.EnvironmentFile;
import dev.pilothouse.guide.KeyGenerator;
import dev.pilothouse.guide.KeyGenerator.Alphabet;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.Icons;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Adds keys: by name, from files, from the lines of an environment file on the clipboard, or made up. */
final class KeyAddBar extends VBox {

    private static final int USUAL_LENGTH = 32;

    private final KeyTools tools;
    private final TextField name = new TextField();
    private final TextField length = new TextField(Integer.toString(USUAL_LENGTH));
    private final ComboBox<Alphabet> alphabet = new ComboBox<>();
    private final Label wrong = new Label();
    private final HBox form = new HBox();

    KeyAddBar(KeyTools tools) {
        this.tools = tools;
        FlowPane buttons = new FlowPane(
                Buttons.with(Icons.CLUSTERS, Buttons.plain(tools.language().text("guide.keys.add"), () -> ask(false))),
                Buttons.with(Icons.FROM_FILE, Buttons.plain(tools.language().text("guide.keys.from-files"), tools.files()::chooseKey)),
                Buttons.with(Icons.COPY, Buttons.plain(tools.language().text("guide.keys.paste"), this::paste)),
                Buttons.with("mdi2d-dice-multiple-outline", Buttons.plain(tools.language().text("guide.keys.generate"), () -> ask(true))));
        buttons.getStyleClass().add("key-add-buttons");
        name.promptTextProperty().bind(tools.language().text("guide.keys.key-name"));
        name.accessibleTextProperty().bind(tools.language().text("guide.keys.key-name"));
        name.getStyleClass().add("code-field");
        name.setId("key-name-field");
        name.textProperty().subscribe(_ -> wrong.setText(""));
        length.setPrefColumnCount(4);
        length.accessibleTextProperty().bind(tools.language().text("guide.keys.length"));
        alphabet.getItems().setAll(Alphabet.values());
        alphabet.setValue(Alphabet.LETTERS_AND_DIGITS);
        alphabet.setConverter(new ChoiceWords<>(each -> tools.say("guide.keys.alphabet." + each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))));
        alphabet.accessibleTextProperty().bind(tools.language().text("guide.keys.alphabet"));
        wrong.getStyleClass().addAll("small-text", "guide-trouble");
        wrong.setWrapText(true);
        form.setAlignment(Pos.CENTER_LEFT);
        form.getStyleClass().add("key-add-form");
        getStyleClass().add("key-add");
        getChildren().addAll(buttons, wrong);
    }


    private void ask(boolean madeUp) {
        Runnable done = () -> add(madeUp);
        name.setOnAction(_ -> done.run());
        length.setOnAction(_ -> done.run());
        Node ok = Buttons.plain(tools.language().text(madeUp ? "guide.keys.make-up" : "guide.keys.add-it"), done);
        form.getChildren().setAll(name);
        if (madeUp) {
            form.getChildren().addAll(length, alphabet);
        }
        form.getChildren().addAll(ok, Buttons.link(tools.language().text("guide.cancel"), this::fold));
        if (!getChildren().contains(form)) {
            getChildren().addFirst(form);
        }
        name.requestFocus();
    }

    private void fold() {
        getChildren().remove(form);
        name.clear();
        wrong.setText("");
    }

    private void add(boolean madeUp) {
        String key = name.getText().strip();
        String digits = length.getText().strip();
        if (madeUp && !digits.matches("[1-9]\\d{0,4}")) {
            wrong.setText(tools.say("guide.keys.length-wrong"));
            return;
        }
        Content content = madeUp ? KeyGenerator.secure().generate(Integer.parseInt(digits), alphabet.getValue()) : Content.EMPTY;
        Optional<Effect> refusal = tools.model().add(key, content);
        if (refusal.isPresent()) {
            wrong.setText(tools.say(refusal.get().key(), refusal.get().args().toArray()));
        } else {
            fold();
        }
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        var found = EnvironmentFile.read(text == null ? "" : text);
        if (found.isEmpty()) {
            wrong.setText(tools.say("guide.keys.nothing-pasted"));
        } else {
            wrong.setText("");
            tools.model().edit(keys -> {
                var edited = keys;
                for (var entry : found.entrySet()) {
                    edited = edited.with(entry.getKey(), Content.ofText(entry.getValue()));
                }
                return edited;
            });
        }
    }
}
