package dev.pilothouse.ui.guide;

import dev.pilothouse.model.Problem;

/** How far a deed has come on the screen. */
sealed interface DeedState {

    record Reading() implements DeedState {}

    /** The consequences are known, and it can be sent on its way. */
    record Looking(Deed.Consequences consequences) implements DeedState {}

    /**
     * It is being applied without a review.
     *
     * @param done how many of the objects are done
     */
    record Applying(Deed.Consequences consequences, int done, int of) implements DeedState {}

    record Refused(Problem problem) implements DeedState {}
}
