package dev.pilothouse.ui.timeline;

import dev.pilothouse.model.Problem;
import java.time.Instant;

/** How the events come in. */
sealed interface Condition {

    /** The first of them are on their way. */
    record Reading() implements Condition {}

    record Live() implements Condition {}

    /** They are as of {@code lastSeen}. */
    record Stale(Problem cause, Instant lastSeen, Instant retryAt) implements Condition {}

    record Forbidden(Problem cause) implements Condition {}

    record SignedOut(Problem cause) implements Condition {}

    record Failed(Problem cause) implements Condition {}
}
