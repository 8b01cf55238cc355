package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.ShownCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is open in the window: the clusters of the rail, the one that is looked at, and its chosen namespaces. */
final class Workspace implements ShownCluster, AutoCloseable {

    private static final Catalog NOTHING = new Catalog(List.of(), List.of());

    private final Sessions sessions;
    private final Settings settings;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<Optional<Session>> session = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Catalog> catalog = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<Opening> opening = new ReadOnlyObjectWrapper<>(new Opening.Idle());
    private final ReadOnlyObjectWrapper<NamespaceList> known = new ReadOnlyObjectWrapper<>(new NamespaceList.NotRead());
    private final ReadOnlyObjectWrapper<Set<String>> namespaces = new ReadOnlyObjectWrapper<>(Set.of());
    private final ObservableList<Context> contexts = FXCollections.observableArrayList();
    private final ObservableList<String> open = FXCollections.observableArrayList();
    private final List<Subscription> sources = new ArrayList<>();
    private Fx.@Nullable Call<Session> connecting;

    /** How the opening of a context is going. */
    sealed interface Opening {
        record Idle() implements Opening {}

        record Connecting(String context) implements Opening {}

        record Refused(String context, Problem problem) implements Opening {}
    }

    /** What is known of the cluster's namespaces. */
    sealed interface NamespaceList {
        record NotRead() implements NamespaceList {}

        record Known(List<String> names) implements NamespaceList {}

        record Refused(Problem problem) implements NamespaceList {}
    }

    Workspace(Sessions sessions, Settings settings, Fx fx) {
        this.sessions = sessions;
        this.settings = settings;
        this.fx = fx;
    }

    /** Reads the contexts and follows their sources. */
    void start() {
        sessions.sources().forEach(source -> sources.add(source.onChange(listing -> fx.later(this::readContexts))));
        readContexts();
    }

    private void readContexts() {
        fx.call(() -> sessions.sources().stream()
                        .map(ClusterSource::listing)
                        .flatMap(listing -> listing.contexts().stream())
                        .toList())
                .onDone(contexts::setAll);
    }

    /** All contexts that are known, in the order of their files. */
    ObservableList<Context> contexts() {
        return contexts;
    }

    /** Names of the contexts with an open session, in the order in which they were opened. */
    ObservableList<String> open() {
        return open;
    }

    ReadOnlyObjectProperty<Optional<Session>> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    Optional<Session> session() {
        return session.get();
    }

    /** The kinds that the open cluster serves; none until they are read. */
    ReadOnlyObjectProperty<Catalog> catalogProperty() {
        return catalog.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Opening> openingProperty() {
        return opening.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<NamespaceList> knownNamespacesProperty() {
        return known.getReadOnlyProperty();
    }

    /** The namespaces that are looked at; empty for all of them. */
    ReadOnlyObjectProperty<Set<String>> namespacesProperty() {
        return namespaces.getReadOnlyProperty();
    }

    Set<String> namespaces() {
        return namespaces.get();
    }

    Optional<Context> context(String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    @Override
    public boolean is(String context) {
        return session.get().filter(current -> current.context().name().equals(context)).isPresent();
    }

    @Override
    public void show(String context, Runnable then) {
        open(context, then);
    }

    /** Connects to a context and looks at it; the old one stays open. */
    void open(String name) {
        open(name, () -> {});
    }

    private void open(String name, Runnable then) {
        if (connecting != null) {
            connecting.cancel();
        }
        opening.set(new Opening.Connecting(name));
        connecting = fx.call(() -> sessions.open(name))
                .onDone(opened -> {
                    show(opened);
                    then.run();
                })
                .onRefused(problem -> opening.set(new Opening.Refused(name, problem)));
    }

    /** Looks at a session that is open. */
    void show(Session opened) {
        opening.set(new Opening.Idle());
        String name = opened.context().name();
        if (!open.contains(name)) {
            open.add(name);
        }
        if (session.get().filter(current -> current == opened).isPresent()) {
            return;
        }
        catalog.set(NOTHING);
        known.set(new NamespaceList.NotRead());
        namespaces.set(remembered(opened.context()));
        session.set(Optional.of(opened));
        readCatalog(false);
    }

    /** Reads the kinds of the cluster again. */
    void readCatalog(boolean refresh) {
        session.get().ifPresent(current -> fx.call(() -> current.cluster().catalog(refresh)).onDone(found -> {
            if (session.get().filter(now -> now == current).isPresent()) {
                catalog.set(found);
            }
        }));
    }

    /** Reads the names of the namespaces once; asked for when somebody wants to choose. */
    void readNamespaces() {
        session.get().ifPresent(current -> fx.call(() -> names(current))
                .onDone(names -> known.set(new NamespaceList.Known(names)))
                .onRefused(problem -> known.set(new NamespaceList.Refused(problem))));
    }

    /** Reads the names of the namespaces unless they are known; asked for when somebody may search for one. */
    void wantNamespaces() {
        if (known.get() instanceof NamespaceList.NotRead) {
            readNamespaces();
        }
    }

    private static List<String> names(Session current) {
        return current.cluster().rows(Query.all(WellKnown.NAMESPACE)).stream().map(Row::name).sorted().toList();
    }

    /** Looks at these namespaces from now on; none means all. */
    void choose(Set<String> chosen) {
        namespaces.set(Set.copyOf(chosen));
        session.get().ifPresent(current -> {
            String name = current.context().name();
            settings.set(Setting.namespacesChosen(name), true);
            settings.set(Setting.namespaces(name), List.copyOf(new TreeSet<>(chosen)));
        });
    }

    /** A context that names no namespace shows all: "default" is what kubeconfigs say when nobody chose. */
    private Set<String> remembered(Context context) {
        if (settings.get(Setting.namespacesChosen(context.name()))) {
            return Set.copyOf(settings.get(Setting.namespaces(context.name())));
        }
        return context.namespace().equals("default") || context.namespace().isEmpty() ? Set.of() : Set.of(context.namespace());
    }

    /** Closes the session of a context; what was looked at last stays on the rail only if it is pinned. */
    void disconnect(String name) {
        open.remove(name);
        if (is(name)) {
            session.set(Optional.empty());
            catalog.set(NOTHING);
            known.set(new NamespaceList.NotRead());
        }
        fx.call(() -> {
            sessions.close(name);
            return name;
        });
    }

    @Override
    public void close() {
        sources.forEach(Subscription::close);
        sources.clear();
    }
}
