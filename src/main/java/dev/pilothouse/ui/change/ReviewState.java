package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Meanwhile;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
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
     */
    record Ready(Rehearsal rehearsal, long millis) implements ReviewState {}

    /** Everything that would change belongs to others, and is left to them unless somebody decides otherwise. */
    record NeedsChoice(Rehearsal rehearsal, long millis) implements ReviewState {}

    /**
     * An object changed since it was read. Nothing was overwritten; this is how the change looks now.
     *
     * @param soFar what was applied before that was noticed
     * @param fields which somebody else changed as well
     */
    record Outdated(Preview fresh, Optional<Receipt> soFar, List<Meanwhile> fields) implements ReviewState {}

    /**
     * Nothing was applied, and this is why.
     *
     * @param preview as far as it came
     * @param rehearsal present when the server itself said no
     */
    record Refused(Problem problem, List<String> causes, Optional<Preview> preview, Optional<Rehearsal> rehearsal) implements ReviewState {}

    /**
     * It is being written, object by object.
     *
     * @param millis how long each object took that is done
     */
    record Applying(Rehearsal rehearsal, List<Long> millis) implements ReviewState {}

    record Applied(Receipt receipt) implements ReviewState {}

    /**
     * Some objects were written and one was refused.
     *
     * @param rest the refused one and those after it
     */
    record PartlyApplied(Receipt soFar, Problem problem, List<String> causes, Draft rest) implements ReviewState {}

    /**
     * The connection ended before the answer, and the cluster could not be looked at since.
     *
     * @param rest what is not known to be applied
     * @param id of the change in the journal
     */
    record OutcomeUnknown(Problem problem, Draft rest, String id) implements ReviewState {}

    /** There is nothing to do: the cluster is as the draft wants it. */
    record Nothing(Preview preview) implements ReviewState {}
}
