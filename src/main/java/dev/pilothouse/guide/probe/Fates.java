package dev.pilothouse.guide.probe;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What becomes of a container wherever its probes' clocks stand.
 *
 * <p>Outcomes change at a steady rate with a clock, except where a tick meets a moment that matters (the initial delay, the app's coming up,
 * the start and end of trouble, startup's passing). So the extremes lie just at and just before such moments, and only those are played.
 *
 * @param killedEarly killed before any trouble
 * @param by the probe that does it
 * @param traffic first traffic
 * @param killedLate killed since trouble began; this and what follows is of containers that were not killed before
 * @param lost traffic lost since trouble began
 * @param back traffic again after that without a restart
 */
record Fates(Window killedEarly, Optional<ProbeKind> by, Window traffic, Window killedLate, Window lost, Window back) {

    private static final long LONGEST = 3_600_000;

    static Fates of(Probes probes, Assumptions assumptions) {
        return new Exploration(probes, assumptions, horizon(probes, assumptions)).explore();
    }

    /** Returns by when it has come up and the probes have taken notice, if at all. */
    static long settled(Probes probes, Assumptions assumptions) {
        return assumptions.start()
                + patience(probes, ProbeKind.STARTUP)
                + Math.max(patience(probes, ProbeKind.LIVENESS), patience(probes, ProbeKind.READINESS));
    }

    /** Returns how long a probe may take from the container's start, or from a change, until it has made up its mind. */
    private static long patience(Probes probes, ProbeKind kind) {
        return probes.get(kind)
                .map(Probe::timing)
                .map(timing -> 1000L
                        * (timing.initialDelay()
                                + timing.period()
                                + ((long) timing.failures() + timing.successes()) * Math.max(timing.period(), timing.timeout())
                                + timing.timeout()))
                .orElse(0L);
    }

    static long horizon(Probes probes, Assumptions assumptions) {
        long changes = assumptions.trouble() instanceof Trouble.Dependency dependency ? dependency.until() : assumptions.trouble().begins();
        long grace = Math.max(assumptions.grace(), probes.liveness().stream().flatMapToInt(probe -> probe.timing().grace().stream()).mapToLong(seconds -> 1000L * seconds).findFirst().orElse(0));
        long settled = settled(probes, assumptions);
        return Math.min(changes + settled + grace + 1000, LONGEST + changes);
    }

    /** Plays the container with the clocks at the places that matter. */
    private static final class Exploration {

        private final Probes probes;
        private final Assumptions assumptions;
        private final long until;
        private final Window.Tally killedEarly = new Window.Tally();
        private final Window.Tally traffic = new Window.Tally();
        private final Window.Tally killedLate = new Window.Tally();
        private final Window.Tally lost = new Window.Tally();
        private final Window.Tally back = new Window.Tally();
        private Optional<ProbeKind> by = Optional.empty();

        Exploration(Probes probes, Assumptions assumptions, long until) {
            this.probes = probes;
            this.assumptions = assumptions;
            this.until = until;
        }

        Fates explore() {
            Ticks earliest = Ticks.earliest(probes);
            for (long startup : places(ProbeKind.STARTUP, 0)) {
                long passed = play(new Ticks(startup, earliest.liveness(), earliest.readiness())).passed().orElse(0);
                Set<Long> liveness = places(ProbeKind.LIVENESS, passed);
                Set<Long> readiness = places(ProbeKind.READINESS, passed);
                for (long alive : liveness) {
                    for (long ready : readiness) {
                        play(new Ticks(startup, alive, ready));
                    }
                }
            }
            return new Fates(killedEarly.window(), by, traffic.window(), killedLate.window(), lost.window(), back.window());
        }

        private Fate play(Ticks ticks) {
            Fate fate = Fate.of(new Kubelet(probes, assumptions, ticks, until).run(1), assumptions.trouble());
            killedEarly.add(at(fate.killedEarly()));
            traffic.add(fate.traffic());
            if (fate.killedEarly().isPresent()) {
                by = fate.killedEarly().map(Timeline.Kill::by);
            } else {
                killedLate.add(at(fate.killedLate()));
                lost.add(fate.lost());
                back.add(fate.back());
            }
            return fate;
        }

        private static OptionalLong at(Optional<Timeline.Kill> kill) {
            return kill.map(found -> OptionalLong.of(found.at())).orElseGet(OptionalLong::empty);
        }

        /** Where the clock of a probe may stand so that a tick comes just at or just before a moment that matters. */
        private Set<Long> places(ProbeKind kind, long passed) {
            Set<Long> places = new TreeSet<>();
            Optional<Probe> probe = probes.get(kind);
            if (probe.isEmpty()) {
                return Set.of(0L);
            }
            long period = 1000L * probe.get().timing().period();
            boolean heldBack = kind != ProbeKind.STARTUP && probes.startup().isPresent();
            LongStream coming = heldBack ? LongStream.of(passed, passed + 1) : LongStream.of(assumptions.start());
            LongStream trouble = assumptions.trouble() instanceof Trouble.Dependency dependency
                    ? LongStream.of(dependency.from(), dependency.until())
                    : LongStream.of(assumptions.trouble().begins());
            LongStream.concat(LongStream.of(1000L * probe.get().timing().initialDelay()), LongStream.concat(coming, trouble)).forEach(moment -> {
                places.add(Math.floorMod(moment, period));
                places.add(Math.floorMod(moment - 1, period));
            });
            return places;
        }
    }
}
