package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Optional;

/** How far a draft has come on the road. The review is in exactly one of these. */
sealed interface ReviewState {

    /** The objects are being read. */
    record Previewing() implements ReviewState {}

    /** The server is trying it. */
    record Rehearsing(Preview preview) implements ReviewState {}

    /**
     * The server would accept it; only the guard is left.
     *
     * @param millis how long the server took
     * @param choice what was decided about fields of others
     */
    record Ready(Rehearsal rehearsal, long millis, Choice choice) implements ReviewState {}

    /** Some fields belong to others and somebody must decide. */
    record NeedsChoice(Rehearsal rehearsal, long millis) implements ReviewState {}

    /**
     * An object changed since it was read. Nothing was overwritten; this is how the change looks now.
     *
     * @param soFar what was applied before that was noticed
     */
    record Outdated(Preview fresh, Optional<Receipt> soFar) implements ReviewState {}

    /**
     * Nothing was applied, and this is why.
     *
     * @param preview as far as it came
     * @param rehearsal present when the server itself said no
     */
    record Refused(Problem problem, List<String> causes, Optional<Preview> preview, Optional<Rehearsal> rehearsal) implements ReviewState {}

    /** It is being written, object by object. */
    record Applying(Rehearsal rehearsal, int done) implements ReviewState {}

    record Applied(Receipt receipt) implements ReviewState {}

    /**
     * Some objects were written and one was refused.
     *
     * @param rest the refused one and those after it
     */
    record PartlyApplied(Receipt soFar, Problem problem, List<String> causes, Draft rest) implements ReviewState {}

    /** The connection ended before the answer: whoever looks at the cluster knows more. */
    record OutcomeUnknown(Problem problem) implements ReviewState {}

    /** There is nothing to do: the cluster is as the draft wants it. */
    record Nothing(Preview preview) implements ReviewState {}
}
