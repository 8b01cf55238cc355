package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.ui.change.HistoryCell.HistoryLine;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The journal by day, and beside it what the chosen change did and whether it can be undone. */
final class HistoryView extends VBox {

    private final HistoryViewModel model;
    private final Language language;
    private final HistoryTools tools;
    private final ListView<HistoryLine> list = new ListView<>();
    private final VBox listSide = new VBox();
    private final SplitPane split = new SplitPane();
    private final VBox content = new VBox();

    HistoryView(HistoryViewModel model, Language language, HistoryActions actions) {
        this.model = model;
        this.language = language;
        tools = new HistoryTools(model, language);
        getStyleClass().addAll("page", "history");
        getStylesheets().add(Stylesheet.of("change.css"));
        list.getStyleClass().add("history-list");
        list.setCellFactory(_ -> new HistoryCell(language));
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.U && !event.isShortcutDown()) {
                actions.undo().run();
                event.consume();
            }
        });
        list.accessibleTextProperty().bind(language.text("change.history.title"));
        VBox.setVgrow(list, Priority.ALWAYS);
        listSide.setMinWidth(300);
        split.getItems().addAll(listSide, new HistoryDetailView(model, language, actions));
        split.setDividerPositions(0.4);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(new PageHead(language.text("change.history.title"), language.text("change.history.context")), tools, content);
        model.shown().addListener((javafx.collections.ListChangeListener<Receipt>) _ -> fill());
        model.chosenProperty().subscribe(_ -> select());
        language.follow(this, () -> fill());
    }

    /** Puts the focus on the chosen change, as soon as there is one. */
    void focusChanges() {
        Focus.on(list);
    }

    private void fill() {
        tools.offer(model.contexts());
        if (model.empty()) {
            content.getChildren().setAll(new StateViews(language).empty(Icons.HISTORY, language.text("change.history.empty")));
            return;
        }
        Node left = model.shown().isEmpty()
                ? new StateViews(language).filteredToNone(model.count(), model.filterProperty().get(), model::showAll)
                : list;
        show(listSide, left);
        show(content, split);
        list.getSelectionModel().clearSelection();
        list.getItems().setAll(lines());
        select();
    }

    /** What is shown already stays, and keeps its focus. */
    private static void show(Pane place, Node node) {
        if (!place.getChildren().equals(List.of(node))) {
            place.getChildren().setAll(node);
        }
    }

    private List<HistoryLine> lines() {
        List<HistoryLine> lines = new ArrayList<>();
        LocalDate day = LocalDate.MIN;
        for (Receipt receipt : model.shown()) {
            LocalDate itsDay = Moments.day(receipt.at());
            if (!itsDay.equals(day)) {
                day = itsDay;
                lines.add(new HistoryLine.Day(day));
            }
            lines.add(new HistoryLine.Change(receipt));
        }
        return lines;
    }

    private void choose(@org.jspecify.annotations.Nullable HistoryLine line) {
        if (line instanceof HistoryLine.Change change) {
            model.chosenProperty().set(change.receipt());
        }
    }

    /** Shows which change is chosen; after the lines were filled anew the list knows nothing of it. */
    private void select() {
        Receipt chosen = model.chosenProperty().get();
        int at = chosen == null ? -1 : list.getItems().indexOf(new HistoryLine.Change(chosen));
        if (at >= 0 && at != list.getSelectionModel().getSelectedIndex()) {
            list.getSelectionModel().clearAndSelect(at);
        }
    }
}
