package dev.pilothouse.ui.shell;

import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.live.StreamReport;
import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.Drafts;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole window: puts the parts of the shell together and lets them speak to each other. */
public final class Shell {

    private static final double SHORT_UNDER = 700;
    /** The buttons of a footer stay free, that of a page as that of a drawer. */
    private static final double TOASTS_OVER_FOOTER = 92;
    private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");

    private final Settings settings;
    private final Theme theme;
    private final Language language;
    private final Workspace workspace;
    private final EnvironmentChoices choices;
    private final Desk desk;
    private final ShellNavigator navigator;
    private final SidebarViewModel sidebarModel;
    private final Sidebar sidebar;
    private final Rail rail;
    private final TopBar topBar;
    private final EnvironmentBand band = new EnvironmentBand();
    private final DrawerHost drawers;
    private final SidebarPlace middle;
    private final StatusLine statusLine;
    private final Toasts toasts;
    private final Interrupted interrupted;
    private final Overlay overlay = new Overlay();
    private final Sheets sheets;
    private final CommandsHere commands;
    private final StackPane root = new StackPane();
    private Health.State streams = Health.State.UNKNOWN;

    /**
     * @param drafts where edits are kept that were not sent
     * @param engines told of where clusters are made
     * @param pages makes the pages, given the shell that they stand in
     */
    public Shell(
            Sessions sessions,
            Settings settings,
            EnvironmentChoices choices,
            Theme theme,
            Language language,
            Fx fx,
            InstantSource clock,
            Drafts drafts,
            Engines engines,
            Function<Shell, Function<Place, Page>> pages) {
        this.settings = settings;
        this.theme = theme;
        this.language = language;
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        workspace = new Workspace(sessions, settings, fx);
        this.choices = choices;
        desk = new Desk(drafts, fx, clock);
        toasts = new Toasts(fx, language);
        LazyPages lazyPages = new LazyPages();
        navigator = new ShellNavigator(lazyPages, () -> workspace.session().map(open -> open.context().name()).orElse(""));
        interrupted = new Interrupted(fx, toasts, language, navigator);
        ShellDeeds deeds = new ShellDeeds(this);
        commands = new CommandsHere(navigator, overlay, CommandList.of(deeds));
        sidebarModel = new SidebarViewModel(settings);
        sidebar = new Sidebar(sidebarModel, language, navigator);
        rail = new Rail(workspace, choices, settings, language, navigator, this::health);
        topBar = new TopBar(workspace, choices, desk, language, deeds, String.join(" ", Shortcut.parse("Shortcut+K").caps(mac)));
        drawers = new DrawerHost(settings, navigator::closeDrawer);
        middle = new SidebarPlace(sidebar, drawers, settings, topBar::inCluster);
        statusLine = new StatusLine(workspace, language, fx, clock, this::beat, engines, () -> navigator.go(new Place.Clusters()), deeds::readAgain);
        sheets = new Sheets(overlay, workspace, navigator, desk, commands, mac, this::contextChip, language, clock);
        lazyPages.use(pages.apply(this));
        assemble();
        follow();
    }

    private void assemble() {
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox column = new VBox(band, topBar, middle, statusLine);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        root.getStyleClass().add("shell");
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(toasts, new Insets(0, 12, TOASTS_OVER_FOOTER, 0));
        root.getChildren().addAll(new HBox(rail, column), overlay, toasts);
        root.widthProperty().subscribe(value -> resized());
        root.heightProperty().subscribe(value -> root.pseudoClassStateChanged(SHORT, value.doubleValue() < SHORT_UNDER));
    }

    private void follow() {
        workspace.sessionProperty().addListener((source, before, after) -> sessionChanged(after));
        workspace.catalogProperty().subscribe(catalog -> {
            sidebarModel.show(catalog);
            openWaitingKind();
        });
        workspace.contexts().subscribe(() -> {
            rail.refresh();
            sidebarModel.several(workspace.contexts().stream().filter(context -> !context.broken() && !context.engine()).count() > 1);
        });
        workspace.open().subscribe(() -> {
            rail.refresh();
            navigator.keepOnly(workspace.open());
        });
        new PageArea(drawers, workspace, navigator, language).follow();
        navigator.placeProperty().subscribe(place -> {
            rail.mark(place);
            sidebarModel.placeProperty().set(place);
            sidebarModel.currentProperty().set(place.filter(Place.Browse.class::isInstance).map(browse -> ((Place.Browse) browse).kind()));
            topBar.at(place);
            statusLine.making(topBar.isOutside());
            middle.layOut();
        });
        navigator.canGoBackProperty().subscribe(possible -> history());
        navigator.canGoForwardProperty().subscribe(possible -> history());
        navigator.onContextSwitch(this::switchTo);
        settings.onChange(() -> {
            rail.refresh();
            topBar.refresh();
            environment();
        });
    }

    private void history() {
        topBar.history(navigator.canGoBackProperty().get(), navigator.canGoForwardProperty().get());
    }

    private boolean switchTo(String context) {
        if (!workspace.open().contains(context)) {
            return false;
        }
        workspace.open(context);
        return workspace.is(context);
    }

    private void sessionChanged(Optional<Session> session) {
        environment();
        sidebarModel.forgetCounts();
        session.ifPresent(interrupted::lookUp);
        sidebarModel.simulated(session.filter(open -> open.context().simulated()).isPresent());
        rail.refresh();
        middle.layOut();
        session.ifPresentOrElse(
                open -> navigator.lastPlaceIn(open.context().name()).ifPresentOrElse(navigator::go, this::openWaitingKind),
                () -> navigator.go(new Place.Clusters()));
        navigator.keepOnly(workspace.open());
    }

    /** A cluster that was never looked at opens with its start page, a table as soon as its kinds are known. */
    private void openWaitingKind() {
        boolean waiting = workspace.session().filter(open -> navigator.lastPlaceIn(open.context().name()).isEmpty()).isPresent();
        if (waiting) {
            new StartPage(workspace.session(), settings).open(navigator::go, this::browse);
        }
    }

    private void environment() {
        band.show(workspace.session().map(open -> ContextStyle.of(open.context(), choices)));
    }

    private void beat(List<StreamReport> reports) {
        sidebarModel.count(reports, workspace.namespaces());
        Health.State now = StatusViewModel.of(reports).health();
        if (now != streams) {
            streams = now;
            rail.refresh();
        }
    }

    private Health.State health(String context) {
        return workspace.is(context) ? streams : Health.State.OK;
    }

    private Optional<Node> contextChip() {
        return workspace.session().map(open -> Chip.environment(ContextStyle.of(open.context(), choices), open.context().name()));
    }

    private void resized() {
        topBar.windowWidth(root.getWidth());
        drawers.windowWidth(root.getWidth());
        middle.windowWidth(root.getWidth());
    }

    /** Says where the terminals of the cluster in front are, empty while it has none. */
    void terminal(Optional<Place> place) {
        sidebarModel.terminal(place);
    }

    // what commands do

    void toggleSidebar() {
        middle.toggle();
    }

    /** Opens the palette with these letters in its field. */
    public void openPalette(String letters) {
        sheets.palette(letters);
    }

    void openNamespaces() {
        sheets.namespaces(topBar.namespaceButton());
    }

    void openChanges() {
        sheets.changes(topBar.changesButton());
    }

    /** Leaves the app by running something, after asking about edits that were not sent. */
    public void leave(Runnable end) {
        sheets.leave(end);
    }

    /** Lets somebody ask first; what it is given goes on with the leaving. */
    void askBeforeLeaving(Consumer<Runnable> question) {
        sheets.askBeforeLeaving(question);
    }

    Overlay overlay() {
        return overlay;
    }

    void openKeys() {
        sheets.keys();
    }

    void browse(String plural) {
        kind(plural).ifPresent(kind -> navigator.go(new Place.Browse(kind, "")));
    }

    Optional<Kind> kind(String plural) {
        return workspace.catalogProperty().get().offers().stream()
                .map(offer -> offer.kind())
                .filter(kind -> kind.qualifiedPlural().equals(plural) || (kind.plural().equals(plural) && kind.group().equals("apps")))
                .findFirst();
    }

    void readAgain() {
        workspace.readCatalog(true);
        navigator.sceneProperty().get().page().ifPresent(Page::readAgain);
        navigator.sceneProperty().get().beside().ifPresent(Page::readAgain);
    }

    void goToRegion(int step) {
        List<Node> regions = new ArrayList<>(List.of(rail, sidebar, topBar, drawers));
        drawers.topDrawer().ifPresent(regions::add);
        regions.add(statusLine);
        regions.removeIf(region -> region.getScene() == null || !region.isVisible());
        new Regions(regions).step(root.getScene().getFocusOwner(), step);
    }

    /** Closes what is on top: a list or the palette, then a drawer. Tells whether there was something. */
    public boolean closeTop() {
        if (sheets.close() || middle.uncover()) {
            return true;
        }
        ShellNavigator.Scene scene = navigator.sceneProperty().get();
        if (scene.over().isPresent() || scene.beside().isPresent()) {
            navigator.closeDrawer();
            return true;
        }
        return false;
    }

    // what the rest of the room needs

    /** Puts something into the status line. */
    void addStatus(Node item) {
        statusLine.add(item);
    }

    /** Puts the shell on a scene: its keys, its sheets. */
    public void on(Scene scene) {
        theme.dress(scene, "shell", "palette", "settings");
        Keyboard keyboard = new Keyboard(
                commands::at, () -> navigator.sceneProperty().get().over().isPresent(), this::sayWhyOff);
        keyboard.listenTo(scene);
        new EscapeKey(this::closeTop).listenTo(scene);
    }

    private void sayWhyOff(Command command) {
        if (command.availability().get() instanceof Availability.Off(String reason, List<String> args)) {
            toasts.hint(language.text(reason, args.toArray()));
        }
    }

    /** Shows what is known before anything is connected. */
    public void start() {
        desk.start();
        workspace.start();
        navigator.go(new Place.Clusters());
    }

    /** Looks at an open cluster. */
    public void show(Session session) {
        workspace.show(session);
    }

    /** Goes to a place. */
    public void go(Place place) {
        navigator.go(place);
    }

    /** Returns the title of the window: cluster and page. */
    public StringBinding titleBinding() {
        return WindowTitle.binding(workspace, navigator, language);
    }

    public StackPane root() {
        return root;
    }

    Desk desk() {
        return desk;
    }

    ShellNavigator navigator() {
        return navigator;
    }

    Workspace workspace() {
        return workspace;
    }

    Toasts toasts() {
        return toasts;
    }

    Theme theme() {
        return theme;
    }

    Settings settings() {
        return settings;
    }

    Rail rail() {
        return rail;
    }
}
