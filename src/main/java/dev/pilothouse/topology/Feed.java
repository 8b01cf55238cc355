package dev.pilothouse.topology;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a survey of some namespaces up to date: by the live rows that tables use as well, and by the documents of those objects alone
 * whose row says that what they name may be another.
 *
 * <p>Where much is unknown, as at the beginning, a kind's documents are streamed once instead. None is kept.
 */
public final class Feed implements Subscription {

    /** From so many objects on, one list is quicker than single reads. */
    private static final int MANY = 20;

    /** Between two attempts to read what could not be read. */
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Session session;
    private final Set<String> namespaces;
    private final Executor background;
    private final Executor later;
    private final Consumer<Survey> heard;
    private final Surveyor surveyor;
    private final List<LiveView> views = new ArrayList<>();
    private final Map<String, Facts> facts = new HashMap<>();
    private final Growth growth = new Growth();
    private final Map<String, Row> unread = new LinkedHashMap<>();

    /** What went since the last reading of documents was begun, which may still tell of it. */
    private final Set<String> gone = new HashSet<>();

    private final Map<Kind, Map<String, StreamState>> states = new HashMap<>();
    private Territory territory = new Territory(List.of(), List.of());
    private boolean working;
    private boolean dirty;
    private boolean whole;
    private boolean closed;

    /**
     * Starts at once.
     *
     * @param namespaces empty for all
     * @param background runs what blocks
     * @param heard told each new survey, by one thread at a time, of the beat or the background
     */
    public Feed(Session session, Set<String> namespaces, Executor background, Consumer<Survey> heard) {
        this(session, namespaces, background, AGAIN, heard);
    }

    Feed(Session session, Set<String> namespaces, Executor background, Duration again, Consumer<Survey> heard) {
        this.session = session;
        this.namespaces = Set.copyOf(namespaces);
        this.background = background;
        later = CompletableFuture.delayedExecutor(again.toMillis(), TimeUnit.MILLISECONDS, background);
        this.heard = heard;
        surveyor = new Surveyor(session.cluster(), namespaces);
        background.execute(this::begin);
    }

    private void begin() {
        if (begun()) {
            return;
        }
        Territory found;
        try {
            found = Territory.of(session.cluster().catalog(false));
        } catch (ProblemException e) {
            heard.accept(new Survey(Graph.EMPTY, false, 0, Set.of(), Optional.of(new StreamState.Failed(e.problem())), Guard.NONE));
            if (e.problem().code().away()) {
                later.execute(this::begin);
            }
            return;
        }
        synchronized (this) {
            if (begun()) {
                return;
            }
            territory = found;
            Stream.of(found.named(), found.naming()).flatMap(List::stream).forEach(kind -> states.put(kind, Map.of()));
            Stream.of(found.named(), found.naming()).flatMap(List::stream).forEach(kind -> views.add(session.live().view(Scope.of(kind, namespaces), listener(kind))));
        }
    }

    private synchronized boolean begun() {
        return closed || !views.isEmpty();
    }

    private ViewListener listener(Kind kind) {
        return new ViewListener() {
            @Override
            public void rows(Batch batch) {
                take(kind, batch);
                wake();
            }

            @Override
            public void states(Map<String, StreamState> told) {
                state(kind, told);
                wake();
            }
        };
    }

    private synchronized void state(Kind kind, Map<String, StreamState> told) {
        states.put(kind, told);
        dirty = true;
    }

    private synchronized void take(Kind kind, Batch batch) {
        boolean names = territory.naming().contains(kind);
        for (Row row : batch.changed()) {
            Facts known = facts.get(row.uid());
            if (known == null && names) {
                unread.put(row.uid(), row);
            } else if (known == null) {
                facts.put(row.uid(), Facts.of(row));
            } else if (!known.version().equals(row.version())) {
                if (names && mayNameOthers(known, row)) {
                    unread.put(row.uid(), row);
                }
                facts.put(row.uid(), known.with(row));
            }
        }
        for (String uid : batch.removed()) {
            facts.remove(uid);
            unread.remove(uid);
            gone.add(uid);
        }
        dirty = true;
    }

    /** A pod never names others than before, save for the node that it is given, and an owner that lets it go or takes it. */
    private static boolean mayNameOthers(Facts known, Row row) {
        boolean placed = known.relations().stream().anyMatch(relation -> relation.role() == dev.pilothouse.kinds.Relation.Role.NODE);
        return !(row.ref().kind().sameAs(WellKnown.POD) && placed && Objects.equals(known.owner(), row.owner()));
    }

    private void wake() {
        synchronized (this) {
            if (working || closed || !dirty) {
                return;
            }
            working = true;
        }
        background.execute(this::work);
    }

    /** Reads and tells until nothing is left to; a problem ends the round, and another begins a little later, or with the next row or state. */
    private void work() {
        try {
            while (true) {
                Map<Kind, List<Row>> wanted = wanted();
                if (wanted.isEmpty()) {
                    Optional<Survey> survey = survey();
                    if (survey.isEmpty()) {
                        return;
                    }
                    heard.accept(survey.get());
                } else {
                    wanted.forEach(this::read);
                }
            }
        } catch (ProblemException e) {
            LOG.debug("Not read: {}", e.problem());
            rest();
            later.execute(this::wake);
        } catch (RuntimeException e) {
            rest();
            throw e;
        }
    }

    private synchronized void rest() {
        working = false;
        dirty = true;
    }

    private synchronized Map<Kind, List<Row>> wanted() {
        gone.clear();
        Map<Kind, List<Row>> wanted = new LinkedHashMap<>();
        unread.values().forEach(row -> wanted.computeIfAbsent(row.ref().kind(), _ -> new ArrayList<>()).add(row));
        return wanted;
    }

    private void read(Kind kind, List<Row> rows) {
        List<Facts> found = new ArrayList<>();
        if (rows.size() < MANY) {
            rows.forEach(row -> surveyor.again(row).ifPresent(found::add));
        } else {
            surveyor.documents(kind, rows.stream().collect(Collectors.toMap(Row::uid, row -> row)), found::add);
        }
        keep(rows, found);
    }

    /** A list of all tells of others than those that were asked about: of those what is known already may be newer. */
    private synchronized void keep(List<Row> asked, List<Facts> found) {
        Set<String> answered = new HashSet<>();
        for (Row row : asked) {
            if (unread.remove(row.uid(), row)) {
                answered.add(row.uid());
            }
        }
        for (Facts each : found) {
            boolean news = answered.contains(each.uid()) || !facts.containsKey(each.uid());
            if (news && !gone.contains(each.uid())) {
                facts.put(each.uid(), each);
            }
        }
        dirty = true;
    }

    /** Returns the survey of now; nothing when it was told already, and the work ends. */
    private Optional<Survey> survey() {
        Map<String, Facts> all;
        Set<Kind> refused;
        Optional<StreamState> lost;
        synchronized (this) {
            if (!dirty || closed) {
                working = false;
                return Optional.empty();
            }
            dirty = false;
            Set<Kind> answered = kindsIn(state -> !(state instanceof StreamState.Reading));
            whole |= answered.size() == states.size();
            refused = kindsIn(state -> state instanceof StreamState.Forbidden || state instanceof StreamState.Failed);
            lost = states.values().stream()
                    .flatMap(each -> each.values().stream())
                    .filter(state -> state instanceof StreamState.Stale || state instanceof StreamState.SignedOut)
                    .findFirst();
            all = new HashMap<>(facts);
        }
        Graph graph = whole ? growth.of(all, territory.read(namespaces, refused)) : Graph.EMPTY;
        return Optional.of(new Survey(graph, whole, all.size(), refused, lost, new Guard(all.values())));
    }

    private Set<Kind> kindsIn(java.util.function.Predicate<StreamState> all) {
        Set<Kind> kinds = new HashSet<>();
        states.forEach((kind, told) -> {
            if (!told.isEmpty() && told.values().stream().allMatch(all)) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /** Asks again at once for what is lost or was refused. */
    public synchronized void retry() {
        if (views.isEmpty() && !closed) {
            background.execute(this::begin);
        }
        views.forEach(LiveView::retry);
    }

    @Override
    public void close() {
        List<LiveView> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(views);
            views.clear();
        }
        open.forEach(LiveView::close);
    }
}
