package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Column;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The field in which a filter is typed, and a chip for each term of it that is more than a word. */
public final class FilterField extends HBox {

    private final Language language;
    private final TextField field = Anchor.at(Anchor.FILTER, new TextField());
    private final HBox chips = new HBox();
    private final StringProperty text;

    public FilterField(Language language, StringProperty text, Runnable toTable) {
        this.language = language;
        this.text = text;
        getStyleClass().add("filter");
        getStylesheets().add(Stylesheet.of("filter.css"));
        setAlignment(Pos.CENTER_LEFT);
        field.getStyleClass().add("filter-field");
        field.promptTextProperty().bind(language.text("kit.filter.prompt"));
        field.accessibleTextProperty().bind(language.text("kit.filter.prompt"));
        field.textProperty().bindBidirectional(text);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                toTable.run();
                event.consume();
            }
        });
        Label key = new Label("/");
        key.getStyleClass().add("key-cap");
        key.visibleProperty().bind(field.textProperty().isEmpty());
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        var icon = Icon.of(Icons.FILTER);
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        icon.setMouseTransparent(true);
        key.setMouseTransparent(true);
        StackPane whole = new StackPane(field, icon, key);
        whole.getStyleClass().add("filter-box");
        chips.getStyleClass().add("filter-chips");
        chips.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(whole, chips);
    }

    /** Shows what was understood. */
    public void show(Filter filter, List<Column> columns) {
        chips.getChildren().setAll(filter.chips().stream().map(term -> chip(term, filter, columns)).toList());
    }

    private Label chip(FilterTerm term, Filter filter, List<Column> columns) {
        Label chip = new Label(SafeText.line(term.typed()));
        chip.getStyleClass().addAll("chip", "filter-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        var close = Buttons.icon(Icons.CLOSE, language.text("kit.filter.remove", term.typed()), () -> text.set(filter.without(term)));
        close.getStyleClass().add("chip-close");
        chip.setGraphic(close);
        chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        if (term instanceof FilterTerm.Unknown) {
            chip.getStyleClass().add("filter-unknown");
            String known = Stream.concat(Stream.of("status", "field", "label"), columns.stream().map(Column::id))
                    .distinct()
                    .collect(Collectors.joining(", "));
            chip.setTooltip(new Tooltip(language.words().say("kit.filter.unknown", known)));
        } else if (term instanceof FilterTerm.Selector) {
            chip.getStyleClass().add("chip-accent");
            chip.setTooltip(new Tooltip(language.words().say("kit.filter.server")));
        }
        return chip;
    }

    public void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
