package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A name of something that is there, from a menu, or another one that is typed. */
final class NameEditor extends Editor {

    private final TextField text = new TextField();
    private final MenuButton menu = new MenuButton();
    private final HBox row = new HBox(text, menu);
    private final TypedText typed;

    NameEditor(Field field, FormContext context) {
        typed = new TypedText(text, field, context);
        HBox.setHgrow(text, Priority.ALWAYS);
        row.getStyleClass().add("guide-name");
        menu.getStyleClass().add("guide-names");
        menu.setAccessibleText(context.say("guide.form.names"));
    }

    @Override
    Node node() {
        return row;
    }

    @Override
    Node target() {
        return text;
    }

    @Override
    void show(Field field, Form form) {
        typed.show(field, form);
        menu.getItems().setAll(((Input.Choice) field.input()).options().stream().map(this::item).toList());
        menu.setVisible(!menu.getItems().isEmpty());
        menu.setManaged(menu.isVisible());
    }

    private MenuItem item(Input.Option option) {
        MenuItem item = new MenuItem(option.value());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> text.setText(option.value()));
        return item;
    }
}
