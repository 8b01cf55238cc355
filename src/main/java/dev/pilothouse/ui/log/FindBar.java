package dev.pilothouse.ui.log;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The line above the lines in which one types what to find: how often it is there, next and previous. */
final class FindBar extends HBox {

    private final LogSearch search;
    private final Language language;
    private final TextField field = new TextField();
    private final Runnable toLines;

    /** @param toLines puts the focus on the lines */
    FindBar(LogSearch search, Language language, Runnable toLines) {
        this.search = search;
        this.language = language;
        this.toLines = toLines;
        getStyleClass().add("log-find");
        setAlignment(Pos.CENTER_LEFT);
        field.getStyleClass().add("code-field");
        field.promptTextProperty().bind(language.text("log-view.find.prompt"));
        field.accessibleTextProperty().bind(language.text("log-view.find.prompt"));
        field.textProperty().bindBidirectional(search.textProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(420);
        Label count = new Label();
        count.getStyleClass().add("log-find-count");
        count.textProperty().bind(Bindings.createStringBinding(this::words, search.foundProperty(), search.textProperty(), language.wordsProperty()));
        getChildren().addAll(
                field,
                pattern(language, search.patternProperty()),
                Buttons.small(Buttons.icon(Icons.PREVIOUS, language.text("log-view.command.previous"), () -> search.step(false))),
                Buttons.small(Buttons.icon(Icons.NEXT, language.text("log-view.command.next"), () -> search.step(true))),
                count,
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("log-view.find.close"), this::close)));
        close();
    }

    /** A switch that says that what is typed is a regular expression. */
    static ToggleButton pattern(Language language, BooleanProperty on) {
        ToggleButton button = new ToggleButton(".*");
        button.getStyleClass().setAll("toggle-button", "small", "log-pattern");
        button.selectedProperty().bindBidirectional(on);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(language.text("log-view.pattern"));
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(language.text("log-view.pattern"));
        return button;
    }

    private String words() {
        LogSearch.Found found = search.foundProperty().get();
        if (found.problem().isPresent()) {
            return ProblemView.title(language.words(), found.problem().get());
        }
        if (search.textProperty().get().isEmpty()) {
            return "";
        }
        if (found.count() == 0) {
            return language.words().say(found.busy() ? "log-view.find.looking" : "log-view.find.nothing");
        }
        return found.at() == 0 ? language.words().say("log-view.find.count", found.count()) : language.words().say("log-view.find.at", found.at(), found.count());
    }

    void open() {
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
    }

    boolean isOpen() {
        return isVisible();
    }

    private void close() {
        setVisible(false);
        setManaged(false);
        search.textProperty().set("");
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            search.step(!event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            toLines.run();
            event.consume();
        }
    }
}
