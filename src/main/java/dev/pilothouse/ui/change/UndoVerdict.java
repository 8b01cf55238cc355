package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Optional;

/** What would come of taking a change back, as things are now. */
sealed interface UndoVerdict {

    /** The objects are being read. */
    record Checking() implements UndoVerdict {}

    /** Nobody touched the objects since. */
    record AsItWas(Draft draft) implements UndoVerdict {}

    /**
     * Others changed the objects since; only what this change did is taken back.
     *
     * @param by field managers that wrote since, possibly none that are known by name
     * @param theirs how many fields of others the undo would touch
     */
    record ChangedSince(Draft draft, List<String> by, int theirs) implements UndoVerdict {}

    /** An object is gone; undo creates it again. */
    record Gone(Draft draft) implements UndoVerdict {}

    /**
     * Things are already as they were before the change.
     *
     * @param redo makes the change again, where that is possible
     */
    record AlreadyBack(Optional<Draft> redo) implements UndoVerdict {}

    /** Nothing was changed, so there is nothing to take back. */
    record NothingDone() implements UndoVerdict {}

    /** It is being applied at this moment, or what became of it is being looked up. */
    record UnderWay() implements UndoVerdict {}

    record CannotUndo(Problem problem) implements UndoVerdict {}

    /** The cluster is not open, so nothing is known. */
    record NotOpen(String context) implements UndoVerdict {}
}
