package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.cluster.ClustersPage.PlaygroundTools;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All contexts with what is known of each. Nothing is contacted before a context is opened or all are checked. */
final class ClustersViewModel implements LivePage.Model {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Sessions sessions;
    private final EnvironmentChoices choices;
    private final DoorList list;
    private final DoorOpening opening;
    private final DoorEdits edits;
    private final DoorPlaygrounds playgrounds;
    private final LocalWatch local;
    private final LocalDeeds deeds;
    private final LocalChart chart;
    private final SimpleMaking making;
    private final Fx fx;
    private final DoorChecks checks;
    private final List<Subscription> sources = new ArrayList<>();
    private Subscription looking = Subscription.NONE;
    private boolean shown;

    private record Known(List<ClusterSource.Listing> listings, List<LocalCluster> playgrounds) {}

    /**
     * @param opened told when a context was opened, with its session
     */
    ClustersViewModel(
            Sessions sessions,
            EnvironmentChoices choices,
            Optional<ContextEdits> files,
            Optional<PlaygroundTools> simulated,
            Optional<LocalTools> machines,
            Fx fx,
            Consumer<Session> opened) {
        this.sessions = sessions;
        this.choices = choices;
        this.fx = fx;
        list = new DoorList(sessions, choices);
        checks = new DoorChecks(fx, this::ask, new Told());
        opening = new DoorOpening(sessions, list, machines, fx, checks::one, opened);
        edits = new DoorEdits(files, fx, this::read);
        playgrounds = new DoorPlaygrounds(simulated, fx, this::read);
        local = new LocalWatch(machines, fx);
        deeds = new LocalDeeds(machines, fx, this::readLocal);
        chart = new LocalChart(machines, fx);
        making = new SimpleMaking(machines.map(LocalTools::simple).orElse(List.of()), fx, context -> {
            readLocal();
            opening.open(context);
        });
        local.clustersProperty().subscribe(now -> list.take(now));
        local.useProperty().subscribe(list::takeUse);
        deeds.deedsProperty().subscribe(list::takeDeeds);
        list.chosenProperty().subscribe(door -> chart.show(Optional.ofNullable(door).flatMap(Door::machines).map(LocalPart::cluster)));
    }

    /** Reads the listings and follows them. */
    @Override
    public void start() {
        stop();
        sessions.sources().forEach(source -> sources.add(source.onChange(_ -> fx.later(this::read))));
        shown = true;
        read();
        look();
        local.start();
        making.look();
    }

    /** Playgrounds of other processes come and go without a word. */
    private void look() {
        looking.close();
        if (shown && playgrounds.possible()) {
            looking = fx.after(LOOK_EVERY, () -> fx.call(playgrounds::clusters).onDone(now -> {
                if (!now.equals(list.playgrounds())) {
                    read();
                }
                look();
            }).onRefused(_ -> look()));
        }
    }

    @Override
    public void stop() {
        shown = false;
        local.stop();
        looking.close();
        sources.forEach(Subscription::close);
        sources.clear();
    }

    private void read() {
        fx.call(() -> new Known(sessions.sources().stream().map(ClusterSource::listing).toList(), playgrounds.clusters()))
                .onDone(known -> list.take(known.listings(), known.playgrounds()));
    }

    /** After a deed a kubeconfig may be there that was not, or the other way round. */
    private void readLocal() {
        local.read();
        chart.forget();
        read();
    }

    /** The making of clusters by other tools. */
    SimpleMaking making() {
        return making;
    }

    /** The contexts that the filter lets through: those of files in the order of their files, then those of this computer. */
    ObservableList<Door> doors() {
        return list.doors();
    }

    /** What was noticed about whole files. */
    ObservableList<Finding> findings() {
        return list.findings();
    }

    /** The context whose details are shown. */
    ObjectProperty<@Nullable Door> chosenProperty() {
        return list.chosenProperty();
    }

    DoorPlaygrounds playgrounds() {
        return playgrounds;
    }

    LocalDeeds deeds() {
        return deeds;
    }

    LocalWatch local() {
        return local;
    }

    /** Returns what is read of the chosen cluster beyond its line. */
    LocalChart chart() {
        return chart;
    }

    DoorEdits edits() {
        return edits;
    }

    DoorOpening opening() {
        return opening;
    }

    /** Returns the names of all contexts. */
    List<String> names() {
        return list.contexts().stream().map(Context::name).toList();
    }

    /** Returns how many contexts are known, whatever the filter says. */
    int count() {
        return list.contexts().size();
    }

    boolean noContexts() {
        return list.contexts().isEmpty();
    }

    StringProperty filterProperty() {
        return list.filterProperty();
    }

    ReadOnlyObjectProperty<DoorChecks.Round> checkingProperty() {
        return checks.roundProperty();
    }

    /** Connects to the context and hands its session over. */
    void open(String name) {
        opening.open(name);
    }

    /** Asks every context who answers there, a few at a time; broken entries and clusters that stand still are left out. */
    void checkAll() {
        checks.all(list.contexts().stream()
                .filter(context -> !context.broken() && list.isListed(context.name()))
                .map(Context::name)
                .filter(name -> list.machines(name).filter(cluster -> !cluster.runs()).isEmpty())
                .toList());
    }

    /** Remembers what the cluster is to the person; the guard follows the environment. */
    void choose(String name, Environment environment) {
        context(name).ifPresent(context -> choices.choose(context, environment, environment.guard()));
        list.show();
    }

    /** Remembers another guard than the environment's own. */
    void choose(String name, Guard.Level guard) {
        context(name).ifPresent(context -> choices.choose(context, choices.environment(context), guard));
        list.show();
    }

    private Optional<Context> context(String name) {
        return list.contexts().stream().filter(context -> context.name().equals(name)).findFirst();
    }

    private final class Told implements DoorChecks.Listener {

        @Override
        public void asking(String context) {
            list.set(context, new DoorState.Connecting());
        }

        @Override
        public void answered(String context, ServerInfo server) {
            list.set(context, new DoorState.Ready(server.version(), server.latencyMillis()));
        }

        @Override
        public void refused(String context, Problem problem) {
            opening.refused(context, problem, false);
        }

        @Override
        public void tooSlow(String context) {
            String seconds = Long.toString(DoorChecks.PATIENCE.toSeconds());
            list.set(context, DoorState.of(Problem.of(ProblemCode.TIMED_OUT, server(context), seconds)));
        }
    }

    private ServerInfo ask(String name) {
        Optional<Session> session = sessions.session(name);
        if (session.isPresent()) {
            return session.get().cluster().server();
        }
        try (Cluster cluster = sessions.sourceOf(name).open(name)) {
            return cluster.server();
        }
    }

    private String server(String name) {
        return context(name).map(Context::server).orElse(name);
    }

    @Override
    public void close() {
        stop();
        checks.close();
    }
}
