package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a sink current with one list of an engine: reads it at the first word of a change, and again while there is more, but never without a
 * pause. What engines tell by no event is seen at the next round.
 */
final class EngineFollower implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(EngineFollower.class);

    /** A list that takes long is not read again at once. */
    private static final int PAUSE_PER_READING = 3;

    private final Kind kind;
    private final Supplier<List<Row>> list;
    private final RowSink sink;
    private final Pace pace;
    private final InstantSource clock;
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private Instant heard;

    /**
     * How often a list is read.
     *
     * @param least between two readings
     * @param round after which it is read without any word of a change
     * @param retry before another attempt when the engine did not answer
     */
    record Pace(Duration least, Duration round, Duration retry) {
        static final Pace USUAL = new Pace(Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    EngineFollower(Kind kind, Supplier<List<Row>> list, RowSink sink, Pace pace, InstantSource clock) {
        this.kind = kind;
        this.list = list;
        this.sink = sink;
        this.pace = pace;
        this.clock = clock;
        heard = clock.instant();
        thread = Thread.ofVirtual().name("follow " + kind).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Kind kind() {
        return kind;
    }

    /** Says that something may have changed, or that the engine is back. */
    void changed() {
        changes.release();
    }

    private void run() {
        sink.state(new StreamState.Reading(0));
        try {
            while (!closed) {
                await(read());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("following {} failed", kind, e);
                sink.state(new StreamState.Failed(Problem.of(ProblemCode.UNEXPECTED).withDetail(e.toString())));
            }
        }
    }

    private record Pause(Duration least, Duration most) {}

    /** Reads and delivers, and returns how long to wait for the next reading. */
    private Pause read() {
        changes.drainPermits();
        long start = System.nanoTime();
        try {
            List<Row> rows = list.get();
            if (!closed) {
                sink.begin();
                sink.page(rows);
                sink.complete();
                heard = clock.instant();
                sink.state(new StreamState.Live(heard));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start).multipliedBy(PAUSE_PER_READING);
            return new Pause(took.compareTo(pace.least()) > 0 ? took : pace.least(), pace.round());
        } catch (ProblemException e) {
            if (!closed) {
                sink.state(new StreamState.Stale(heard, e.problem(), clock.instant().plus(pace.retry())));
            }
            return new Pause(pace.least(), pace.retry());
        }
    }

    private void await(Pause pause) throws InterruptedException {
        Thread.sleep(pause.least());
        changes.tryAcquire(pause.most().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it at once. A delivery that is under way may still arrive, none after it. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
