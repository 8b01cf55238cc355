package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs that a {@link Wish} names and has a {@link Scribe} take them down in the order of their times: as long as they go on, as
 * pods come and go, and through restarts and lost connections.
 *
 * <p>{@link #run} blocks; everything else may be called by any thread at any time.
 */
public final class Reading implements AutoCloseable {

    /** Long enough for a slow connection to tell of an earlier line, too short to be felt. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** What comes within this time is taken down together, unless it is so much that logs would wait for it. */
    private static final Duration BEAT = Duration.ofMillis(10);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Session session;
    private final Wish wish;
    private final Scribe scribe;
    private final Merge merge;
    private final Crew crew;
    private final List<Consumer<Report>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private volatile boolean paused;
    private volatile Report report = Report.NONE;
    private volatile Optional<Instant> olderFrom = Optional.empty();
    private @Nullable Backfill backfill;

    public Reading(Session session, Wish wish, Scribe scribe) {
        this.session = session;
        this.wish = wish;
        this.scribe = scribe;
        merge = new Merge(wish.follow() == Wish.Follow.NO ? Optional.empty() : Optional.of(PATIENCE));
        crew = new Crew(session, wish, scribe, merge);
    }

    /**
     * Reads until all logs are at their end, or until it is closed or the thread interrupted.
     *
     * @throws ProblemException when the pods cannot be found; what is wrong with a single log is told as a {@link Mark}
     */
    public void run() throws InterruptedException {
        Roster roster = Roster.of(session, wish.pick());
        List<Subscription> open = new ArrayList<>();
        try {
            List<Document> pods = roster.pods();
            if (pods.isEmpty() && wish.follow() != Wish.Follow.ON) {
                throw new ProblemException(Problem.of(ProblemCode.NO_POD_READY, roster.asked()));
            }
            crew.begin(pods);
            if (wish.follow() == Wish.Follow.ON) {
                open.add(session.live().view(roster.scope(), new Following(roster)));
            }
            while (!closed && !over()) {
                step();
            }
        } finally {
            open.forEach(Subscription::close);
            crew.close();
            merge.close();
            if (backfill != null) {
                backfill.close();
            }
            tell();
        }
    }

    /** Hears how pods come and go. */
    private final class Following implements ViewListener {
        private final Roster roster;
        private Optional<Long> lost = Optional.empty();

        Following(Roster roster) {
            this.roster = roster;
        }

        @Override
        public void rows(Batch batch) {
            crew.heard(roster, batch);
            merge.wake();
        }

        /**
         * A quiet log whose connection is dead does not know it, the rows do: once they are back after they were lost, logs that stay
         * silent are opened again.
         */
        @Override
        public void states(Map<String, StreamState> states) {
            boolean stale = states.values().stream().anyMatch(StreamState.Stale.class::isInstance);
            if (stale) {
                lost = lost.or(() -> Optional.of(System.nanoTime()));
            } else if (states.values().stream().allMatch(StreamState.Live.class::isInstance)) {
                lost.ifPresent(crew::doubt);
                lost = Optional.empty();
            }
        }
    }

    private boolean over() {
        return wish.follow() != Wish.Follow.ON && merge.isEmpty() && backfill == null && olderFrom.isEmpty();
    }

    private void step() throws InterruptedException {
        crew.keepUp();
        int poured = paused ? 0 : merge.pour(new Taking());
        if (poured > 0 || crew.spoke()) {
            scribe.settled();
        }
        fillIn();
        tell();
        if (!closed && !over()) {
            pause(poured);
        }
    }

    private void pause(int poured) throws InterruptedException {
        if (paused) {
            merge.awaitUnpoured(LOOK);
        } else if (poured == 0) {
            merge.await(LOOK);
        } else if (wish.follow() != Wish.Follow.NO && poured < Feed.AHEAD / 2) {
            Thread.sleep(BEAT);
        }
    }

    private final class Taking implements Merge.Out {
        @Override
        public void line(Feed feed, LogLine line) {
            crew.line(feed, line);
        }

        @Override
        public void ended(Feed feed, Optional<Problem> problem) {
            crew.ended(feed, problem);
        }
    }

    /** Goes on with older lines that were asked for. */
    private void fillIn() {
        Optional<Instant> from = olderFrom;
        if (backfill == null && from.isPresent() && scribe instanceof Ledger ledger) {
            backfill = new Backfill(session.cluster(), wish, ledger.before(), crew.tracks(), from.get());
        }
        if (from.isPresent() && (backfill == null || backfill.done())) {
            backfill = null;
            olderFrom = Optional.empty();
        }
    }

    /**
     * Puts the lines that were written since that moment before those that are in the {@link Ledger}, as far as its bounds allow. Returns at
     * once; a second wish while the first is under way counts for nothing.
     */
    public void older(Instant since) {
        if (olderFrom.isEmpty()) {
            olderFrom = Optional.of(since);
            merge.wake();
        }
    }

    /** Lets lines wait: some thousand of each log are held, then the cluster holds them. */
    public void pause() {
        paused = true;
        merge.wake();
    }

    /** Goes on with the lines that waited. */
    public void resume() {
        paused = false;
        merge.wake();
    }

    public Report report() {
        return report;
    }

    /** Calls back on the thread of {@link #run} when the report changed. */
    public Subscription listen(Consumer<Report> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        Report now = new Report(crew.pods(), crew.leftOut(), closed ? 0 : crew.open(), paused, olderFrom.isPresent());
        if (!now.equals(report)) {
            report = now;
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    /** Ends the reading; {@link #run} returns soon. */
    @Override
    public void close() {
        closed = true;
        merge.wake();
    }
}
