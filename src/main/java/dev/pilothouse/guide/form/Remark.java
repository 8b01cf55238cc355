package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import java.util.List;
import java.util.Optional;

/**
 * Something to be said about what is filled in: a mistake, a warning or what follows from it.
 *
 * @param spot where it belongs; empty when it is about the whole
 * @param mends clicks that settle it
 */
public record Remark(Effect effect, Optional<Spot> spot, List<Mend> mends) {

    public static Remark of(Effect effect) {
        return new Remark(effect, Optional.empty(), List.of());
    }

    public static Remark at(Spot spot, Effect effect, Mend... mends) {
        return new Remark(effect, Optional.of(spot), List.of(mends));
    }

    /** Tells whether nothing can be applied before it is settled. */
    public boolean blocks() {
        return effect.weight() == Effect.Weight.ERROR;
    }
}
