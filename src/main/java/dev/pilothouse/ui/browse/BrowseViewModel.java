package dev.pilothouse.ui.browse;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Filter;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Tally;
import dev.pilothouse.ui.kit.TypedFilter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** One kind in the chosen namespaces: which rows are followed, how the streams are doing, and what the filter asks for. */
final class BrowseViewModel implements AutoCloseable {

    /** A list that is there sooner is shown without a word before. */
    private static final Duration BLINK = Duration.ofMillis(300);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** So many namespaces are tried when the wanted ones are forbidden. */
    private static final int TRIES = 20;

    private final Session session;
    private final Kind kind;
    private final ObservableValue<Set<String>> namespaces;
    private final Fx fx;
    private final InstantSource clock;
    private final TypedFilter filter;
    private final ObjectProperty<Set<Health.State>> facets = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<Tally> tally = new SimpleObjectProperty<>(Tally.NONE);
    private final ObjectProperty<List<Row>> selection = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<List<Column>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<BrowseState> state = new ReadOnlyObjectWrapper<>(new BrowseState.Opening());
    private final ReadOnlyObjectWrapper<Optional<BrowseStrip>> strip = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangeListener<Set<String>> onNamespaces = (source, before, chosen) -> reopen();
    private Supplier<Consumer<Batch>> table = () -> batch -> {};
    private @Nullable LiveView view;
    private Map<String, StreamState> streams = Map.of();
    private List<String> allowed = List.of();
    private boolean shown;
    private boolean patient = true;
    private Subscription blink = Subscription.NONE;
    private Subscription second = Subscription.NONE;

    BrowseViewModel(Session session, Kind kind, ObservableValue<Set<String>> namespaces, Fx fx, InstantSource clock) {
        this.session = session;
        this.kind = kind;
        this.namespaces = namespaces;
        this.fx = fx;
        this.clock = clock;
        filter = new TypedFilter(fx, clock, columns::get, this::reopen);
        tally.addListener((source, before, now) -> judge());
        namespaces.addListener(onNamespaces);
        fx.call(() -> session.cluster().columns(kind)).onDone(this::known).onRefused(this::refused);
    }

    /** Says how to empty the table and get its way in for rows. */
    void connect(Supplier<Consumer<Batch>> beginTable) {
        table = beginTable;
    }

    private void known(List<Column> kindColumns) {
        columns.set(kindColumns);
        filter.understand();
        if (shown) {
            open();
        }
    }

    private void refused(Problem problem) {
        state.set(new BrowseState.Failed(problem));
    }

    /** The page came on the screen. */
    void show() {
        shown = true;
        if (!columns.get().isEmpty() && view == null) {
            open();
        }
    }

    /** The page left the screen; its streams may go a minute later. */
    void hide() {
        shown = false;
        leave();
    }

    private void open() {
        leave();
        streams = Map.of();
        allowed = List.of();
        patient = true;
        blink = fx.after(BLINK, () -> {
            patient = false;
            judge();
        });
        Consumer<Batch> inlet = table.get();
        Object[] mine = new Object[1];
        Filter asked = filter.filterProperty().get();
        Scope scope = new Scope(kind, kind.namespaced() ? namespaces.getValue() : Set.of(), asked.labelSelector(), asked.fieldSelector());
        LiveView opened = session.live().view(scope, new ViewListener() {
            @Override
            public void rows(Batch batch) {
                inlet.accept(batch);
            }

            @Override
            public void states(Map<String, StreamState> told) {
                fx.later(() -> {
                    if (view == mine[0]) {
                        heard(told);
                    }
                });
            }
        });
        view = opened;
        mine[0] = opened;
    }

    private void leave() {
        blink.close();
        filter.rest();
        second.close();
        if (view != null) {
            view.close();
            view = null;
        }
    }

    private void reopen() {
        if (shown && !columns.get().isEmpty()) {
            leave();
            tally.set(Tally.NONE);
            state.set(new BrowseState.Opening());
            open();
        }
    }

    private void heard(Map<String, StreamState> told) {
        streams = told;
        judge();
        if (state.get() instanceof BrowseState.Forbidden && allowed.isEmpty()) {
            fx.call(this::allowedNamespaces).onDone(found -> {
                allowed = found;
                judge();
            });
        }
    }

    private void judge() {
        if (view == null) {
            return;
        }
        BrowseState next = BrowseState.of(streams, tally.get(), allowed);
        boolean quiet = patient && next instanceof BrowseState.Reading;
        state.set(quiet ? new BrowseState.Opening() : next);
        strip.set(BrowseStrip.of(streams, tally.get()));
        second.close();
        if (strip.get().orElse(null) instanceof BrowseStrip.Stale) {
            second = fx.after(SECOND, this::count);
        }
    }

    /** The age of stale rows counts on. */
    private void count() {
        Optional<BrowseStrip> now = strip.get();
        strip.set(Optional.empty());
        strip.set(now);
        second = fx.after(SECOND, this::count);
    }

    /** Tries the context's own namespace and those that exist with a list that is empty by its selector. */
    private List<String> allowedNamespaces() {
        if (!kind.namespaced()) {
            return List.of();
        }
        Set<String> candidates = new TreeSet<>(List.of(session.context().namespace()));
        try {
            session.cluster().rows(Query.all(WellKnown.NAMESPACE)).stream().map(Row::name).limit(TRIES).forEach(candidates::add);
        } catch (ProblemException e) {
            candidates.remove("");
        }
        List<String> found = new ArrayList<>();
        for (String candidate : candidates) {
            if (!streams.containsKey(candidate) && mayList(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private boolean mayList(String namespace) {
        try {
            session.cluster().rows(new Query(kind, namespace, "", "metadata.name=" + namespace + ".none"));
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** Asks again at once. */
    void retry() {
        if (view != null) {
            view.retry();
        } else if (columns.get().isEmpty()) {
            fx.call(() -> session.cluster().columns(kind)).onDone(this::known).onRefused(this::refused);
        }
    }

    /** Tells whether rows of more than one namespace may be shown. */
    boolean severalNamespaces() {
        return kind.namespaced() && namespaces.getValue().size() != 1;
    }

    Kind kind() {
        return kind;
    }

    Set<String> namespaces() {
        return namespaces.getValue();
    }

    InstantSource clock() {
        return clock;
    }

    StringProperty filterTextProperty() {
        return filter.textProperty();
    }

    ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.filterProperty();
    }

    ObjectProperty<Set<Health.State>> facetsProperty() {
        return facets;
    }

    ObjectProperty<Tally> tallyProperty() {
        return tally;
    }

    ObjectProperty<List<Row>> selectionProperty() {
        return selection;
    }

    ReadOnlyObjectProperty<List<Column>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<BrowseState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<BrowseStrip>> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    @Override
    public void close() {
        namespaces.removeListener(onNamespaces);
        leave();
    }
}
