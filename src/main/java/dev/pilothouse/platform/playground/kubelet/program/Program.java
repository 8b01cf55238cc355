package dev.pilothouse.platform.playground.kubelet.program;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a container runs, as a function of the time since its start: nothing is kept while it runs, so that a thousand idle programs cost nothing.
 */
public interface Program {

    /**
     * How it ends.
     *
     * @param after its start, or after the signal
     * @param code exit code, 128 and the signal's number for one that a signal ended
     * @param reason as the container's status tells it, for example {@code OOMKilled}
     */
    record Ending(Duration after, int code, String reason) {

        public static Ending of(Duration after, int code) {
            return new Ending(after, code, code == 0 ? "Completed" : "Error");
        }
    }

    /** Who asks at a port. */
    enum Asker {
        STARTUP,
        READINESS,
        LIVENESS,
        CLIENT
    }

    /** What comes back from a port. */
    sealed interface Answer {
        /** An answer to a request of HTTP; a plain connection counts as made. */
        record Http(int code, String body) implements Answer {}

        record Refused() implements Answer {}

        /** Nothing comes back. */
        record Silence() implements Answer {}
    }

    /**
     * One line of a log.
     *
     * @param error whether it was written to standard error
     */
    record Line(Instant time, String text, boolean error) {}

    /** Returns how it ends by itself, if it does. */
    Optional<Ending> ending();

    /** Returns how it ends when it is asked to by SIGTERM; empty when it does not heed that. */
    Optional<Ending> onTerminate();

    /** Returns what a request gets at that time. */
    Answer answer(Duration since, Asker asker, int port, String path);

    /** Returns when its answers change next after that time, if ever. */
    Optional<Duration> nextChange(Duration since);

    /** Gives its log between two times after its start, the oldest line first, until the taker returns false. */
    void log(Instant start, Duration from, Duration until, Predicate<Line> taker);

    /** Returns what it uses at that time. */
    Use use(Duration since);

    /**
     * What it uses.
     *
     * @param milliCpu thousandths of a core
     * @param memory bytes
     */
    record Use(long milliCpu, long memory) {}
}
