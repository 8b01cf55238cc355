package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Scale;
import dev.pilothouse.model.Problem;
import dev.pilothouse.text.Difference;

/** How far the scaling of a workload has come on the screen. */
sealed interface ScaleState {

    /** The workload is being read. */
    record Reading() implements ScaleState {}

    /**
     * A number can be chosen.
     *
     * @param difference what the chosen number would change, line by line
     */
    record Choosing(Scale scale, Difference difference) implements ScaleState {}

    /** It is being applied without a review, since the cluster is free and nothing stands in the way. */
    record Applying(Scale scale, Difference difference) implements ScaleState {}

    /** Objects of this kind have no number of copies. */
    record NoCopies() implements ScaleState {}

    record Refused(Problem problem) implements ScaleState {}
}
