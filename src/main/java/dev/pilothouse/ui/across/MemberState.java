package dev.pilothouse.ui.across;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Problem;
import java.time.Instant;
import java.util.Collection;

/** How one of the clusters is doing. */
sealed interface MemberState {

    record Connecting() implements MemberState {}

    record Reading() implements MemberState {}

    /**
     * Its rows are current.
     *
     * @param onlyNamespace the one namespace that may be read, empty when all may
     */
    record Live(int rows, String onlyNamespace) implements MemberState {}

    /** Its rows stay, as they were at that moment. */
    record Stale(Instant lastSeen, Problem cause) implements MemberState {}

    /** It has no rows to show. */
    record Refused(Problem problem) implements MemberState {}

    /** Returns the state of a cluster by its streams, the worst of them. */
    static MemberState of(Collection<StreamState> streams, int rows, String onlyNamespace) {
        MemberState state = streams.isEmpty() ? new Reading() : new Live(rows, onlyNamespace);
        for (StreamState stream : streams) {
            switch (stream) {
                case StreamState.Forbidden(Problem problem) -> {
                    return new Refused(problem);
                }
                case StreamState.SignedOut(Problem problem) -> {
                    return new Refused(problem);
                }
                case StreamState.Failed(Problem problem) -> {
                    return new Refused(problem);
                }
                case StreamState.Stale(Instant lastSeen, Problem cause, Instant _) -> state = new Stale(lastSeen, cause);
                case StreamState.Reading _ -> state = state instanceof Stale ? state : new Reading();
                case StreamState.Live _ -> {}
            }
        }
        return state;
    }
}
