package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a sink current with one query, on a thread of its own: lists, watches from there, and finds back after whatever happens.
 *
 * <p>A lost watch goes on from the last version that was seen, so that nothing is read twice. Only when the server does not remember
 * that version any more, or the watch fails again and again without a word, everything is listed anew.
 */
final class Follower implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** Attempts to go on with a watch before it is given up for a new list. */
    private static final int PATIENT_ATTEMPTS = 3;

    private static final int EXPIRED_PAGES = 2;

    private final Query query;
    private final Supplier<RowReader> readers;
    private final Sharing sharing;
    private final ListPager pager;
    private final WatchOpener watches;
    private final RowSink sink;
    private final Patience patience;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Backoff young;
    private final Thread thread;

    private volatile boolean closed;
    private @Nullable RowReader reader;
    private @Nullable String version;
    private boolean listed;
    private int expired;
    private Instant heard;
    private Instant told = Instant.EPOCH;

    Follower(
            Query query,
            Supplier<RowReader> readers,
            Sharing sharing,
            ListPager pager,
            WatchOpener watches,
            RowSink sink,
            Patience patience,
            InstantSource clock) {
        this.query = query;
        this.readers = readers;
        this.sharing = sharing;
        this.pager = pager;
        this.watches = watches;
        this.sink = sink;
        this.patience = patience;
        this.clock = clock;
        heard = clock.instant();
        backoff = new Backoff(patience.firstDelay(), patience.longestDelay());
        young = new Backoff(patience.young(), patience.young().multipliedBy(7));
        thread = Thread.ofVirtual().name("follow " + query.kind()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends the stream at once. A delivery that is under way may still arrive, none after it. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        tell(new StreamState.Reading(0));
        while (!closed) {
            try {
                if (reader == null) {
                    reader = readers.get();
                }
                follow(reader);
            } catch (ProblemException e) {
                if (!closed && !recovers(e.problem())) {
                    return;
                }
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.error("following {} failed", query, e);
                tell(new StreamState.Failed(Problem.of(ProblemCode.UNEXPECTED).withDetail(e.toString())));
                return;
            }
        }
    }

    private void follow(RowReader rows) {
        String from = version == null ? list(rows) : version;
        version = from;
        try (WatchOpener.Watch watch = watches.open(query, from, rows, young.next())) {
            live();
            try {
                listen(watch);
            } finally {
                if (!watch.brief()) {
                    backoff.reset();
                }
            }
        }
    }

    private String list(RowReader rows) {
        deliver(RowSink::begin);
        ListPager.Sizes sizes = expired >= EXPIRED_PAGES ? ListPager.Sizes.ONE : ListPager.Sizes.USUAL;
        String from = pager.list(query, sizes, rows, sharing, new Listing());
        deliver(RowSink::complete);
        listed = true;
        live();
        return from;
    }

    /** Hands on what is listed. */
    private final class Listing implements ListPager.Batches<Row> {
        private int rows;
        private long inAll;

        @Override
        public void total(long items) {
            inAll = items;
            reading();
        }

        @Override
        public void take(List<Row> batch) {
            deliver(to -> to.page(batch));
            heard = clock.instant();
            rows += batch.size();
            reading();
        }

        private void reading() {
            if (!listed) {
                tell(new StreamState.Reading(rows, inAll));
            }
        }
    }

    /** Hands on events until the server ends the watch in good order. */
    private void listen(WatchOpener.Watch watch) {
        boolean silent = true;
        for (var event = watch.next(); event.isPresent() && !closed; event = watch.next()) {
            silent = false;
            take(event.get(), watch);
            backoff.reset();
            expired = 0;
        }
        if (silent && watch.brief()) {
            throw new ProblemException(Problem.of(ProblemCode.CONNECTION_LOST, watches.server()));
        }
    }

    private void take(WatchEvent event, WatchOpener.Watch watch) {
        switch (event) {
            case WatchEvent.Changed(var row) -> {
                deliver(to -> to.changed(row));
                advance(row.version());
            }
            case WatchEvent.Removed(var row) -> {
                deliver(to -> to.removed(row.uid()));
                advance(row.version());
            }
            case WatchEvent.Bookmark(var at) -> {
                advance(at);
                watch.expectsBookmarks();
                live();
            }
            case WatchEvent.Failed(var status) -> throw new ProblemException(watches.problem(query, status));
            case WatchEvent.Unknown _ -> LOG.debug("an event of unknown type in {}", query);
        }
        heard = clock.instant();
        if (told.plus(patience.longestDelay().dividedBy(10)).isBefore(heard)) {
            live();
        }
    }

    private void advance(String seen) {
        if (!seen.isEmpty()) {
            version = seen;
        }
    }

    /** Says so and waits when another attempt makes sense; otherwise says why there is none and returns false. */
    private boolean recovers(Problem problem) {
        young.reset();
        switch (problem.code()) {
            case FORBIDDEN -> tell(new StreamState.Forbidden(problem));
            case SIGNED_OUT, PLUGIN_NEEDS_CONSENT, PLUGIN_MISSING, PLUGIN_ANSWER, REFERENCED_FILE, CERTIFICATE_EXPIRED ->
                tell(new StreamState.SignedOut(problem));
            case KIND_UNKNOWN, NOT_FOUND, INVALID -> tell(new StreamState.Failed(problem));
            case REQUEST_REFUSED -> {
                if (!listed || !problem.args().contains("405")) {
                    tell(new StreamState.Failed(problem));
                    return false;
                }
                pollLater();
                return true;
            }
            case EXPIRED -> {
                version = null;
                expired++;
                if (expired > EXPIRED_PAGES) {
                    waitAfter(problem);
                }
                return true;
            }
            default -> {
                waitAfter(problem);
                if (backoff.failures() >= PATIENT_ATTEMPTS) {
                    version = null;
                }
                return true;
            }
        }
        return false;
    }

    /** The kind can be listed and not watched. */
    private void pollLater() {
        live();
        version = null;
        pause(patience.poll());
    }

    private void waitAfter(Problem problem) {
        Duration next = backoff.next();
        Duration pause = problem.code().away() && next.compareTo(patience.away()) > 0 ? patience.away() : longer(next, problem);
        tell(new StreamState.Stale(heard, problem, clock.instant().plus(pause)));
        pause(pause);
    }

    /** A server that asks for more time gets it. */
    private Duration longer(Duration pause, Problem problem) {
        if (problem.code() != ProblemCode.TOO_MANY_REQUESTS) {
            return pause;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(problem.args().getFirst()));
        Duration allowed = asked.compareTo(patience.longestDelay()) < 0 ? asked : patience.longestDelay();
        return allowed.compareTo(pause) > 0 ? allowed : pause;
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void live() {
        heard = clock.instant();
        told = heard;
        tell(new StreamState.Live(heard));
    }

    private void tell(StreamState state) {
        deliver(to -> to.state(state));
    }

    private void deliver(java.util.function.Consumer<RowSink> delivery) {
        if (!closed) {
            delivery.accept(sink);
        }
    }
}
