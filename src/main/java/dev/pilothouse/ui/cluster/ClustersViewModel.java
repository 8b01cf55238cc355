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
import dev.pilothouse.ui.cluster.ClustersPage.PlaygroundTools;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All contexts with what is known of each. Nothing is contacted before a context is opened or all are checked. */
final class ClustersViewModel implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Sessions sessions;
    private final EnvironmentChoices choices;
    private final DoorEdits edits;
    private final DoorPlaygrounds playgrounds;
    private final Consumer<Session> opened;
    private final Fx fx;
    private final ObservableList<Door> doors = FXCollections.observableArrayList();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Consent>> consent = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<@Nullable Door> chosen = new SimpleObjectProperty<>();
    private final Map<String, DoorState> states = new HashMap<>();
    private final DoorChecks checks;
    private final List<Subscription> sources = new ArrayList<>();
    private List<Context> contexts = List.of();
    private List<LocalCluster> local = List.of();
    private Subscription looking = Subscription.NONE;
    private boolean shown;
    private @Nullable String opening;

    private record Known(List<ClusterSource.Listing> listings, List<LocalCluster> local) {}

    /**
     * @param opened told when a context was opened, with its session
     */
    ClustersViewModel(
            Sessions sessions, EnvironmentChoices choices, Optional<ContextEdits> files, Optional<PlaygroundTools> tools, Fx fx, Consumer<Session> opened) {
        this.sessions = sessions;
        this.choices = choices;
        this.edits = new DoorEdits(files, fx, this::read);
        this.playgrounds = new DoorPlaygrounds(tools, fx, this::read);
        this.fx = fx;
        this.opened = opened;
        checks = new DoorChecks(fx, this::ask, new Told());
        filter.subscribe(_ -> show());
    }

    /** Reads the listings and follows them. */
    void start() {
        stop();
        sessions.sources().forEach(source -> sources.add(source.onChange(_ -> fx.later(this::read))));
        shown = true;
        read();
        look();
    }

    /** Playgrounds of other processes come and go without a word. */
    private void look() {
        if (shown && playgrounds.possible()) {
            looking = fx.after(LOOK_EVERY, () -> fx.call(playgrounds::clusters).onDone(now -> {
                if (!now.equals(local)) {
                    read();
                }
                look();
            }).onRefused(_ -> look()));
        }
    }

    void stop() {
        shown = false;
        looking.close();
        sources.forEach(Subscription::close);
        sources.clear();
    }

    /** The contexts that the filter lets through, in the order of their files. */
    ObservableList<Door> doors() {
        return doors;
    }

    /** What was noticed about whole files. */
    ObservableList<Finding> findings() {
        return findings;
    }

    /** The context whose details are shown. */
    ObjectProperty<@Nullable Door> chosenProperty() {
        return chosen;
    }

    DoorPlaygrounds playgrounds() {
        return playgrounds;
    }

    /** Returns the names of all contexts. */
    List<String> names() {
        return contexts.stream().map(Context::name).toList();
    }

    DoorEdits edits() {
        return edits;
    }

    /** Returns how many contexts are known, whatever the filter says. */
    int count() {
        return contexts.size();
    }

    boolean noContexts() {
        return contexts.isEmpty();
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** The question that is open, if one is. */
    ReadOnlyObjectProperty<Optional<Consent>> consentProperty() {
        return consent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DoorChecks.Round> checkingProperty() {
        return checks.roundProperty();
    }

    /** Connects to the context and hands its session over; asks for consent first where a plugin needs it. */
    void open(String name) {
        if (states.get(name) instanceof DoorState.Broken) {
            return;
        }
        if (name.equals(opening)) {
            return;
        }
        opening = name;
        set(name, new DoorState.Connecting());
        fx.call(() -> sessions.open(name)).onDone(session -> show(name, session)).onRefused(problem -> {
            if (name.equals(opening)) {
                opening = null;
            }
            refused(name, problem, true);
        });
    }

    /** Who opened another context meanwhile wants to see that one. */
    private void show(String name, Session session) {
        set(name, new DoorState.Ready(session.server().version(), session.server().latencyMillis()));
        if (name.equals(opening)) {
            opening = null;
            opened.accept(session);
        }
    }

    /** Asks every context who answers there, a few at a time; broken entries are left out. */
    void checkAll() {
        checks.all(contexts.stream().filter(context -> !context.broken()).map(Context::name).toList());
    }

    /** The person agrees that the plugin runs, from now on. */
    void agree() {
        consent.get().ifPresent(question -> {
            consent.set(Optional.empty());
            ClusterSource source = sessions.sourceOf(question.context());
            fx.call(() -> {
                source.trust(question.plugin());
                return question;
            }).onDone(answered -> {
                if (answered.open()) {
                    open(answered.context());
                } else {
                    checks.one(answered.context());
                }
            }).onRefused(problem -> set(question.context(), DoorState.of(problem)));
        });
    }

    /** Asks about the plugin of a context that waits for consent. */
    void askConsent(String name) {
        if (states.get(name) instanceof DoorState.NeedsConsent needed) {
            consent.set(Optional.of(new Consent(name, needed.plugin(), false)));
        }
    }

    /** The person does not want the plugin to run. */
    void decline() {
        consent.set(Optional.empty());
    }

    /** Remembers what the cluster is to the person; the guard follows the environment. */
    void choose(String name, Environment environment) {
        context(name).ifPresent(context -> choices.choose(context, environment, environment.guard()));
        show();
    }

    /** Remembers another guard than the environment's own. */
    void choose(String name, Guard.Level guard) {
        context(name).ifPresent(context -> choices.choose(context, choices.environment(context), guard));
        show();
    }

    private Optional<Context> context(String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    private final class Told implements DoorChecks.Listener {

        @Override
        public void asking(String context) {
            set(context, new DoorState.Connecting());
        }

        @Override
        public void answered(String context, ServerInfo server) {
            set(context, new DoorState.Ready(server.version(), server.latencyMillis()));
        }

        @Override
        public void refused(String context, Problem problem) {
            ClustersViewModel.this.refused(context, problem, false);
        }

        @Override
        public void tooSlow(String context) {
            String seconds = Long.toString(DoorChecks.PATIENCE.toSeconds());
            set(context, DoorState.of(Problem.of(ProblemCode.TIMED_OUT, server(context), seconds)));
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

    private void refused(String name, Problem problem, boolean open) {
        set(name, DoorState.of(problem));
        if (problem.code() == ProblemCode.PLUGIN_NEEDS_CONSENT) {
            fx.call(() -> sessions.sourceOf(name).plugin(name))
                    .onDone(plugin -> plugin.ifPresent(found -> needsConsent(new Consent(name, found, open))));
        }
    }

    private void needsConsent(Consent question) {
        set(question.context(), new DoorState.NeedsConsent(question.plugin()));
        if (question.open()) {
            consent.set(Optional.of(question));
        }
    }

    private void set(String name, DoorState state) {
        states.put(name, state);
        for (int i = 0; i < doors.size(); i++) {
            if (doors.get(i).name().equals(name)) {
                doors.set(i, doors.get(i).with(state));
            }
        }
        rechoose();
    }

    private void read() {
        fx.call(() -> new Known(sessions.sources().stream().map(ClusterSource::listing).toList(), playgrounds.clusters())).onDone(known -> {
            contexts = known.listings().stream().flatMap(listing -> listing.contexts().stream()).toList();
            findings.setAll(known.listings().stream().flatMap(listing -> listing.findings().stream()).toList());
            local = known.local();
            contexts.forEach(context -> {
                boolean wasBroken = states.get(context.name()) instanceof DoorState.Broken;
                if (context.broken()) {
                    states.put(context.name(), new DoorState.Broken());
                } else if (wasBroken) {
                    states.remove(context.name());
                }
            });
            show();
        });
    }

    private void show() {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        doors.setAll(contexts.stream().map(this::door).filter(door -> door.text().contains(words)).toList());
        rechoose();
    }

    /** The chosen door is a value: after a change its newer self takes its place. */
    private void rechoose() {
        Door before = chosen.get();
        chosen.set(doors.stream()
                .filter(door -> before != null && door.name().equals(before.name()))
                .findFirst()
                .or(() -> doors.stream().findFirst())
                .orElse(null));
    }

    private Door door(Context context) {
        DoorState state = states.getOrDefault(context.name(), openState(context));
        return Door.of(context, choices.environment(context), choices.guessed(context), choices.guard(context), playground(context), state);
    }

    private Optional<LocalCluster> playground(Context context) {
        return local.stream().filter(cluster -> context.simulated() && cluster.name().equals(context.name())).findFirst();
    }

    private DoorState openState(Context context) {
        return sessions.session(context.name())
                .<DoorState>map(session -> new DoorState.Ready(session.server().version(), session.server().latencyMillis()))
                .orElseGet(DoorState.NotTried::new);
    }

    @Override
    public void close() {
        stop();
        checks.close();
    }
}
