package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.ToldLines;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One container that is read: what of it was told, and the log of it that is open. Only for the thread of the reading. */
final class Track {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ResourceRef pod;
    private final String container;
    private final int source;
    private @Nullable Feed feed;
    private Subscription stream = Subscription.NONE;
    private String run = "";
    private String said = "";
    private final ToldLines told = new ToldLines();
    private Instant begin = Instant.MAX;
    private int atBegin;
    private long again = Long.MAX_VALUE;
    private int failures;
    private boolean over;
    private boolean refused;

    Track(ResourceRef pod, String container, int source) {
        this.pod = pod;
        this.container = container;
        this.source = source;
    }

    ResourceRef pod() {
        return pod;
    }

    String container() {
        return container;
    }

    int source() {
        return source;
    }

    boolean open() {
        return feed != null;
    }

    /** Returns which run of the container was opened last. */
    String run() {
        return run;
    }

    void opened(Feed into, Subscription log, String ofRun) {
        feed = into;
        stream = log;
        run = ofRun;
        told.reopened();
        again = Long.MAX_VALUE;
        refused = false;
    }

    /** The log is at its end; it may be opened again. */
    void ended() {
        feed = null;
        stream = Subscription.NONE;
    }

    /** Tells whether it is open and nothing came since that moment, in the time of {@link System#nanoTime}. */
    boolean silent(long moment) {
        return feed != null && feed.heard() - moment < 0;
    }

    /** Lets go of the log that is open; returns where its lines went. */
    Optional<Feed> drop() {
        stream.close();
        Optional<Feed> dropped = Optional.ofNullable(feed);
        ended();
        return dropped;
    }

    void retryNow() {
        again = System.nanoTime();
    }

    /** That log cannot be read, however often it is asked for. */
    void refuse() {
        refused = true;
    }

    /** Tells whether there is nothing to gain by opening that run. */
    boolean refused(String which) {
        return refused && which.equals(run);
    }

    void close() {
        stream.close();
        over = true;
        again = Long.MAX_VALUE;
    }

    /** Tells that its pod is gone: it is not opened again. */
    boolean over() {
        return over;
    }

    void finish() {
        over = true;
    }

    /** Takes a line in, unless it was told before the log was opened again. */
    boolean isNew(LogLine line) {
        if (told.knows(line.time())) {
            return false;
        }
        told.told(line.time());
        failures = 0;
        if (begin.equals(Instant.MAX)) {
            begin = line.time();
        }
        atBegin += line.time().equals(begin) ? 1 : 0;
        return true;
    }

    /** Returns from when on it is to be read again; empty when nothing was told. */
    Optional<Instant> since() {
        return told.since();
    }

    /** Returns the time of the first line that was told; empty when none was. */
    Optional<Instant> begin() {
        return begin.equals(Instant.MAX) ? Optional.empty() : Optional.of(begin);
    }

    /** Returns how many lines of that time were told. */
    int atBegin() {
        return atBegin;
    }

    /** Tells whether this was not the last thing that was said of it. */
    boolean says(String what) {
        boolean news = !said.equals(what);
        said = what;
        return news;
    }

    /** Plans to open it again after a while that grows with each time. */
    void retry(long now) {
        Duration pause = Duration.ofMillis(Math.min(LONGEST.toMillis(), 500L << Math.min(failures++, 6)));
        again = now + pause.toNanos();
    }

    /** Tells, once, that the time for that has come. */
    boolean due(long now) {
        boolean come = again != Long.MAX_VALUE && now >= again && !over;
        again = come ? Long.MAX_VALUE : again;
        return come;
    }
}
