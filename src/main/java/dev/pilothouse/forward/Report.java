package dev.pilothouse.forward;

import dev.pilothouse.cluster.Forward.Traffic;
import dev.pilothouse.model.Problem;
import java.util.Optional;

/**
 * A forward as it is now.
 *
 * @param id tells it from the others of its context
 * @param lastError why a connection could not be carried; empty again after one that was
 */
public record Report(long id, Plan plan, State state, Traffic traffic, Optional<Problem> lastError) {

    /** Tells whether whoever uses it would find that it does not work. */
    public boolean failing() {
        return switch (state) {
            case State.Waiting _, State.PortTaken _, State.Failed _ -> true;
            case State.Open _ -> lastError.isPresent();
            case State.Starting _, State.Paused _ -> false;
        };
    }

    /** Returns why it fails, if it does and somebody said so. */
    public Optional<Problem> problem() {
        return switch (state) {
            case State.Waiting waiting -> Optional.of(waiting.why());
            case State.Failed failed -> Optional.of(failed.why());
            default -> lastError;
        };
    }

    /** Tells whether its port is open here. */
    public boolean listening() {
        return state instanceof State.Open || state instanceof State.Waiting;
    }
}
