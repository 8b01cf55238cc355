package dev.pilothouse.ui.change;

import dev.pilothouse.guide.editor.FieldSearch.Target;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The line above the text in which one types a field or path, with the places that fit below it. */
final class GoToFieldBar extends VBox {

    private static final double ROW = 24;

    private final TextField field = new TextField();
    private final ListView<Target> list = new ListView<>();
    private final BiConsumer<String, Consumer<List<Target>>> search;
    private final IntConsumer goTo;
    private final Runnable closed;

    /** @param search finds fields by words and answers on the FX thread */
    GoToFieldBar(Language language, BiConsumer<String, Consumer<List<Target>>> search, IntConsumer goTo, Runnable closed) {
        this.search = search;
        this.goTo = goTo;
        this.closed = closed;
        getStyleClass().add("editor-go-to");
        field.promptTextProperty().bind(language.text("change.editor.go-to-hint"));
        field.accessibleTextProperty().bind(language.text("change.editor.go-to"));
        field.textProperty().subscribe(this::seek);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> choose());
        getChildren().addAll(field, list);
        show(List.of());
        close();
    }

    void open() {
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
        seek(field.getText());
    }

    private void seek(String words) {
        if (words.isBlank()) {
            show(List.of());
        } else {
            search.accept(words, found -> {
                if (words.equals(field.getText())) {
                    show(found);
                }
            });
        }
    }

    private void show(List<Target> found) {
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(found.size() * ROW + 2);
        list.setMinHeight(found.size() * ROW + 2);
        list.setVisible(!found.isEmpty());
        list.setManaged(!found.isEmpty());
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> choose();
            case ESCAPE -> {
                close();
                closed.run();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose() {
        Target target = list.getSelectionModel().getSelectedItem();
        if (target != null) {
            close();
            goTo.accept(target.line());
        }
    }

    private void close() {
        setVisible(false);
        setManaged(false);
    }

    private static final class Cell extends ListCell<Target> {

        Cell() {
            getStyleClass().add("code");
        }

        @Override
        protected void updateItem(@Nullable Target target, boolean empty) {
            super.updateItem(target, empty);
            setText(empty || target == null ? null : target.path() + "  :" + target.line());
        }
    }
}
