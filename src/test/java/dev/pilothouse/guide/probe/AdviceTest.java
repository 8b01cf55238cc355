package dev.pilothouse.guide.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.guide.probe.Advice.Mend;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AdviceTest {

    private static final Tree CONTAINER = new Tree(Map.of("name", "web", "ports", List.of(Map.of("name", "http", "containerPort", 8080L))));
    private static final Assumptions QUICK = new Assumptions(4_000, 10, 30_000, new Trouble.None());
    private static final Handler HEALTHZ = new Handler.Http("HTTP", "", "http", "/healthz", List.of());
    private static final Probe READY = new Probe(new Handler.Http("HTTP", "", "8080", "/ready", List.of()), Timing.DEFAULT);

    private static List<Advice> advice(Probes probes, Assumptions assumptions) {
        return Advice.of(probes, assumptions, CONTAINER, Verdict.of(probes, assumptions));
    }

    private static List<String> found(Probes probes, Assumptions assumptions) {
        return advice(probes, assumptions).stream().map(advice -> advice.effect().key().substring("guide.probe.advice.".length())).toList();
    }

    private static Probes liveness(Handler handler, Timing timing) {
        return new Probes(Optional.empty(), Optional.of(new Probe(handler, timing)), Optional.of(READY));
    }

    private static Timing timing(int delay, int period, int timeout, int failures) {
        return new Timing(delay, period, timeout, 1, failures, OptionalInt.empty());
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(found(liveness(HEALTHZ, timing(0, 10, 1, 4)), QUICK)).isEmpty();
    }

    @Test
    void knowsTheMistakes() {
        assertThat(found(liveness(HEALTHZ, timing(0, 10, 1, 3)), new Assumptions(60_000, 10, 0, new Trouble.None()))).containsExactly("no-startup");
        assertThat(found(liveness(HEALTHZ, timing(60, 10, 1, 4)), QUICK)).containsExactly("long-delay");
        assertThat(found(liveness(HEALTHZ, timing(0, 5, 1, 3)), QUICK)).containsExactly("stricter");
        assertThat(found(liveness(HEALTHZ, timing(5, 30, 1, 1)), QUICK)).containsExactly("one-failure");
        assertThat(found(liveness(HEALTHZ, timing(0, 10, 10, 4)), QUICK)).containsExactly("timeout-long");
        assertThat(found(liveness(READY.handler(), timing(0, 10, 1, 4)), QUICK)).containsExactly("like-readiness");
        assertThat(found(liveness(new Handler.Http("HTTP", "", "8080", "/actuator/health", List.of()), timing(0, 10, 1, 4)), QUICK)).containsExactly("dependency");
        assertThat(found(liveness(new Handler.Http("HTTP", "example.org", "8080", "/healthz", List.of()), timing(0, 10, 1, 4)), QUICK)).containsExactly("host");
        assertThat(found(liveness(new Handler.Exec(List.of("check")), timing(0, 2, 1, 30)), QUICK)).containsExactly("exec");
        assertThat(found(liveness(new Handler.Tcp("", "admin"), timing(0, 10, 1, 4)), QUICK)).containsExactly("port-unknown");
        assertThat(found(liveness(HEALTHZ, new Timing(0, 10, 1, 2, 4, OptionalInt.empty())), QUICK)).containsExactly("successes");
        assertThat(found(liveness(HEALTHZ, timing(0, 10, 1, 4)).without(ProbeKind.READINESS), QUICK)).containsExactly("no-readiness");
        assertThat(found(liveness(HEALTHZ, timing(0, 10, 1, 4)), new Assumptions(4_000, 2_500, 0, new Trouble.None()))).containsOnly("timeout-short");
        assertThat(found(Probes.NONE.with(ProbeKind.STARTUP, new Probe(HEALTHZ, timing(0, 10, 1, 3))).with(ProbeKind.READINESS, READY), new Assumptions(41_000, 10, 0, new Trouble.None())))
                .containsExactly("gives-up");
    }

    @Property(tries = 300)
    void aMendEndsItsOwnAdvice(@ForAll("probes") Probes probes, @ForAll("starts") long start) {
        Assumptions assumptions = QUICK.starting(start);
        for (Advice advice : advice(probes, assumptions)) {
            Optional<Probes> mended = advice.mend().map(Mend::probes);
            mended.ifPresent(after -> assertThat(advice(after, assumptions))
                    .noneMatch(left -> left.effect().key().equals(advice.effect().key()) && left.about() == advice.about()));
        }
    }

    @Provide
    Arbitrary<Long> starts() {
        return Arbitraries.longs().between(0, 90).map(seconds -> 1000 * seconds);
    }

    @Provide
    Arbitrary<Probes> probes() {
        Arbitrary<Handler> handler = Arbitraries.of(
                HEALTHZ, READY.handler(), new Handler.Http("HTTP", "db", "8080", "/db", List.of()), new Handler.Tcp("x", "8080"), new Handler.Exec(List.of("a")), new Handler.Grpc(90, ""));
        Arbitrary<Optional<Probe>> probe = Combinators.combine(
                        handler, Arbitraries.integers().between(0, 40), Arbitraries.integers().between(1, 15), Arbitraries.integers().between(1, 20), Arbitraries.integers().between(1, 5), Arbitraries.integers().between(1, 2))
                .as((how, delay, period, timeout, failures, successes) -> new Probe(how, new Timing(delay, period, timeout, successes, failures, OptionalInt.empty())))
                .optional();
        return Combinators.combine(probe, probe, probe).as(Probes::new);
    }
}
