package dev.pilothouse.ui.log;

import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The tools above the lines: what is hidden, what is read, how it looks, and whether the newest stay in sight. */
final class LogTools extends FlowPane {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final LogViewModel model;
    private final Language language;
    private final Runnable toLines;
    private final TextField filter = Anchor.at(Anchor.LOG_FILTER, new TextField());
    private final LevelFacets levels;
    private final MenuButton since = menu(Icons.HISTORY);
    private final MenuButton container = menu("mdi2c-cube-outline");
    private final Set<String> containers = new TreeSet<>();

    /** @param toLines puts the focus on the lines */
    LogTools(LogViewModel model, Language language, LogDeeds deeds, Runnable find, Runnable toLines) {
        super(8, 6);
        this.model = model;
        this.language = language;
        this.toLines = toLines;
        getStyleClass().addAll("log-tools");
        setRowValignment(VPos.CENTER);
        levels = new LevelFacets(language, model.filter().levelsProperty());
        HBox filtering = new HBox(4, filterBox(), FindBar.pattern(language, model.filter().patternProperty()));
        filtering.setAlignment(Pos.CENTER_LEFT);
        since.textProperty().bind(sinceWords());
        container.textProperty().bind(containerWords());
        model.sinceProperty().subscribe(_ -> fillSince());
        getChildren().addAll(filtering, levels, since, container, looks(), findButton(find), saving(deeds), following());
        language.onChange(this, this::again);
        again();
    }

    private StackPane filterBox() {
        filter.getStyleClass().add("log-filter");
        filter.promptTextProperty().bind(language.text("log-view.filter.prompt"));
        filter.accessibleTextProperty().bind(language.text("log-view.filter.prompt"));
        filter.textProperty().bindBidirectional(model.filter().textProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                toLines.run();
                event.consume();
            }
        });
        Tooltip wrong = new Tooltip();
        model.filter().problemProperty().subscribe(problem -> {
            filter.pseudoClassStateChanged(WRONG, problem.isPresent());
            wrong.setText(problem.map(why -> ProblemView.title(language.words(), why)).orElse(""));
            filter.setTooltip(problem.isPresent() ? wrong : null);
        });
        Label key = new Label("/");
        key.getStyleClass().add("key-cap");
        key.visibleProperty().bind(filter.textProperty().isEmpty());
        key.setMouseTransparent(true);
        var icon = Icon.of(Icons.FILTER);
        icon.setMouseTransparent(true);
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        StackPane whole = new StackPane(filter, icon, key);
        whole.getStyleClass().add("log-filter-box");
        return whole;
    }

    private static MenuButton menu(String icon) {
        MenuButton button = new MenuButton();
        button.getStyleClass().add("small");
        button.setGraphic(Icon.of(icon));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private StringBinding sinceWords() {
        return Bindings.createStringBinding(() -> SinceWords.say(language.words(), model.sinceProperty().get()), model.sinceProperty(), language.wordsProperty());
    }

    private StringBinding containerWords() {
        return Bindings.createStringBinding(
                () -> {
                    String named = model.containerProperty().get();
                    String all = language.words().say("log-view.container.all");
                    String which = named.isEmpty() ? all : SafeText.line(named);
                    return model.previousProperty().get() ? language.words().say("log-view.container.previous-run", which) : which;
                },
                model.containerProperty(), model.previousProperty(), language.wordsProperty());
    }

    private void fillSince() {
        since.getItems().clear();
        for (Since choice : SinceWords.USUAL) {
            RadioMenuItem item = new RadioMenuItem(SinceWords.say(language.words(), choice));
            item.setSelected(choice.equals(model.sinceProperty().get()));
            item.setOnAction(_ -> model.sinceProperty().set(choice));
            since.getItems().add(item);
        }
        TextField moment = new TextField();
        moment.setPromptText(language.words().say("log-view.since.moment"));
        moment.setAccessibleText(language.words().say("log-view.since.moment"));
        moment.getStyleClass().add("code-field");
        moment.setOnAction(_ -> SinceWords.read(moment.getText(), model.clock().instant()).ifPresentOrElse(
                found -> {
                    since.hide();
                    model.sinceProperty().set(new Since.From(found));
                },
                () -> moment.pseudoClassStateChanged(WRONG, true)));
        since.getItems().addAll(new SeparatorMenuItem(), new CustomMenuItem(moment, false));
    }

    private void fillContainers() {
        container.getItems().clear();
        RadioMenuItem all = new RadioMenuItem(language.words().say("log-view.container.all"));
        all.setSelected(model.containerProperty().get().isEmpty());
        all.setOnAction(_ -> model.containerProperty().set(""));
        container.getItems().add(all);
        for (String name : containers) {
            RadioMenuItem item = new RadioMenuItem(SafeText.line(name));
            item.setMnemonicParsing(false);
            item.setSelected(name.equals(model.containerProperty().get()));
            item.setOnAction(_ -> model.containerProperty().set(name));
            container.getItems().add(item);
        }
        CheckMenuItem previous = new CheckMenuItem(language.words().say("log-view.previous"));
        previous.selectedProperty().bindBidirectional(model.previousProperty());
        container.getItems().addAll(new SeparatorMenuItem(), previous);
    }

    private MenuButton looks() {
        MenuButton button = menu(Icons.REVEAL);
        button.textProperty().bind(language.text("log-view.look"));
        LooksMenu looks = new LooksMenu(language, model.lines().lookProperty());
        button.getItems().setAll(looks.items());
        return button;
    }

    private MenuButton saving(LogDeeds deeds) {
        MenuButton button = menu(Icons.SAVE);
        button.accessibleTextProperty().bind(language.text("log-view.save"));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(language.text("log-view.save"));
        button.setTooltip(tooltip);
        for (LogDeeds.Part part : LogDeeds.Part.values()) {
            MenuItem item = new MenuItem();
            item.textProperty()
                    .bind(language.text(
                            switch (part) {
                                case SHOWN -> "log-view.save.shown";
                                case ALL -> "log-view.save.all";
                                case ALL_COMPRESSED -> "log-view.save.compressed";
                            }));
            item.setOnAction(_ -> deeds.save(part));
            button.getItems().add(item);
        }
        return button;
    }

    private Node findButton(Runnable find) {
        return Buttons.small(Buttons.icon(Icons.SEARCH, language.text("log-view.command.find"), find));
    }

    private ToggleButton following() {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().setAll("toggle-button", "small", "log-follow");
        button.setGraphic(Icon.of("mdi2a-arrow-down"));
        button.textProperty().bind(language.text("log-view.follow"));
        button.selectedProperty().bindBidirectional(model.lines().followingProperty());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void again() {
        fillSince();
        fillContainers();
    }

    void show(SourceStates states, LevelCounts counts) {
        boolean more = containers.addAll(states.all().stream().map(one -> one.source().container()).filter(name -> !name.isEmpty()).toList());
        more |= !model.containerProperty().get().isEmpty() && containers.add(model.containerProperty().get());
        if (more || container.getItems().isEmpty()) {
            fillContainers();
        }
        levels.show(counts);
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
