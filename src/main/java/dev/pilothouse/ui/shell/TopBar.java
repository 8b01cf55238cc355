package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Place;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bar under the band: the way back, where we are, which namespaces, and the search for everything. */
final class TopBar extends HBox {

    private static final double WIDE = 1280;
    private static final double MEDIUM = 1100;

    /** What its buttons do. */
    interface Deeds {
        void go(Place place);

        void toggleSidebar();

        void back();

        void forward();

        void namespaces();

        void palette();

        void changes();
    }

    private final Workspace workspace;
    private final EnvironmentChoices choices;
    private final Language language;
    private final Deeds deeds;
    private final ActionButton back;
    private final ActionButton forward;
    private final Label cluster = new Label();
    private final HBox chip = new HBox();
    private final HBox crumbs = new HBox();
    private final Label here = new Label();
    private Optional<Place> at = Optional.empty();
    private final Button namespaces = new Button();
    private final Label namespaceWord = new Label();
    private final Label namespaceName = new Label();
    private final Button search = new Button();
    private final Label searchWords = new Label();
    private final Desk desk;
    private final Button changes = Anchor.at(Anchor.CHANGES, new Button());
    private final Label changesWord = new Label();
    private final Label changesCount = new Label();
    private final ActionButton deploy;
    private double windowWidth = 1440;

    TopBar(Workspace workspace, EnvironmentChoices choices, Desk desk, Language language, Deeds deeds, String paletteKeys) {
        this.workspace = workspace;
        this.choices = choices;
        this.desk = desk;
        this.language = language;
        this.deeds = deeds;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        ActionButton sidebar = Buttons.icon(Icons.SIDEBAR, language.text("shell.command.sidebar"), deeds::toggleSidebar);
        back = Anchor.at(Anchor.BACK, Buttons.icon(Icons.BACK, language.text("shell.command.back"), deeds::back));
        forward = Anchor.at(Anchor.FORWARD, Buttons.icon(Icons.FORWARD, language.text("shell.command.forward"), deeds::forward));
        cluster.getStyleClass().addAll("bold-text", "top-cluster");
        chip.setAlignment(Pos.CENTER);
        chip.setSpacing(4);
        crumbs(() -> deeds.go(new Place.Clusters()));
        namespaces(deeds::namespaces);
        search(deeds::palette, paletteKeys);
        changes(deeds::changes);
        deploy = Anchor.at(Anchor.DEPLOY_BUTTON, Buttons.with(Icons.DEPLOY, Buttons.accent(language.text("shell.top.deploy"), () -> deeds.go(new Place.Deploy()))));
        deploy.getStyleClass().add("top-button");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        getChildren().addAll(sidebar, back, forward, crumbs, cluster, chip, namespaces, stretch, search, changes, deploy);
        workspace.sessionProperty().subscribe(session -> refresh());
        desk.editsProperty().subscribe(edits -> refresh());
        language.wordsProperty().subscribe(words -> refresh());
        workspace.namespacesProperty().subscribe(chosen -> refresh());
    }

    private void crumbs(Runnable clusters) {
        Hyperlink up = Buttons.link(language.text("shell.command.clusters"), clusters);
        up.getStyleClass().addAll("bold-text", "top-crumb");
        here.getStyleClass().add("muted-text");
        crumbs.getChildren().addAll(up, Icon.of(Icons.FOLD_CLOSED, 14), here);
        crumbs.getStyleClass().add("top-crumbs");
        crumbs.setAlignment(Pos.CENTER_LEFT);
    }

    /** Says where the person is, when that is in no cluster. */
    void at(Optional<Place> place) {
        at = place;
        refresh();
    }

    /** Tells whether a cluster is looked at; what is not made yet has nothing to show. */
    boolean inCluster() {
        return workspace.session().isPresent() && !isOutside();
    }

    /** Tells whether a cluster is being designed or made, whatever else is open. */
    boolean isOutside() {
        return outside().isPresent();
    }

    private Optional<String> outside() {
        return at.flatMap(place -> switch (place) {
            case Place.Designer _ -> Optional.of(language.words().say("designer.title"));
            case Place.Creating creating -> Optional.of(creating.name());
            default -> Optional.empty();
        });
    }

    private void namespaces(Runnable open) {
        Anchor.at(Anchor.NAMESPACES, namespaces);
        namespaces.getStyleClass().setAll("button", "namespace-button");
        namespaceWord.getStyleClass().addAll("small-text", "muted-text");
        namespaceName.getStyleClass().addAll("small-text", "bold-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox face = new HBox(namespaceWord, namespaceName, stretch, Icon.of(Icons.DROP_DOWN));
        face.getStyleClass().add("namespace-face");
        face.setAlignment(Pos.CENTER_LEFT);
        namespaceWord.setMinWidth(Region.USE_PREF_SIZE);
        namespaces.setGraphic(face);
        namespaces.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        face.prefWidthProperty().bind(namespaces.widthProperty().subtract(18));
        namespaces.setOnAction(event -> open.run());
    }

    private void search(Runnable open, String keys) {
        Anchor.at(Anchor.SEARCH, search);
        search.getStyleClass().setAll("button", "search-button");
        searchWords.getStyleClass().add("muted-text");
        Label cap = new Label(keys);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox face = new HBox(Icon.of(Icons.SEARCH), searchWords, stretch, cap);
        face.getStyleClass().add("search-face");
        face.setAlignment(Pos.CENTER_LEFT);
        search.setGraphic(face);
        search.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        face.prefWidthProperty().bind(search.widthProperty().subtract(14));
        search.setOnAction(event -> open.run());
    }

    private void changes(Runnable open) {
        changes.getStyleClass().setAll("button", "changes-button");
        changesCount.getStyleClass().add("changes-count");
        changesWord.setMinWidth(Region.USE_PREF_SIZE);
        changesCount.setMinWidth(Region.USE_PREF_SIZE);
        HBox face = new HBox(6, Icon.of(Icons.CHANGES), changesWord, changesCount);
        face.setAlignment(Pos.CENTER_LEFT);
        changes.setGraphic(face);
        changes.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        changes.setMinWidth(Region.USE_PREF_SIZE);
        changes.setOnAction(event -> open.run());
    }

    /** Where the list of changes opens. */
    Node changesButton() {
        return changes;
    }

    /** Edits that were not sent are counted, in whichever cluster they are. */
    private void showChanges() {
        int count = desk.editsProperty().get().size();
        changes.setVisible(count > 0);
        changes.setManaged(count > 0);
        changesWord.setText(windowWidth >= MEDIUM ? language.words().say("shell.top.changes") : "");
        changesCount.setText(Integer.toString(count));
        changes.setAccessibleText(language.words().say("shell.changes.title", count));
    }

    /** Where the list of namespaces opens. */
    Node namespaceButton() {
        return namespaces;
    }

    void history(boolean canGoBack, boolean canGoForward) {
        turn(back, canGoBack, "shell.off.no-back");
        turn(forward, canGoForward, "shell.off.no-forward");
    }

    private void turn(ActionButton button, boolean possible, String reasonKey) {
        if (possible) {
            button.on();
        } else {
            button.off(language.words().say(reasonKey));
        }
    }

    /** Says how wide the window is: narrow ones have short words. */
    void windowWidth(double width) {
        windowWidth = width;
        refresh();
    }

    /** Draws anew what depends on cluster, environment, namespaces and language. */
    void refresh() {
        double searchWidth = windowWidth >= WIDE ? 300 : windowWidth >= MEDIUM ? 220 : 132;
        search.setMinWidth(searchWidth);
        search.setPrefWidth(searchWidth);
        search.setMaxWidth(searchWidth);
        searchWords.setText(language.words().say(windowWidth >= WIDE ? "shell.top.search" : "shell.top.search-short"));
        search.setAccessibleText(language.words().say("shell.command.palette"));
        showChanges();
        deploy.setContentDisplay(windowWidth >= MEDIUM ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        Optional<Context> context = workspace.session().map(session -> session.context());
        boolean open = inCluster();
        here.setText(outside().orElse(""));
        crumbs.setVisible(outside().isPresent());
        crumbs.setManaged(outside().isPresent());
        cluster.setText(context.map(Context::name).orElse(""));
        chip.getChildren().setAll(context.map(this::chips).orElse(List.of()));
        boolean namespaced = context.filter(found -> !found.engine()).isPresent();
        show(open, cluster, chip);
        boolean across = at.filter(Place.Across.class::isInstance).isPresent(); // all namespaces of several clusters
        show(namespaced && !across, namespaces);
        show(namespaced, deploy);
        namespaceWord.setText(language.words().say("shell.top.namespace"));
        namespaceName.setText(namespacesInWords());
        namespaces.setAccessibleText(namespaceWord.getText() + " " + namespaceName.getText());
    }

    private static void show(boolean visible, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(visible);
            node.setManaged(visible);
        }
    }

    private String namespacesInWords() {
        int chosen = workspace.namespaces().size();
        return switch (chosen) {
            case 0 -> language.words().say("shell.top.namespaces-all");
            case 1 -> workspace.namespaces().iterator().next();
            default -> language.words().say("shell.top.namespaces-several", chosen);
        };
    }

    /** A playground says that it is one, and beside it what it stands for, if it stands for something. */
    private List<Node> chips(Context context) {
        if (!context.simulated()) {
            return List.of(environment(context));
        }
        return choices.environment(context) == Environment.SANDBOX ? List.of(simulated()) : List.of(environment(context), simulated());
    }

    /** What is simulated can be broken and its time turned: the chip leads there. */
    private Node simulated() {
        Button button = Anchor.at(Anchor.SIMULATION, new Button());
        button.getStyleClass().setAll("button", "chip-button");
        button.setGraphic(Chip.simulated(language.words().say("shell.environment.simulated")));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        String title = language.words().say("shell.command.simulation");
        button.setTooltip(new Tooltip(title));
        button.setAccessibleText(title);
        button.setOnAction(event -> deeds.go(new Place.Simulation()));
        return button;
    }

    private Chip environment(Context context) {
        Environment environment = choices.environment(context);
        String key = switch (environment) {
            case DEV -> "shell.environment.dev";
            case STAGING -> "shell.environment.staging";
            case PROD -> "shell.environment.prod";
            case SANDBOX -> "shell.environment.sandbox";
        };
        String word = language.words().say(key);
        String text = switch (choices.guard(context)) {
            case FREE -> word;
            case CONFIRM -> language.words().say("shell.environment.confirm", word);
            case TYPE_NAME -> language.words().say("shell.environment.guarded", word);
        };
        return Chip.environment(ContextStyle.of(context, choices), text);
    }
}
