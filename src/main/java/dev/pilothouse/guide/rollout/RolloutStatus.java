package dev.pilothouse.guide.rollout;

import dev.pilothouse.guide.Effect;
import java.util.List;

/**
 * How far a rollout is, as {@code kubectl rollout status} decides, and what holds it up.
 *
 * @param step what it waits for, or how it ended
 * @param desired copies that there should be
 * @param hindrances the gravest first
 */
public record RolloutStatus(Phase phase, Effect step, int desired, List<Hindrance> hindrances) {

    /** Where it stands. */
    public enum Phase {
        PROGRESSING,
        /** It waits for somebody to resume it. */
        PAUSED,
        /** Something holds it up that waiting does not help, as a rule; it goes on when that is gone. */
        STUCK,
        /** Its deadline has passed. */
        FAILED,
        COMPLETE,
        /** Pods are only replaced when somebody deletes them, so there is nothing to follow. */
        BY_HAND
    }

    public RolloutStatus {
        hindrances = List.copyOf(hindrances);
    }

    /** Tells whether nothing more is to come by itself. */
    public boolean over() {
        return switch (phase) {
            case COMPLETE, FAILED, BY_HAND -> true;
            case PROGRESSING, PAUSED, STUCK -> false;
        };
    }

    /** Tells whether it needs a person. */
    public boolean troubled() {
        return phase == Phase.STUCK || phase == Phase.FAILED;
    }

    RolloutStatus with(List<Hindrance> found) {
        boolean held = phase == Phase.PROGRESSING && found.stream().anyMatch(hindrance -> !hindrance.cause().passing());
        return new RolloutStatus(held ? Phase.STUCK : phase, step, desired, found);
    }
}
