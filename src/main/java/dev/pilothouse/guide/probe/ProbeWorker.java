package dev.pilothouse.guide.probe;

/**
 * One probe's clock, thresholds and state, as the kubelet's prober worker keeps them: a tick that comes during a check is kept and runs the
 * next one at its end, further ones are lost.
 */
final class ProbeWorker {

    private static final long NEVER = Long.MAX_VALUE;

    private final ProbeKind kind;
    private final Probe probe;
    private final long tick;
    private final long period;
    private long next = NEVER;
    private int checks;
    private int run;
    private boolean last;

    ProbeWorker(ProbeKind kind, Probe probe, long tick) {
        this.kind = kind;
        this.probe = probe;
        this.tick = tick;
        period = 1000L * probe.timing().period();
    }

    ProbeKind kind() {
        return kind;
    }

    Probe probe() {
        return probe;
    }

    /** When it asks next. */
    long next() {
        return next;
    }

    /** Asks from the first tick at that moment or later. */
    void from(long moment) {
        next = moment + Math.floorMod(tick - moment, period);
    }

    /** Asks at once, and goes on with the ticks. */
    void now(long moment) {
        next = moment;
    }

    /** Asks no more in this life. */
    void hold() {
        next = NEVER;
        run = 0;
    }

    int count() {
        return ++checks;
    }

    /** Takes a result and returns how many in a row were like it. */
    int take(boolean passed, long at, long answered) {
        run = passed == last ? run + 1 : 1;
        last = passed;
        long following = at + 1 + Math.floorMod(tick - (at + 1), period);
        next = Math.max(following, answered);
        return run;
    }

    /** Tells whether the latest results are enough to believe them. */
    boolean believed() {
        return run >= (last ? probe.timing().successes() : probe.timing().failures());
    }
}
