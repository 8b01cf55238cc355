package dev.pilothouse.ui.shell;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.engine.HttpRegistry;
import dev.pilothouse.engine.HttpWeb;
import dev.pilothouse.guide.Guides;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.local.Blueprint;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.across.AcrossPage;
import dev.pilothouse.ui.browse.BrowsePage;
import dev.pilothouse.ui.change.ApplyYamlPage;
import dev.pilothouse.ui.change.HistoryPage;
import dev.pilothouse.ui.change.ReviewPage;
import dev.pilothouse.ui.cluster.ClustersPage;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.cluster.ClustersPage.PlaygroundTools;
import dev.pilothouse.ui.creating.CreatingPage;
import dev.pilothouse.ui.designer.DesignerPage;
import dev.pilothouse.ui.detail.DetailPage;
import dev.pilothouse.ui.engine.EnginePage;
import dev.pilothouse.ui.files.FilesPage;
import dev.pilothouse.ui.forward.ForwardPage;
import dev.pilothouse.ui.forward.ForwardsPage;
import dev.pilothouse.ui.guide.AddonsPage;
import dev.pilothouse.ui.guide.DeedPage;
import dev.pilothouse.ui.guide.DeployPage;
import dev.pilothouse.ui.guide.GuidePage;
import dev.pilothouse.ui.guide.KeysPage;
import dev.pilothouse.ui.guide.RolloutPage;
import dev.pilothouse.ui.guide.ScalePage;
import dev.pilothouse.ui.guide.ScaleSeveralPage;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.log.LogPage;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import dev.pilothouse.ui.nodes.NodesPage;
import dev.pilothouse.ui.overview.OverviewPage;
import dev.pilothouse.ui.probe.ProbesPage;
import dev.pilothouse.ui.settings.SettingsPage;
import dev.pilothouse.ui.simulation.SimulationPage;
import dev.pilothouse.ui.snapshot.RestoreSnapshotPage;
import dev.pilothouse.ui.snapshot.SaveSnapshotPage;
import dev.pilothouse.ui.terminal.TerminalPage;
import dev.pilothouse.ui.timeline.TimelinePage;
import dev.pilothouse.ui.topology.NeighboursPage;
import dev.pilothouse.ui.topology.TopologyPage;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way from a place to its page: here every feature meets what it needs, and nowhere else. */
final class Pages implements Function<Place, Page> {

    private final Engine engine;
    private final Shell shell;
    private final Fx fx;
    private final Language language;
    private final FileDialogs files;
    private final Consumer<URI> open;
    private final Map<String, String> lastTabs = new HashMap<>();
    private final TerminalsBeside terminals;

    /**
     * @param open shows a file or a page of the web in the desktop's own program
     */
    Pages(Engine engine, Shell shell, Fx fx, Language language, FileDialogs files, Consumer<URI> open) {
        this.engine = engine;
        this.shell = shell;
        this.fx = fx;
        this.language = language;
        this.files = files;
        this.open = open;
        terminals = new TerminalsBeside(shell.workspace(), fx, shell::terminal);
    }

    @Override
    public Page apply(Place place) {
        return switch (place) {
            case Place.Clusters clusters -> clusters();
            case Place.Designer designer -> designer(designer);
            case Place.Creating creating -> creating(creating);
            case Place.History history ->
                new HistoryPage(engine.journal(), engine.sessions(), shell.workspace(), shell.navigator(), files, fx, language);
            case Place.Settings settings -> settings();
            case Place.Overview _ -> inSession(session -> new OverviewPage(
                    session, engine.meters().of(session), engine.journal(), engine.settings(), shell.workspace().namespacesProperty(), shell.navigator(), fx, language));
            case Place.Nodes _ -> inSession(session -> new NodesPage(session, engine.meters().of(session), shell.navigator(), fx, language));
            case Place.Topology topology -> inSession(session -> new TopologyPage(
                    session, shell.workspace().namespacesProperty(), topology.focus(), files, shell.navigator(), fx, language, shell.toasts()));
            case Place.Timeline timeline -> inSession(session -> new TimelinePage(
                    session, engine.journal(), shell.workspace().namespacesProperty(), timeline.about(), shell.navigator(), fx, language));
            case Place.Logs logs -> inSession(session -> new LogPage(session, logs, logSetting(), true));
            case Place.Terminal terminal -> inSession(session ->
                    new TerminalPage(terminals.of(session), terminal, environment(session), shell.navigator(), language));
            case Place.Forwards _ -> inSession(session -> new ForwardsPage(session, engine.forwards().of(session), fx, language, open));
            case Place.Forward forward -> inSession(session -> new ForwardPage(
                    session, environment(session), engine.forwards().of(session), forward.ref(), shell.navigator(), fx, language));
            case Place.Files container -> inSession(session -> new FilesPage(
                    session, environment(session), container.pod(), container.container(), files, shell.navigator(), fx, language));
            case Place.Across across -> across(across);
            case Place.Simulation simulation -> inSession(session ->
                    new SimulationPage(session, simulation.target(), shell.navigator(), fx, language, shell.toasts()));
            case Place.Browse browse -> inSession(session -> browse(session, browse));
            case Place.Detail detail -> inSession(session ->
                    new DetailPage(
                    session,
                    engine.meters().of(session),
                    detail.ref(),
                    others(session, detail.ref()),
                    detail.tab(),
                    lastTabs,
                    fx,
                    language,
                    shell.navigator()));
            case Place.Scale scale -> inSession(session ->
                    new ScalePage(session, environment(session), scale.ref(), shell.navigator(), fx, language, shell.toasts()));
            case Place.Guide guide -> inSession(session -> guide(session, guide));
            case Place.Deploy deploy -> inSession(session -> new DeployPage(
                    namespace(session), session.context().name(), files, shell.navigator(), fx, language));
            case Place.ScaleSeveral several -> inSession(session -> new ScaleSeveralPage(
                    session, engine.journal(), environment(session), several.refs(), shell.navigator(), fx, language, shell.toasts()));
            case Place.Delete delete -> inSession(session -> DeedPage.delete(
                    delete.refs(), session, environment(session), shell.navigator(), fx, language, shell.toasts()));
            case Place.Run run -> inSession(session -> DeedPage.run(
                    run.refs(), run.deed(), session, environment(session), shell.navigator(), fx, language, shell.toasts()));
            case Place.ContainerEngine engine -> inSession(session -> new EnginePage(session, shell.navigator(), fx, language));
            case Place.Drain drain -> inSession(session ->
                    DeedPage.drain(drain.node(), session, environment(session), shell.navigator(), fx, language, shell.toasts()));
            case Place.Rollout rollout -> inSession(session -> new RolloutPage(
                    session, environment(session), rollout.ref(), engine.journal(), shell.navigator(), fx, language, shell.toasts()));
            case Place.Keys keys -> inSession(session -> keys(session, keys));
            case Place.Probes probes -> inSession(session -> probes(session, probes));
            case Place.Review review -> inSession(session -> new ReviewPage(
                    session, environment(session), review.draft(), unsent(session, review), shell.navigator(), fx, language, shell.toasts(), files));
            case Place.Addons _ -> inSession(session -> new AddonsPage(
                    session, engine.journal(), namespace(session), new HttpWeb(), files, shell.navigator(), fx, language));
            case Place.SaveSnapshot _ -> inSession(session -> new SaveSnapshotPage(
                    session, environment(session), shell.workspace().namespacesProperty().get(), files, shell.navigator(), fx, language));
            case Place.RestoreSnapshot _ -> inSession(session -> new RestoreSnapshotPage(session, files, shell.navigator(), fx, language));
            case Place.EditYaml edit -> inSession(session -> new ApplyYamlPage(
                    session, engine.journal(), unsent(session, edit), files, edit.ref(), shell.navigator(), fx, language));
            case Place.ApplyYaml yaml -> inSession(session -> new ApplyYamlPage(
                    session,
                    engine.journal(),
                    unsent(session, yaml),
                    files,
                    yaml.text(),
                    shell.navigator(),
                    fx,
                    language));
        };
    }

    /** What other features show of an object beside its detail. */
    private DetailPage.Others others(Session session, ResourceRef ref) {
        List<DetailPage.Tab> tabs = Place.Logs.takes(ref.kind())
                ? List.of(new DetailPage.Tab("logs", "log-view.title", () -> new LogPage(session, new Place.Logs(ref), logSetting(), false)))
                : List.of();
        return new DetailPage.Others(() -> new NeighboursPage(session, ref, shell.navigator(), fx, language), tabs);
    }

    private LogPage.Setting logSetting() {
        return new LogPage.Setting(engine.settings(), files, shell.navigator(), fx, language, shell.toasts());
    }

    private Page clusters() {
        PlaygroundTools playgrounds =
                new PlaygroundTools(engine.playgrounds(), files, engine::openTerminal, shell.workspace()::disconnect);
        LocalTools machines = new LocalTools(
                engine.local().providers(), engine.local().upkeep(), files, engine::openTerminal, shell.workspace()::disconnect, engine.kubeconfigFiles().getFirst());
        return new ClustersPage(
                engine.sessions(),
                engine.environments(),
                Optional.of(engine.contextEdits()),
                Optional.of(playgrounds),
                Optional.of(machines),
                new ClustersPage.Ways(
                        () -> shell.navigator().go(new Place.Designer("")),
                        context -> shell.workspace().show(context, () -> shell.navigator().go(new Place.SaveSnapshot())),
                        context -> shell.workspace().show(context, () -> shell.navigator().go(new Place.RestoreSnapshot()))),
                fx,
                language,
                shell.workspace()::show);
    }

    private Page designer(Place.Designer place) {
        DesignerPage.Setting setting = new DesignerPage.Setting(
                engine.local().kind(),
                engine.local().blueprints(),
                engine.sessions(),
                engine.local().creations().usual(),
                this::create,
                open,
                shell.navigator()::back);
        return new DesignerPage(place, setting, shell.desk().at("", place), files, fx, language);
    }

    private void create(Blueprint blueprint) {
        engine.local().creations().start(blueprint);
        shell.navigator().go(new Place.Creating(blueprint.name()));
    }

    private Page across(Place.Across place) {
        return new AcrossPage(
                place.kind(),
                engine.sessions(),
                engine.settings(),
                name -> shell.workspace().context(name).map(context -> ContextStyle.of(context, engine.environments())).orElse(EnvironmentStyle.DEV),
                new SettingsTables(engine.settings(), shell.theme()),
                fx,
                language,
                shell.navigator(),
                (context, ref) -> shell.workspace().show(context, () -> {
                    shell.navigator().go(new Place.Browse(place.kind(), ""));
                    ref.ifPresent(object -> shell.navigator().go(new Place.Detail(object)));
                }));
    }

    /** One that nobody knows any more leads to the clusters. */
    private Page creating(Place.Creating place) {
        CreatingPage.Setting setting = new CreatingPage.Setting(
                engine.local().creations(),
                cluster -> shell.workspace().open(cluster.context()),
                blueprint -> shell.navigator().go(new Place.Designer(blueprint.text().text())),
                shell.navigator()::back);
        return engine.local().creations().of(place.name()).<Page>map(creation -> new CreatingPage(creation, setting, fx, language)).orElseGet(this::clusters);
    }

    private Page settings() {
        return new SettingsPage(
                engine.settings(), engine.folders(), engine.kubeconfigFiles(), engine.environments(), engine.sessions()::contexts, fx, language, file -> open.accept(file.toUri()));
    }

    private Page browse(Session session, Place.Browse place) {
        return new BrowsePage(
                session,
                engine.meters().of(session),
                place.kind(),
                place.filter(),
                shell.workspace().namespacesProperty(),
                shell.workspace()::choose,
                new SettingsTables(engine.settings(), shell.theme()),
                fx,
                language,
                shell.navigator());
    }

    private Page guide(Session session, Place.Guide place) {
        Guide guide = Guides.find(place.guide()).orElseThrow();
        return new GuidePage(
                new GuidePage.Setting(session, environment(session), guide, place, namespace(session), new LastHour(session, engine.meters().of(session))),
                unsent(session, place),
                shell.navigator(),
                shell.navigator()::back,
                fx,
                language);
    }

    private Page keys(Session session, Place.Keys place) {
        return new KeysPage(
                new KeysPage.Setting(session, engine.journal(), environment(session), place, namespace(session), new HttpRegistry()),
                unsent(session, place),
                shell.navigator(),
                files,
                shell.navigator()::back,
                fx,
                language);
    }

    private Page probes(Session session, Place.Probes place) {
        return new ProbesPage(
                session,
                engine.journal(),
                environment(session),
                place.ref(),
                unsent(session, place),
                shell.navigator(),
                shell.navigator()::back,
                fx,
                language);
    }

    /** Returns where new objects go. */
    private String namespace(Session session) {
        Set<String> namespaces = shell.workspace().namespacesProperty().get();
        return namespaces.size() == 1 ? namespaces.iterator().next() : session.context().namespace();
    }

    /** What is typed at that place and not sent. */
    private UnsentEdit unsent(Session session, Place place) {
        String context = session.context().name();
        return place instanceof Place.Review review
                ? shell.desk().review(context, review)
                : shell.desk().at(context, place);
    }

    private EnvironmentStyle environment(Session session) {
        return ContextStyle.of(session.context(), engine.environments());
    }

    /** A place in a cluster needs one that is open; without, the clusters are shown. */
    private Page inSession(Function<Session, Page> make) {
        return shell.workspace().session().map(make).orElseGet(this::clusters);
    }
}
