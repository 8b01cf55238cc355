package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Several logs as one, in the order of their times.
 *
 * <p>A line waits until every other log has one to compare with or has ended, but no longer than the patience: who follows quiet logs
 * wants to see the talkative ones at once. A log that was only just opened is waited for a little longer. The pieces of a long line stay
 * together.
 */
final class Merge implements AutoCloseable {

    /** Most lines that are poured at once. */
    private static final int AT_ONCE = 8192;

    /** How long others wait for the rest of a line. */
    private static final long PIECES = Duration.ofSeconds(1).toNanos();

    private static final long OPENING = Duration.ofSeconds(2).toNanos();

    /** How long others wait between two bursts of what a log held when it was opened. */
    private static final long BURSTS = Duration.ofSeconds(1).toNanos();

    private final long patience;
    private final Semaphore bell = new Semaphore(0);
    private final List<Feed> feeds = new ArrayList<>();
    private int added;
    private volatile boolean waiting;
    private volatile boolean rung;
    private @Nullable Feed unfinished;
    private long piece;

    /** Where lines go. */
    interface Out {
        void line(Feed feed, LogLine line);

        /** Nothing more comes from it. */
        void ended(Feed feed, Optional<Problem> problem);
    }

    /** @param patience how long a line waits for others; empty for as long as it takes */
    Merge(Optional<Duration> patience) {
        this.patience = patience.map(Duration::toNanos).orElse(Long.MAX_VALUE / 4);
    }

    /** Adds a log; only for the thread that pours. */
    Feed add() {
        Feed feed = new Feed(this::ring, added++);
        feeds.add(feed);
        return feed;
    }

    /** Forgets a log and its lines that were not poured yet. */
    void remove(Feed feed) {
        feeds.remove(feed);
        feed.close();
        unfinished = unfinished == feed ? null : unfinished;
    }

    boolean isEmpty() {
        return feeds.isEmpty();
    }

    /** Wakes whoever waits. */
    void wake() {
        rung = true;
        ring();
    }

    private void ring() {
        if (waiting) {
            waiting = false;
            bell.release();
        }
    }

    /** Waits until something came or somebody woke it. */
    void await(Duration most) throws InterruptedException {
        await(most, () -> feeds.stream().noneMatch(Feed::fresh));
    }

    /** Waits while lines are left where they are; one that comes may wake it, those that came before do not. */
    void awaitUnpoured(Duration most) throws InterruptedException {
        await(most, () -> true);
    }

    private void await(Duration most, BooleanSupplier idle) throws InterruptedException {
        waiting = true;
        boolean quiet = !rung && idle.getAsBoolean();
        boolean woken = quiet && bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        waiting = false;
        rung = false;
        if (!quiet || woken) {
            bell.drainPermits();
        }
    }

    /** Hands over what is in order by now; returns how many lines. */
    int pour(Out out) {
        long now = System.nanoTime();
        PriorityQueue<Feed> ready = new PriorityQueue<>(Math.max(1, feeds.size()), Comparator.comparing(Feed::time).thenComparingInt(Feed::order));
        for (Feed feed : List.copyOf(feeds)) {
            take(feed, now, ready, out);
        }
        int poured = unfinished == null ? 0 : finish(ready, now, out);
        unfinished = poured == 0 && now - piece > PIECES ? null : unfinished;
        while (poured < AT_ONCE && unfinished == null && !ready.isEmpty() && mayGo(ready, now)) {
            Feed feed = ready.remove();
            Instant next = ready.isEmpty() ? Instant.MAX : ready.element().time();
            while (feed.head() != null && poured < AT_ONCE && !feed.time().isAfter(next)) {
                poured++;
                hand(feed, out);
            }
            take(feed, now, ready, out);
        }
        return poured;
    }

    /** Puts a log among those that have a line, or lets it go when it has ended. */
    private void take(Feed feed, long now, PriorityQueue<Feed> ready, Out out) {
        feed.take(now);
        if (feed.head() != null) {
            ready.add(feed);
            return;
        }
        feed.end().ifPresent(end -> {
            feeds.remove(feed);
            unfinished = unfinished == feed ? null : unfinished;
            out.ended(feed, end.problem());
        });
    }

    private void hand(Feed feed, Out out) {
        LogLine line = feed.poll();
        unfinished = line.continues() ? feed : null;
        piece = line.continues() ? System.nanoTime() : piece;
        out.line(feed, line);
    }

    /** Goes on with a line of which only pieces were told. */
    private int finish(PriorityQueue<Feed> ready, long now, Out out) {
        Feed feed = unfinished;
        int poured = 0;
        while (feed != null && unfinished != null && feed.head() != null) {
            ready.remove(feed);
            hand(feed, out);
            poured++;
            if (feed.head() != null) {
                ready.add(feed);
            } else {
                take(feed, now, ready, out);
            }
        }
        return poured;
    }

    private boolean mayGo(PriorityQueue<Feed> ready, long now) {
        if (ready.size() == feeds.size()) {
            return true;
        }
        long since = ready.element().since();
        for (Feed feed : feeds) {
            if (feed.head() == null && now < until(feed, since)) {
                return false;
            }
        }
        return true;
    }

    private long until(Feed feed, long since) {
        long usual = since + patience;
        if (patience > OPENING) {
            return usual;
        }
        if (!feed.begun()) {
            return feed.added() + OPENING;
        }
        boolean opening = feed.since() - feed.added() < OPENING;
        return opening ? Math.max(usual, feed.since() + BURSTS) : usual;
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
        wake();
    }
}
