package dev.pilothouse.change;

import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Optional;

/** How applying ended. Objects are written in order and the first refusal stops the rest. */
public sealed interface Outcome {

    /** Everything was applied. */
    record Applied(Receipt receipt) implements Outcome {}

    /**
     * An object changed between rehearsal and apply: nothing was overwritten, here is what is left to do as it looks now.
     *
     * @param soFar what was applied before, if anything
     */
    record Conflict(Preview fresh, Optional<Receipt> soFar) implements Outcome {}

    /**
     * One object was refused.
     *
     * @param soFar what was applied before, if anything
     * @param rest the refused wish and those after it, to try again from there
     * @param id of the change in the journal, empty when it was not begun
     */
    record Refused(Problem problem, List<String> causes, Optional<Receipt> soFar, Draft rest, String id) implements Outcome {

        Refused(Problem problem, List<String> causes, Optional<Receipt> soFar, Draft rest) {
            this(problem, causes, soFar, rest, "");
        }
    }
}
