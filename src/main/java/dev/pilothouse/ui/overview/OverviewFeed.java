package dev.pilothouse.ui.overview;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.metric.Round;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The rows of the overview on their way from the cluster: taken up on the thread of the beat, added up by whoever reads, never on that of the window. */
final class OverviewFeed implements Subscription {

    private final OverviewRows rows;
    private final Map<Kind, Collection<StreamState>> states = new ConcurrentHashMap<>();
    private final List<LiveView> views = new ArrayList<>();
    private boolean eventsToo;
    private boolean closed;

    private OverviewFeed(Map<Kind, Cells> cells, Catalog catalog) {
        rows = new OverviewRows(cells, word -> catalog.named(word).stream().findFirst().map(Catalog.Offer::kind));
        cells.keySet().forEach(kind -> states.put(kind, List.of(new StreamState.Reading(0))));
    }

    /** Returns one that follows nothing yet; what the cluster does not serve is left out. Blocks. */
    static OverviewFeed of(Session session) {
        Catalog catalog = session.cluster().catalog(false);
        Map<Kind, Cells> cells = new HashMap<>();
        for (Kind kind : OverviewRows.KINDS) {
            if (catalog.kind(kind.apiVersion(), kind.name()).isPresent()) {
                cells.put(kind, new Cells(session.cluster().columns(kind)));
            }
        }
        return new OverviewFeed(cells, catalog);
    }

    /**
     * Begins to follow, events last: they are many and say the least, so that pods need not share the server with them.
     *
     * @param news called on the thread of the beat when there is something to be read
     */
    void follow(Session session, Set<String> namespaces, Runnable news) {
        Runnable events = () -> follow(session, BuiltIn.EVENT, namespaces, news, () -> {});
        for (Kind kind : OverviewRows.KINDS) {
            if (!kind.equals(BuiltIn.EVENT)) {
                follow(session, kind, namespaces, news, kind.equals(BuiltIn.POD) ? events : () -> {});
            }
        }
        if (!states.containsKey(BuiltIn.POD)) {
            events.run();
        }
    }

    private synchronized void follow(Session session, Kind kind, Set<String> namespaces, Runnable news, Runnable listed) {
        boolean again = kind.equals(BuiltIn.EVENT) && eventsToo;
        if (states.containsKey(kind) && !closed && !again) {
            eventsToo |= kind.equals(BuiltIn.EVENT);
            views.add(session.live().view(Scope.of(kind, namespaces), listener(kind, news, listed)));
        }
    }

    /** @param listed told when the first list has ended, one way or another, at least once */
    private ViewListener listener(Kind kind, Runnable news, Runnable listed) {
        return new ViewListener() {
            @Override
            public void rows(Batch batch) {
                if (take(kind, batch)) {
                    news.run();
                }
            }

            @Override
            public void states(Map<String, StreamState> now) {
                Reach before = reach();
                states.put(kind, now.values());
                if (!before.equals(reach())) {
                    news.run();
                }
                if (now.values().stream().noneMatch(StreamState.Reading.class::isInstance)) {
                    listed.run();
                }
            }
        };
    }

    private synchronized boolean take(Kind kind, Batch batch) {
        return rows.change(kind, batch.changed(), batch.removed());
    }

    /** Adds up the kinds that have been read to their end. */
    synchronized Sight read(Round measured, Instant now) {
        Reach reach = reach();
        return new Sight(rows.read(measured, now, reach.reading()), reach);
    }

    /** What there is, and how much of the cluster it stands on. */
    record Sight(Overview overview, Reach reach) {}

    Reach reach() {
        List<Kind> hidden = kinds(state -> obstacle(state).isPresent());
        List<Optional<Problem>> obstacles = states.values().stream().flatMap(Collection::stream).map(OverviewFeed::obstacle).toList();
        boolean all = obstacles.stream().allMatch(Optional::isPresent);
        Optional<Problem> blind = all ? obstacles.stream().flatMap(Optional::stream).findFirst() : Optional.empty();
        List<Kind> reading = kinds(StreamState.Reading.class::isInstance);
        Map<Kind, Reach.Far> far = new HashMap<>();
        reading.forEach(kind -> far(states.getOrDefault(kind, List.of())).ifPresent(known -> far.put(kind, known)));
        return new Reach(reading, hidden, blind, far);
    }

    /** Of several namespaces, only when all have told. */
    private static Optional<Reach.Far> far(Collection<StreamState> states) {
        StreamState.Reading far = StreamState.Reading.together(states);
        boolean told = far.rowsInAll() > 0 && states.stream().allMatch(StreamState.Reading.class::isInstance);
        return told ? Optional.of(new Reach.Far(far.rowsSoFar(), far.rowsInAll())) : Optional.empty();
    }

    private static Optional<Problem> obstacle(StreamState state) {
        return switch (state) {
            case StreamState.Forbidden(Problem cause) -> Optional.of(cause);
            case StreamState.SignedOut(Problem cause) -> Optional.of(cause);
            case StreamState.Failed(Problem cause) -> Optional.of(cause);
            case StreamState.Reading _, StreamState.Live _, StreamState.Stale _ -> Optional.empty();
        };
    }

    /** Asks anew for what was refused: such a stream hears of nothing by itself. */
    void retry() {
        List<Kind> hidden = reach().hidden();
        open().stream().filter(view -> hidden.contains(view.scope().kind())).forEach(LiveView::retry);
    }

    private List<Kind> kinds(Predicate<StreamState> are) {
        return OverviewRows.KINDS.stream().filter(kind -> states.getOrDefault(kind, List.of()).stream().anyMatch(are)).toList();
    }

    private synchronized List<LiveView> open() {
        return List.copyOf(views);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        open().forEach(LiveView::close);
    }
}
