package dev.pilothouse.ui.terminal;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The terminals of a cluster as tabs, in a frame that says whose they are: striped in a guarded one. */
final class TerminalsView extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final TerminalsViewModel model;
    private final Place.Terminal place;
    private final Language language;
    private final Navigator navigator;
    private final StringProperty context = new SimpleStringProperty("");
    private final HBox tabs = new HBox();
    private final StackPane content = new StackPane();
    private final ComboBox<String> container = new ComboBox<>();
    private final Map<TerminalViewModel, TerminalView> views = new HashMap<>();
    private final ListChangeListener<TerminalViewModel> listChanged = _ -> showTabs();
    private Subscription ofSelected = Subscription.EMPTY;
    private Subscription selection = Subscription.EMPTY;
    private boolean choosing;

    TerminalsView(TerminalsViewModel model, Place.Terminal place, EnvironmentStyle environment, Language language, Navigator navigator) {
        this.model = model;
        this.place = place;
        this.language = language;
        this.navigator = navigator;
        setId(Anchor.TERMINAL);
        getStyleClass().add("terminal-page");
        getStylesheets().add(Stylesheet.of("terminal.css"));
        tabs.getStyleClass().addAll("tabs-bar", "terminal-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        StackPane frame = new StackPane(content);
        frame.getStyleClass().addAll("terminal-frame", environment.styleClass());
        VBox.setVgrow(frame, Priority.ALWAYS);
        container.setId("terminal-container");
        container.accessibleTextProperty().bind(language.text("terminal.container"));
        container.valueProperty().addListener((_, _, chosen) -> choose(chosen));
        getChildren().addAll(new PageHead(language.text("terminal.title"), context), tools(), frame);
        model.tabs().addListener(new WeakListChangeListener<>(listChanged));
        language.onChange(this, () -> {
            showTabs();
            model.selectedProperty().get().ifPresent(this::describe);
        });
    }

    private HBox tools() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox bar = new HBox(
                tabs,
                Buttons.icon(Icons.ADD, language.text("terminal.another"), this::another),
                between,
                container,
                Buttons.icon(Icons.COPY, language.text("terminal.copy"), this::copy),
                Buttons.icon(PASTE, language.text("terminal.paste"), this::paste),
                Buttons.icon(Icons.SEARCH, language.text("terminal.find"), this::find),
                Buttons.icon(Icons.PRUNE, language.text("terminal.clear"), this::clear));
        bar.getStyleClass().add("terminal-tools");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    static final String PASTE = "mdi2c-content-paste";

    /** Follows the choice of the tab from now on: pages that are out of sight follow nothing. */
    void follow() {
        selection.unsubscribe();
        showTabs();
        selection = model.selectedProperty().subscribe(this::showSelected);
    }

    void leave() {
        selection.unsubscribe();
        ofSelected.unsubscribe();
        content.getChildren().clear();
    }

    /** Several to one place differ by a number only. */
    static String title(TerminalViewModel tab) {
        String name = SafeText.line(tab.place().ref().name());
        return tab.number() == 1 ? name : name + " " + tab.number();
    }

    private void showTabs() {
        views.keySet().retainAll(model.tabs());
        tabs.getChildren().setAll(model.tabs().stream().map(this::head).toList());
        markSelected();
    }

    private Node head(TerminalViewModel tab) {
        ActionButton close = Buttons.small(Buttons.icon(Icons.CLOSE, language.text("terminal.close", title(tab)), () -> close(tab)));
        close.setFocusTraversable(false);
        Label name = new Label(title(tab));
        name.setMaxWidth(180);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox head = new HBox(name, close);
        head.setUserData(tab);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("tabs-tab", "terminal-tab");
        head.setAccessibleRole(AccessibleRole.TAB_ITEM);
        head.setAccessibleText(title(tab));
        head.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.MIDDLE) {
                close(tab);
            } else {
                model.selectedProperty().set(Optional.of(tab));
            }
        });
        return head;
    }

    private void markSelected() {
        for (Node head : tabs.getChildren()) {
            boolean chosen = model.selectedProperty().get().filter(tab -> tab == head.getUserData()).isPresent();
            head.pseudoClassStateChanged(SELECTED, chosen);
        }
    }

    private void showSelected(Optional<TerminalViewModel> tab) {
        ofSelected.unsubscribe();
        markSelected();
        if (tab.isEmpty()) {
            context.set("");
            container.setVisible(false);
            content.getChildren().setAll(new StateViews(language)
                    .empty(
                            Icons.SHELL,
                            language.text("terminal.none"),
                            Buttons.accent(language.text("terminal.open-in", SafeText.line(place.ref().name())), () -> model.open(place))));
            return;
        }
        TerminalViewModel shown = tab.get();
        TerminalView view = views.computeIfAbsent(shown, made -> new TerminalView(made, language, navigator));
        content.getChildren().setAll(view);
        ofSelected = Subscription.combine(
                shown.wayProperty().subscribe(_ -> describe(shown)), shown.containersProperty().subscribe(_ -> describe(shown)));
        view.focus();
    }

    private void describe(TerminalViewModel shown) {
        Optional<Opening.Way> way = shown.wayProperty().get();
        context.set(SafeText.line(way.map(to -> language.words()
                        .say(
                                to.command().isEmpty() ? "terminal.context.attached" : "terminal.context",
                                to.ref().toString(),
                                to.container(),
                                String.join(" ", to.command())))
                .orElse(shown.place().ref().toString())));
        choosing = true;
        List<String> all = shown.containersProperty().get();
        container.getItems().setAll(all);
        container.setValue(way.map(Opening.Way::container).filter(all::contains).orElse(null));
        container.setVisible(all.size() > 1);
        container.setManaged(all.size() > 1);
        choosing = false;
    }

    private void choose(String chosen) {
        if (!choosing && chosen != null) {
            model.selectedProperty().get().ifPresent(tab -> tab.choose(chosen));
        }
    }

    private Optional<TerminalView> current() {
        return model.selectedProperty().get().map(views::get);
    }

    void another() {
        model.open(model.selectedProperty().get().map(TerminalViewModel::place).orElse(place));
    }

    /** Closes a terminal, after a question where an editor or the like would be lost. */
    void close(TerminalViewModel tab) {
        if (!tab.isBusy()) {
            model.close(tab);
            return;
        }
        model.selectedProperty().set(Optional.of(tab));
        current().ifPresent(view -> view.askToClose(() -> model.close(tab)));
    }

    void closeCurrent() {
        model.selectedProperty().get().ifPresent(this::close);
    }

    void copy() {
        current().ifPresent(TerminalView::copy);
    }

    void paste() {
        current().ifPresent(TerminalView::paste);
    }

    void find() {
        current().ifPresent(TerminalView::find);
    }

    void clear() {
        current().ifPresent(TerminalView::clear);
    }

    void selectAll() {
        current().ifPresent(TerminalView::selectAll);
    }
}
