package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.model.Health;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The strip at the left edge: one tile for each open or pinned cluster, and the places that belong to no cluster. */
final class Rail extends VBox {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final Workspace workspace;
    private final EnvironmentChoices choices;
    private final Settings settings;
    private final Language language;
    private final Function<String, Health.State> state;
    private final VBox tiles = new VBox();
    private final ActionButton clusters;
    private final ActionButton history;
    private final ActionButton settingsButton;
    private List<String> order = List.of();
    private List<? extends Node> making = List.of();

    /**
     * @param state how the cluster of an open context is doing
     */
    Rail(Workspace workspace, EnvironmentChoices choices, Settings settings, Language language, Navigator navigator, Function<String, Health.State> state) {
        this.workspace = workspace;
        this.choices = choices;
        this.settings = settings;
        this.language = language;
        this.state = state;
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        Anchor.at(Anchor.RAIL, this);
        FontIcon mark = Icon.of(Icons.APP, 24);
        mark.getStyleClass().add("rail-mark");
        StackPane logo = new StackPane(mark);
        logo.getStyleClass().add("rail-logo");
        tiles.getStyleClass().add("rail-tiles");
        tiles.setAlignment(Pos.TOP_CENTER);
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("rail-scroll");
        scroll.setFocusTraversable(false);
        clusters = button(Icons.CLUSTERS, "shell.command.clusters", Anchor.CLUSTERS, () -> navigator.go(new Place.Clusters()));
        clusters.setOnContextMenuRequested(event -> {
            ContextMenu menu = new ContextMenu(item("shell.command.new-kind-cluster", Icons.ADD, () -> navigator.go(new Place.Designer(""))));
            menu.show(clusters, event.getScreenX(), event.getScreenY());
        });
        history = button(Icons.HISTORY, "shell.command.history", Anchor.HISTORY, () -> navigator.go(new Place.History()));
        settingsButton = button(Icons.SETTINGS, "shell.command.settings", Anchor.SETTINGS, () -> navigator.go(new Place.Settings()));
        Region stretch = new Region();
        VBox.setVgrow(stretch, Priority.ALWAYS);
        getChildren().addAll(logo, scroll, clusters, stretch, history, settingsButton);
        language.wordsProperty().subscribe(words -> refresh());
    }

    private ActionButton button(String icon, String titleKey, String anchor, Runnable action) {
        ActionButton button = Buttons.icon(icon, language.text(titleKey), action);
        button.getStyleClass().add("rail-button");
        return Anchor.at(anchor, button);
    }

    /** Marks the button of the page that is shown. */
    void mark(Optional<Place> place) {
        clusters.pseudoClassStateChanged(OPEN, place.filter(at -> at instanceof Place.Clusters || at instanceof Place.Designer || at instanceof Place.Creating).isPresent());
        history.pseudoClassStateChanged(OPEN, place.filter(Place.History.class::isInstance).isPresent());
        settingsButton.pseudoClassStateChanged(OPEN, place.filter(Place.Settings.class::isInstance).isPresent());
    }

    /** Opens the n-th cluster of the rail, if there is one. */
    void open(int index) {
        if (index < order.size()) {
            workspace.open(order.get(index));
        }
    }

    /** Shows these tiles of clusters that are being made behind the others. */
    void making(List<? extends Node> creations) {
        making = List.copyOf(creations);
        refresh();
    }

    /** Draws the tiles anew from what is open, pinned and chosen. */
    void refresh() {
        Set<String> names = new LinkedHashSet<>(settings.get(Setting.PINNED_CONTEXTS));
        names.addAll(workspace.open());
        Map<String, Context> shown = new LinkedHashMap<>();
        names.forEach(name -> find(name).ifPresent(context -> shown.put(name, context)));
        Map<String, String> wanted = new LinkedHashMap<>();
        shown.forEach((name, context) -> wanted.put(
                name, RailLabels.wanted(choices.environment(context), context.simulated())));
        Map<String, String> labels = RailLabels.of(wanted);
        List<Node> made = new ArrayList<>();
        shown.forEach((name, context) -> made.add(tile(context, labels.getOrDefault(name, name))));
        made.addAll(making);
        order = List.copyOf(shown.keySet());
        tiles.getChildren().setAll(made);
        tiles.setManaged(!made.isEmpty());
    }

    /** An open session knows its context even when the files no longer name it. */
    private Optional<Context> find(String name) {
        return workspace.context(name)
                .or(() -> workspace.session().map(session -> session.context()).filter(context -> context.name().equals(name)));
    }

    private StackPane tile(Context context, String label) {
        String name = context.name();
        boolean current = workspace.session().filter(session -> session.context().name().equals(name)).isPresent();
        boolean open = workspace.open().contains(name);
        Button face = new Button(label);
        face.getStyleClass().setAll("rail-tile", ContextStyle.of(context, choices).styleClass());
        face.pseudoClassStateChanged(OPEN, current);
        face.setOnAction(event -> workspace.open(name));
        face.setTooltip(new Tooltip(name));
        face.setAccessibleText(name);
        face.setContextMenu(menu(name, open));
        Region bar = new Region();
        bar.getStyleClass().addAll("rail-tile-bar", ContextStyle.of(context, choices).styleClass());
        bar.setVisible(current);
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        HealthIcon badge = new HealthIcon(open ? state.apply(name) : Health.State.UNKNOWN);
        StackPane frame = new StackPane(badge);
        frame.getStyleClass().add("rail-tile-badge");
        frame.setMouseTransparent(true);
        StackPane.setAlignment(frame, Pos.BOTTOM_RIGHT);
        StackPane tile = new StackPane(face, bar, frame);
        tile.getStyleClass().add("rail-tile-box");
        return tile;
    }

    private ContextMenu menu(String name, boolean open) {
        boolean pinned = settings.get(Setting.PINNED_CONTEXTS).contains(name);
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(item(pinned ? "shell.rail.unpin" : "shell.rail.pin", pinned ? Icons.UNPIN : Icons.PIN, () -> pin(name, !pinned)));
        if (open) {
            menu.getItems().add(item("shell.rail.disconnect", Icons.DISCONNECTED, () -> workspace.disconnect(name)));
        }
        return menu;
    }

    private MenuItem item(String key, String icon, Runnable action) {
        MenuItem item = new MenuItem(language.words().say(key), Icon.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void pin(String name, boolean pinned) {
        List<String> names = new ArrayList<>(settings.get(Setting.PINNED_CONTEXTS));
        names.remove(name);
        if (pinned) {
            names.add(name);
        }
        settings.set(Setting.PINNED_CONTEXTS, List.copyOf(names));
        refresh();
    }
}
