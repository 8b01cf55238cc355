package dev.pilothouse.ui.across;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.Fx;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One of the clusters side by side: it connects by itself, follows its rows, and says how it is doing. */
final class Member implements AutoCloseable {

    private final Context context;
    private final Kind kind;
    private final Sessions sessions;
    private final Fx fx;
    private final Consumer<Member> known;
    private final ReadOnlyObjectWrapper<MemberState> state = new ReadOnlyObjectWrapper<>(new MemberState.Connecting());
    private final Set<String> rows = new HashSet<>();
    private Fx.@Nullable Call<Opened> connecting;
    private Optional<Opened> opened = Optional.empty();
    private Consumer<Batch> inlet = _ -> {};
    private Scope scope;
    private Map<String, StreamState> streams = Map.of();
    private @Nullable LiveView view;

    private record Opened(Session session, List<Column> columns) {}

    /**
     * @param known called when its columns are known, each time it was connected
     */
    Member(Context context, Kind kind, Sessions sessions, Fx fx, Consumer<Member> known) {
        this.context = context;
        this.kind = kind;
        this.sessions = sessions;
        this.fx = fx;
        this.known = known;
        scope = Scope.of(kind, Set.of());
    }

    /** Returns the name of its context. */
    String name() {
        return context.name();
    }

    ReadOnlyObjectProperty<MemberState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Returns the columns of its rows; none until it is connected. */
    List<Column> columns() {
        return opened.map(Opened::columns).orElse(List.of());
    }

    /** Connects, and tells when that is done. */
    void connect() {
        leave();
        state.set(new MemberState.Connecting());
        connecting = fx.call(() -> {
                    Session session = sessions.open(context.name());
                    return new Opened(session, session.cluster().columns(kind));
                })
                .onDone(found -> {
                    opened = Optional.of(found);
                    known.accept(this);
                })
                .onRefused(problem -> state.set(new MemberState.Refused(problem)));
    }

    /** Connects if that was broken off, as when the page left the screen before it was done. */
    void connectStill() {
        if (opened.isEmpty() && connecting == null && state.get() instanceof MemberState.Connecting) {
            connect();
        }
    }

    /**
     * Follows its rows from now on.
     *
     * @param table where they go, from any thread
     */
    void follow(Consumer<Batch> table, String labelSelector, String fieldSelector) {
        inlet = table;
        follow(new Scope(kind, Set.of(), labelSelector, fieldSelector));
    }

    private void follow(Scope wanted) {
        leave();
        scope = wanted;
        rows.clear();
        opened.ifPresent(found -> {
            Consumer<Batch> mine = inlet;
            Object[] self = new Object[1];
            LiveView fresh = found.session().live().view(wanted, new ViewListener() {
                @Override
                public void rows(Batch batch) {
                    mine.accept(batch);
                    fx.later(() -> ifCurrent(() -> count(batch)));
                }

                @Override
                public void states(Map<String, StreamState> told) {
                    fx.later(() -> ifCurrent(() -> heard(told)));
                }

                private void ifCurrent(Runnable work) {
                    if (view == self[0]) {
                        work.run();
                    }
                }
            });
            view = fresh;
            self[0] = fresh;
        });
    }

    private void count(Batch batch) {
        batch.changed().forEach(row -> rows.add(row.uid()));
        batch.removed().forEach(rows::remove);
        judge();
    }

    private void heard(Map<String, StreamState> told) {
        streams = told;
        boolean wholeForbidden = scope.namespaces().isEmpty() && told.values().stream().anyMatch(StreamState.Forbidden.class::isInstance);
        if (wholeForbidden && kind.namespaced() && !context.namespace().isEmpty()) {
            follow(new Scope(kind, Set.of(context.namespace()), scope.labelSelector(), scope.fieldSelector()));
        } else {
            judge();
        }
    }

    private void judge() {
        state.set(MemberState.of(streams.values(), rows.size(), String.join("", scope.namespaces())));
    }

    /** Asks again at once. */
    void retry() {
        LiveView now = view;
        if (now == null || state.get() instanceof MemberState.Refused(Problem _)) {
            connect();
        } else {
            now.retry();
        }
    }

    private void leave() {
        if (connecting != null) {
            connecting.cancel();
            connecting = null;
        }
        if (view != null) {
            view.close();
            view = null;
        }
        streams = Map.of();
    }

    /** Follows no longer; the session stays open, as others may look at it. */
    @Override
    public void close() {
        leave();
    }
}
