package dev.pilothouse.guide.probe;

/** How the app in a container answers a check at a moment, in milliseconds from the container's first start. */
final class ProbedApp {

    private static final long NEVER = Long.MAX_VALUE;

    private final Probes probes;
    private final Assumptions assumptions;

    /** An answer, and how long it took. */
    record Answer(boolean passed, long took) {}

    ProbedApp(Probes probes, Assumptions assumptions) {
        this.probes = probes;
        this.assumptions = assumptions;
    }

    /** Returns when the app of the life that began then is up. */
    long up(long lifeStart) {
        return lifeStart + assumptions.start();
    }

    /** Returns when the app of the life that began then hangs, if it lives so long. */
    long hangs(long lifeStart) {
        return assumptions.trouble() instanceof Trouble.Hang hang && hang.at() > lifeStart ? hang.at() : NEVER;
    }

    /**
     * Answers a check.
     *
     * @param nth how many checks of this probe there were since the first start, with this one
     */
    Answer answer(ProbeKind kind, Probe probe, long lifeStart, long moment, int nth) {
        long timeout = probe.timeoutMillis();
        if (moment >= hangs(lifeStart)) {
            return new Answer(false, timeout);
        }
        if (moment < up(lifeStart)) {
            return new Answer(false, 0);
        }
        long takes = assumptions.trouble() instanceof Trouble.Slow slow && moment >= slow.from() ? slow.answer() : assumptions.answer();
        if (takes >= timeout) {
            return new Answer(false, timeout);
        }
        boolean failing = switch (assumptions.trouble()) {
            case Trouble.Dependency dependency -> moment >= dependency.from() && moment < dependency.until() && probes.asksLikeReadiness(kind);
            case Trouble.Flaky flaky -> nth % flaky.oneIn() == 0;
            case Trouble.None _, Trouble.Hang _, Trouble.Slow _ -> false;
        };
        return new Answer(!failing, takes);
    }
}
