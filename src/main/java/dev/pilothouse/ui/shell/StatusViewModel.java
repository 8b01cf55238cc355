package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.StreamReport;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the status line says about the streams of the open cluster: the worst of them, or how fresh they are together. */
final class StatusViewModel {

    /** Latency from which the number warns, and from which it is bad, in milliseconds. */
    private static final long SLOW = 500;

    private static final long VERY_SLOW = 3_000;

    /** The state of what is on the screen. */
    sealed interface Freshness {
        /** No table is open. */
        record Idle() implements Freshness {}

        record Reading(StreamState.Reading far) implements Freshness {}

        record Live(Instant heard) implements Freshness {}

        record Stale(Instant lastSeen, Instant retryAt, Problem cause) implements Freshness {}

        record SignedOut(Problem cause) implements Freshness {}

        /** Some streams are refused; what is shown is live. */
        record Forbidden(Problem cause) implements Freshness {}

        record Failed(Problem cause) implements Freshness {}

        /** How it looks beside the name of a cluster. */
        default Health.State health() {
            return switch (this) {
                case Idle _, Live _, Forbidden _ -> Health.State.OK;
                case Reading _ -> Health.State.PROGRESS;
                case Stale _, SignedOut _ -> Health.State.WARN;
                case Failed _ -> Health.State.BAD;
            };
        }
    }

    /** How an answer time is to be taken. */
    enum Pace {
        FINE,
        SLOW,
        VERY_SLOW
    }

    private StatusViewModel() {}

    /** Returns the state of all streams together; trouble outweighs calm. */
    static Freshness of(List<StreamReport> reports) {
        List<StreamState> states = reports.stream().map(StreamReport::state).toList();
        StreamState.Reading far = StreamState.Reading.together(states);
        return states.stream()
                .map(state -> freshness(state, far))
                .min(Comparator.comparingInt(StatusViewModel::weight).thenComparing(StatusViewModel::latestFirst))
                .orElseGet(Freshness.Idle::new);
    }

    private static Freshness freshness(StreamState state, StreamState.Reading far) {
        return switch (state) {
            case StreamState.Reading _ -> new Freshness.Reading(far);
            case StreamState.Live(Instant heard) -> new Freshness.Live(heard);
            case StreamState.Stale(Instant lastSeen, Problem cause, Instant retryAt) -> new Freshness.Stale(lastSeen, retryAt, cause);
            case StreamState.Forbidden(Problem cause) -> new Freshness.Forbidden(cause);
            case StreamState.SignedOut(Problem cause) -> new Freshness.SignedOut(cause);
            case StreamState.Failed(Problem cause) -> new Freshness.Failed(cause);
        };
    }

    private static int weight(Freshness freshness) {
        return switch (freshness) {
            case Freshness.SignedOut signedOut -> 0;
            case Freshness.Stale stale -> 1;
            case Freshness.Reading reading -> 2;
            case Freshness.Live live -> 3;
            case Freshness.Forbidden forbidden -> 4;
            case Freshness.Failed failed -> 5;
            case Freshness.Idle idle -> 6;
        };
    }

    private static int latestFirst(Freshness one, Freshness two) {
        return one instanceof Freshness.Live(Instant first) && two instanceof Freshness.Live(Instant second) ? second.compareTo(first) : 0;
    }

    static Pace pace(long latencyMillis) {
        return latencyMillis > VERY_SLOW ? Pace.VERY_SLOW : latencyMillis > SLOW ? Pace.SLOW : Pace.FINE;
    }
}
