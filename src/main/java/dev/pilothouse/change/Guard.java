package dev.pilothouse.change;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;

/**
 * How hard it is to change a cluster, chosen for each context by how much is at stake.
 *
 * @param context name of the context that it guards
 */
public record Guard(Level level, String context) {

    /** The three narrows of the road. */
    public enum Level {
        /** Applying needs no more than the review. */
        FREE,
        /** Applying is a second press. */
        CONFIRM,
        /** Applying needs the context's name typed. */
        TYPE_NAME
    }

    /** What a person typed or pressed to get past the guard. Only a guard makes one. */
    public static final class Consent {
        private final Guard guard;

        private Consent(Guard guard) {
            this.guard = guard;
        }

        Guard guard() {
            return guard;
        }
    }

    /**
     * Returns the consent that applying needs.
     *
     * @param confirmation the typed name; anything will do where the guard does not ask for it
     * @throws ProblemException {@code GUARD_REFUSED} when the name is asked for and another was typed
     */
    public Consent consent(String confirmation) {
        if (level == Level.TYPE_NAME && !confirmation.strip().equals(context)) {
            throw new ProblemException(Problem.of(ProblemCode.GUARD_REFUSED, context));
        }
        return new Consent(this);
    }
}
