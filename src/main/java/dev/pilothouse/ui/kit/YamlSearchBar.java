package dev.pilothouse.ui.kit;

import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The line above a text in which one types what to find: a count, next and previous. */
final class YamlSearchBar extends HBox {

    /** What the bar asks of the text. */
    interface Finder {
        void seek(String text);

        void step(int by);

        void closed();
    }

    /** How many places were found and which one is chosen, counted from 0. */
    record Found(int chosen, int count) {}

    private final TextField field = new TextField();
    private final SimpleObjectProperty<Found> found = new SimpleObjectProperty<>(new Found(0, 0));
    private final Finder finder;

    YamlSearchBar(Language language, Finder finder) {
        this.finder = finder;
        getStyleClass().add("yaml-search");
        setAlignment(Pos.CENTER_LEFT);
        field.promptTextProperty().bind(language.text("kit.yaml.find"));
        field.accessibleTextProperty().bind(language.text("kit.yaml.find"));
        field.textProperty().addListener((source, before, text) -> finder.seek(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setHgrow(field, Priority.ALWAYS);
        Label count = new Label();
        count.getStyleClass().add("yaml-search-count");
        count.textProperty().bind(javafx.beans.binding.Bindings.createStringBinding(
                () -> words(language), found, field.textProperty(), language.wordsProperty()));
        getChildren()
                .addAll(
                        field,
                        count,
                        Buttons.small(Buttons.icon("mdi2c-chevron-up", language.text("kit.yaml.previous"), () -> finder.step(-1))),
                        Buttons.small(Buttons.icon("mdi2c-chevron-down", language.text("kit.yaml.next"), () -> finder.step(1))),
                        Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.yaml.close"), this::close)));
        close();
    }

    private String words(Language language) {
        if (field.getText().isEmpty()) {
            return "";
        }
        Found now = found.get();
        return now.count() == 0
                ? language.words().say("kit.yaml.nothing")
                : language.words().say("kit.yaml.count", now.chosen() + 1, now.count());
    }

    void open() {
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
        finder.seek(field.getText());
    }

    void show(int chosen, int count) {
        found.set(new Found(chosen, count));
    }

    private void close() {
        setVisible(false);
        setManaged(false);
        finder.closed();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            finder.step(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }
}
