package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.ClusterSource.Plugin;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    /** So many contexts are checked at a time. */
    static final int AT_A_TIME = 8;

    /** A check gives up after that. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final EnvironmentChoices choices;
    private final Optional<ContextEdits> edits;
    private final Consumer<Session> opened;
    private final Fx fx;
    private final ObservableList<Door> doors = FXCollections.observableArrayList();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Consent>> consent = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Checking> checking = new ReadOnlyObjectWrapper<>(new Checking(0, 0));
    private final ObjectProperty<@Nullable Door> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> editTrouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, DoorState> states = new HashMap<>();
    private final Deque<String> queue = new ArrayDeque<>();
    private final Map<String, Fx.Call<?>> running = new HashMap<>();
    private final List<Subscription> sources = new ArrayList<>();
    private List<Context> contexts = List.of();
    private @Nullable String opening;

    /** How many of all contexts were checked in this round. */
    record Checking(int done, int of) {

        boolean active() {
            return done < of;
        }
    }

    /**
     * A question to the person: may this plugin run?
     *
     * @param open whether the context is opened afterwards, or only checked
     */
    record Consent(String context, Plugin plugin, boolean open) {

        /** The exact words that would run. */
        List<String> commandLine() {
            return plugin.commandLine();
        }

        /** The file that was found for it, empty when none was. */
        String path() {
            return plugin.path();
        }

        /** SHA-256 of that file, empty when none was found. */
        String hash() {
            return plugin.hash();
        }
    }

    /**
     * @param opened told when a context was opened, with its session
     */
    ClustersViewModel(
            Sessions sessions, EnvironmentChoices choices, Optional<ContextEdits> edits, Fx fx, Consumer<Session> opened) {
        this.sessions = sessions;
        this.choices = choices;
        this.edits = edits;
        this.fx = fx;
        this.opened = opened;
        filter.subscribe(_ -> show());
    }

    /** Reads the listings and follows them. */
    void start() {
        stop();
        sessions.sources().forEach(source -> sources.add(source.onChange(_ -> fx.later(this::read))));
        read();
    }

    void stop() {
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

    boolean editable() {
        return edits.isPresent();
    }

    /** Why the last edit of a kubeconfig did not happen. */
    ReadOnlyObjectProperty<Optional<Problem>> editTroubleProperty() {
        return editTrouble.getReadOnlyProperty();
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

    ReadOnlyObjectProperty<Checking> checkingProperty() {
        return checking.getReadOnlyProperty();
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
        queue.clear();
        contexts.stream().filter(context -> !context.broken()).map(Context::name).forEach(queue::add);
        checking.set(new Checking(0, queue.size()));
        for (int i = 0; i < AT_A_TIME; i++) {
            checkNext();
        }
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
                    check(answered.context());
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

    /** Makes the context the one that kubectl uses. */
    void use(String name) {
        edit(files -> files.use(name));
    }

    void setNamespace(String name, String namespace) {
        edit(files -> files.setNamespace(name, namespace));
    }

    void rename(String name, String next) {
        edit(files -> files.rename(name, next));
    }

    /** The listing changes by the source's own watch; reading it here as well shows the edit at once. */
    private void edit(Consumer<ContextEdits> change) {
        editTrouble.set(Optional.empty());
        edits.ifPresent(files -> fx.call(() -> {
            change.accept(files);
            return files;
        }).onDone(_ -> read()).onRefused(problem -> editTrouble.set(Optional.of(problem))));
    }

    private Optional<Context> context(String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    private void checkNext() {
        String name = queue.poll();
        if (name != null) {
            check(name);
        }
    }

    private void check(String name) {
        set(name, new DoorState.Connecting());
        Fx.Call<ServerInfo> call = fx.call(() -> ask(name));
        running.put(name, call);
        Subscription patience = fx.after(PATIENCE, () -> {
            call.cancel();
            set(name, DoorState.of(Problem.of(ProblemCode.TIMED_OUT, server(name), Long.toString(PATIENCE.toSeconds()))));
            checked(name);
        });
        call.onDone(server -> {
            patience.close();
            set(name, new DoorState.Ready(server.version(), server.latencyMillis()));
            checked(name);
        }).onRefused(problem -> {
            patience.close();
            refused(name, problem, false);
            checked(name);
        });
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

    private void checked(String name) {
        running.remove(name);
        Checking round = checking.get();
        if (round.active()) {
            checking.set(new Checking(round.done() + 1, round.of()));
        }
        checkNext();
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
        fx.call(() -> sessions.sources().stream().map(ClusterSource::listing).toList()).onDone(listings -> {
            contexts = listings.stream().flatMap(listing -> listing.contexts().stream()).toList();
            findings.setAll(listings.stream().flatMap(listing -> listing.findings().stream()).toList());
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
        doors.setAll(contexts.stream().map(this::door).filter(door -> text(door).contains(words)).toList());
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
        Environment environment = choices.environment(context);
        DoorState state = states.getOrDefault(context.name(), openState(context));
        String way = context.signIn().way().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Door(
                context.name(),
                context.cluster(),
                context.user(),
                context.namespace(),
                context.server(),
                context.source(),
                new Door.SignIn("cluster.sign-in." + way, context.signIn().detail()),
                context.current(),
                environment,
                choices.guessed(context),
                choices.guard(context),
                context.findings(),
                state);
    }

    private DoorState openState(Context context) {
        return sessions.session(context.name())
                .<DoorState>map(session -> new DoorState.Ready(session.server().version(), session.server().latencyMillis()))
                .orElseGet(DoorState.NotTried::new);
    }

    private static String text(Door door) {
        return String.join(" ", door.name(), door.cluster(), door.user(), door.server(), door.source(), door.environment().name())
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        stop();
        queue.clear();
        List.copyOf(running.values()).forEach(Fx.Call::cancel);
    }
}
