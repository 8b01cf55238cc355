package dev.pilothouse.ui.kit;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;

/** The button that opens the list of columns, to show and hide them. It stays open while somebody chooses. */
final class ColumnChooser {

    private final ColumnLayout layout;
    private final Language language;
    private final ContextMenu menu = new ContextMenu();
    private final ActionButton button;

    ColumnChooser(ColumnLayout layout, Language language) {
        this.layout = layout;
        this.language = language;
        button = Buttons.icon(Icons.COLUMNS, language.text("kit.table.columns"), this::open);
        menu.getStyleClass().add("column-chooser");
    }

    Node node() {
        return button;
    }

    private void open() {
        menu.getItems().clear();
        for (TableField field : layout.fields()) {
            CheckBox box = new CheckBox(SafeText.line(TableColumns.title(field.column(), language.words())));
            box.setMnemonicParsing(false);
            box.setSelected(layout.isWanted(field));
            box.setDisable(field.grows());
            box.selectedProperty().addListener((source, before, on) -> layout.want(field, on));
            menu.getItems().add(new CustomMenuItem(box, false));
        }
        int noRoom = layout.noRoomProperty().get();
        if (noRoom > 0) {
            Label label = new Label(language.words().say("kit.table.no-room", noRoom));
            label.getStyleClass().add("muted-text");
            menu.getItems().addAll(new SeparatorMenuItem(), new CustomMenuItem(label, false));
        }
        menu.show(button, Side.BOTTOM, 0, 4);
    }
}
