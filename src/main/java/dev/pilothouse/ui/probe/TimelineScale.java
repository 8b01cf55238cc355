package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.probe.ProbeKind;

/**
 * Where moments and lanes of a timeline are, in pixels.
 *
 * @param width of the whole drawing
 * @param until the moment at its right end, in milliseconds
 */
record TimelineScale(double width, long until) {

    static final double LEFT = 92;
    static final double RIGHT = 18;
    static final double LANE = 32;
    static final double TOP = 4;
    static final int LANES = 4;
    static final double AXIS = TOP + LANES * LANE;
    static final double HEIGHT = AXIS + 22;

    private static final long[] STEPS = {10_000, 15_000, 30_000, 60_000, 120_000, 180_000};
    private static final double ROOM_FOR_LABEL = 58;

    double x(long moment) {
        return LEFT + (width - LEFT - RIGHT) * moment / until;
    }

    long moment(double x) {
        return Math.clamp(Math.round((x - LEFT) / Math.max(1, width - LEFT - RIGHT) * until), 0, until);
    }

    /** Returns the middle of the lane of the container. */
    static double containerY() {
        return TOP + LANE / 2;
    }

    /** Returns the middle of a probe's lane. */
    static double y(ProbeKind kind) {
        int lane = switch (kind) {
            case STARTUP -> 1;
            case LIVENESS -> 2;
            case READINESS -> 3;
        };
        return containerY() + lane * LANE;
    }

    /** Returns how far apart the lines of the grid are. */
    long step() {
        for (long step : STEPS) {
            if (x(step) - x(0) >= ROOM_FOR_LABEL) {
                return step;
            }
        }
        return 300_000;
    }
}
