package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The same facts as the map, as a list to be read line by line: each box with where its lines lead. */
final class BoxList extends ListView<Placed> {

    private final MapCanvas map;
    private final Language language;

    BoxList(MapCanvas map, Language language, Consumer<Box> open) {
        this.map = map;
        this.language = language;
        setId("map-list");
        getStyleClass().add("map-list");
        setFixedCellSize(30);
        setCellFactory(_ -> new BoxCell());
        accessibleTextProperty().bind(language.text("topology.list"));
        getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (now != null) {
                map.mark(map.marks().choosing(now.box().id()));
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                map.chosen().ifPresent(open);
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                map.chosen().ifPresent(open);
            }
        });
    }

    void show(Sheet sheet) {
        List<Placed> lines = sheet.inOrder().toList();
        if (!lines.equals(getItems())) {
            String chosen = map.marks().chosen();
            getItems().setAll(lines);
            sheet.box(chosen).ifPresent(getSelectionModel()::select);
        }
        refresh();
    }

    private final class BoxCell extends ListCell<Placed> {

        @Override
        protected void updateItem(@Nullable Placed placed, boolean empty) {
            super.updateItem(placed, empty);
            setText(null);
            if (empty || placed == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Box box = placed.box();
            Label title = new Label(SafeText.line(box.title()));
            title.getStyleClass().add("strong-text");
            title.setMinWidth(USE_PREF_SIZE);
            Label kind = new Label(BoxWords.kindAndNote(language.words(), box));
            kind.getStyleClass().add("subtle-text");
            kind.setMinWidth(USE_PREF_SIZE);
            Label wires = new Label(BoxWords.wires(language.words(), map.sheet(), box));
            wires.getStyleClass().add("muted-text");
            HBox.setHgrow(wires, Priority.ALWAYS);
            HBox row = new HBox(8, Icon.of(KindIcons.of(box.kind())), title, kind, new HealthIcon(box.health().state()), wires);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setPrefWidth(10);
            setGraphic(row);
            setAccessibleText(BoxWords.all(language.words(), map.sheet(), box));
        }
    }
}
