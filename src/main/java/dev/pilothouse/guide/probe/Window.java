package dev.pilothouse.guide.probe;

import java.util.OptionalLong;

/**
 * When something happens, over all places where the probes' clocks may stand, in milliseconds.
 *
 * @param from earliest, meaningless when it never happens
 * @param to latest
 */
public record Window(Chance chance, long from, long to) {

    /** Whether it happens wherever the clocks stand, nowhere, or as chance will have it. */
    public enum Chance {
        NEVER,
        MAYBE,
        ALWAYS
    }

    static final Window NEVER = new Window(Chance.NEVER, 0, 0);

    public boolean possible() {
        return chance != Chance.NEVER;
    }

    public boolean certain() {
        return chance == Chance.ALWAYS;
    }

    /** Tells whether one outcome is among those that this window tells of. */
    boolean covers(OptionalLong moment) {
        return moment.isPresent() ? possible() && moment.getAsLong() >= from && moment.getAsLong() <= to : !certain();
    }

    /** Returns the same measured from a later moment. */
    Window since(long moment) {
        return possible() ? new Window(chance, from - moment, to - moment) : this;
    }

    /** Collects outcomes. */
    static final class Tally {

        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
        private boolean missed;

        void add(OptionalLong moment) {
            if (moment.isPresent()) {
                from = Math.min(from, moment.getAsLong());
                to = Math.max(to, moment.getAsLong());
            } else {
                missed = true;
            }
        }

        Window window() {
            return to < from ? NEVER : new Window(missed ? Chance.MAYBE : Chance.ALWAYS, from, to);
        }
    }
}
