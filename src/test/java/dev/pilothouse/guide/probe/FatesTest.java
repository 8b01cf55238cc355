package dev.pilothouse.guide.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FatesTest {

    @Property(tries = 400)
    void coversEveryPlaceOfTheClocks(@ForAll("probes") Probes probes, @ForAll("assumptions") Assumptions assumptions) {
        Fates fates = Fates.of(probes, assumptions);
        long until = 2 * Fates.horizon(probes, assumptions);
        for (long startup = 0; startup < period(probes, ProbeKind.STARTUP); startup += 700) {
            for (long liveness = 0; liveness < period(probes, ProbeKind.LIVENESS); liveness += 900) {
                for (long readiness = 0; readiness < period(probes, ProbeKind.READINESS); readiness += 1100) {
                    Ticks ticks = new Ticks(startup, liveness, readiness);
                    Fate fate = Fate.of(Timeline.of(probes, assumptions, ticks, until), assumptions.trouble());
                    assertThat(fates.killedEarly().covers(at(fate.killedEarly()))).as("killed early: %s, %s in %s", ticks, fate, fates).isTrue();
                    assertThat(fates.traffic().covers(fate.traffic())).as("traffic: %s, %s in %s", ticks, fate, fates).isTrue();
                    if (fate.killedEarly().isPresent()) {
                        continue;
                    }
                    assertThat(fates.killedLate().covers(at(fate.killedLate()))).as("killed late: %s, %s in %s", ticks, fate, fates).isTrue();
                    assertThat(fates.back().covers(fate.back())).as("back: %s, %s in %s", ticks, fate, fates).isTrue();
                    assertThat(fates.lost().covers(fate.lost())).as("lost: %s, %s in %s", ticks, fate, fates).isTrue();
                }
            }
        }
    }

    private static OptionalLong at(Optional<Timeline.Kill> kill) {
        return kill.map(found -> OptionalLong.of(found.at())).orElseGet(OptionalLong::empty);
    }

    private static long period(Probes probes, ProbeKind kind) {
        return probes.get(kind).map(probe -> 1000L * probe.timing().period()).orElse(1L);
    }

    @Provide
    Arbitrary<Probes> probes() {
        Arbitrary<Optional<Probe>> probe = Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("/live", "/ready"))
                .as((delay, period, timeout, failures, path) -> new Probe(
                        new Handler.Http("HTTP", "", "80", path, List.of()), new Timing(delay, period, timeout, 1, failures, OptionalInt.empty())))
                .optional();
        return Combinators.combine(probe, probe, probe).as(Probes::new);
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        Arbitrary<Trouble> trouble = Arbitraries.of(
                new Trouble.None(), new Trouble.Hang(90_000), new Trouble.Dependency(90_000, 150_000), new Trouble.Slow(90_000, 2_300), new Trouble.Slow(90_000, 4_800));
        return Combinators.combine(Arbitraries.longs().between(0, 40).map(halves -> 500 * halves), trouble)
                .as((start, what) -> new Assumptions(start, 10, 7_000, what));
    }
}
