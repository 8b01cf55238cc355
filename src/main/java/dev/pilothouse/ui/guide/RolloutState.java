package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.Problem;

/** How far the page of a rollout has come. */
sealed interface RolloutState {

    record Reading() implements RolloutState {}

    /**
     * It is shown and followed.
     *
     * @param applying whether a change is on its way without a review
     */
    record Showing(Rollout rollout, boolean applying) implements RolloutState {}

    /** Objects of this kind do not roll out. */
    record NoRollout() implements RolloutState {}

    record Refused(Problem problem) implements RolloutState {}
}
