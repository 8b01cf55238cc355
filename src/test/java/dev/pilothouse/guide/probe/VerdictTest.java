package dev.pilothouse.guide.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.guide.probe.Verdict.Tone;
import dev.pilothouse.guide.probe.Window.Chance;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Handler HEALTHZ = new Handler.Http("HTTP", "", "8080", "/healthz", List.of());
    private static final Handler READY = new Handler.Http("HTTP", "", "8080", "/ready", List.of());
    private static final Probe TEN_TENTHS = new Probe(HEALTHZ, new Timing(10, 10, 1, 1, 3, OptionalInt.empty()));
    private static final Probes PAYMENTS = new Probes(
            Optional.of(TEN_TENTHS),
            Optional.of(new Probe(HEALTHZ, Timing.DEFAULT)),
            Optional.of(new Probe(READY, new Timing(0, 5, 1, 1, 2, OptionalInt.empty()))));
    private static final Assumptions SLOW_START = new Assumptions(41_000, 12, 30_000, new Trouble.None());

    private static String said(Probes probes, Assumptions assumptions) {
        return say(Verdict.of(probes, assumptions).sentences());
    }

    private static String say(List<Effect> effects) {
        Words words = new Words(Locale.ENGLISH);
        return effects.stream().map(effect -> words.say(effect.key(), effect.args().toArray())).collect(Collectors.joining(" "));
    }

    @Test
    void killsWhatNeedsLongerThanStartupWaits() {
        assertThat(said(PAYMENTS, SLOW_START)).isEqualTo("Killed 30–40 s after each start. It never gets traffic.");
        assertThat(Verdict.of(PAYMENTS, SLOW_START).tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void comesUpWithMoreTriesAndSaysWhatAHangWouldDo() {
        Probes patient = PAYMENTS.with(ProbeKind.STARTUP, TEN_TENTHS.with(Setting.FAILURES, 6));
        assertThat(said(patient, SLOW_START)).isEqualTo("Up at 41 s, gets traffic by 51 s. If it hangs later, it is killed after 21–31 s and stops within 30 s.");
        assertThat(Verdict.of(patient, SLOW_START).comesUp()).isTrue();
    }

    @Test
    void saysMayWhereTheTickDecides() {
        Assumptions between = SLOW_START.starting(35_000);
        assertThat(said(PAYMENTS, between)).startsWith("May be killed 30–35 s after a start: it depends on the tick. Otherwise up at 35 s");
        assertThat(Verdict.of(PAYMENTS, between).tone()).isEqualTo(Tone.DOUBT);
    }

    @Test
    void tellsOfTrouble() {
        Probes patient = PAYMENTS.with(ProbeKind.STARTUP, TEN_TENTHS.with(Setting.FAILURES, 6));
        assertThat(said(patient, SLOW_START.with(new Trouble.Hang(300_000)))).contains("Hangs at 5 min: out of traffic after 6–11 s, killed after 21–31 s, stops within 30 s.");
        assertThat(said(patient.without(ProbeKind.LIVENESS), SLOW_START.with(new Trouble.Hang(300_000)))).contains("but nothing restarts it");
        assertThat(said(patient, SLOW_START.with(new Trouble.Slow(120_000, 3_000)))).contains("it is killed after 21–31 s, again and again");
        assertThat(said(patient, SLOW_START.with(new Trouble.Dependency(120_000, 240_000)))).contains("out of traffic after 5–10 s, and back 0–5 s after");
        Probes same = patient.with(ProbeKind.LIVENESS, new Probe(READY, Timing.DEFAULT));
        assertThat(said(same, SLOW_START.with(new Trouble.Dependency(120_000, 240_000)))).contains("killed after 20–30 s. A restart mends nothing then.");
        assertThat(said(patient, SLOW_START.with(new Trouble.Flaky(10)))).contains("restarted about once in 3 h");
    }

    @Test
    void sendsTrafficAtOnceWithoutReadiness() {
        assertThat(said(new Probes(Optional.empty(), Optional.empty(), Optional.empty()), SLOW_START)).startsWith("Gets traffic from 0 s on, but is up only at 41 s.");
    }

    @Property
    void moreTriesNeverKillEarlier(@ForAll @IntRange(min = 1, max = 12) int tries, @ForAll @IntRange(min = 1, max = 15) int period, @ForAll @IntRange(max = 90) int start) {
        Probe fewer = new Probe(HEALTHZ, new Timing(0, period, 1, 1, tries, OptionalInt.empty()));
        Probe more = fewer.with(Setting.FAILURES, tries + 1);
        for (ProbeKind kind : List.of(ProbeKind.STARTUP, ProbeKind.LIVENESS)) {
            Window strict = Verdict.of(Probes.NONE.with(kind, fewer), SLOW_START.starting(1000L * start)).start().killedEarly();
            Window patient = Verdict.of(Probes.NONE.with(kind, more), SLOW_START.starting(1000L * start)).start().killedEarly();
            assertThat(patient.chance()).isLessThanOrEqualTo(strict.chance());
            if (patient.chance() != Chance.NEVER) {
                assertThat(patient.from()).isGreaterThanOrEqualTo(strict.from());
            }
        }
    }

    @Property
    void slowerStartIsNeverSaferAndNeverSoonerInTraffic(@ForAll @IntRange(max = 90) int start) {
        Verdict sooner = Verdict.of(PAYMENTS, SLOW_START.starting(1000L * start));
        Verdict later = Verdict.of(PAYMENTS, SLOW_START.starting(1000L * (start + 1)));
        assertThat(later.start().killedEarly().chance()).isGreaterThanOrEqualTo(sooner.start().killedEarly().chance());
        if (later.start().traffic().possible()) {
            assertThat(later.start().traffic().from()).isGreaterThanOrEqualTo(sooner.start().traffic().from());
        }
    }

    /** Lives of 14 s, as a kubelet of 1.34 was seen to treat them: three restarts at once, the fourth after 20 s. */
    @Test
    void backsOffAsTheKubeletDoes() {
        Probe quick = new Probe(HEALTHZ, new Timing(4, 5, 1, 1, 3, OptionalInt.empty()));
        Timeline timeline = Timeline.of(Probes.NONE.with(ProbeKind.STARTUP, quick), SLOW_START, 300_000);
        assertThat(timeline.kills().stream().map(Timeline.Kill::at).limit(4)).containsExactly(14_000L, 29_000L, 44_000L, 59_000L);
        assertThat(timeline.stages().stream().filter(stage -> stage.state() == Timeline.State.BACK_OFF).map(stage -> stage.span().to() - stage.span().from()).limit(3))
                .containsExactly(20_000L, 40_000L, 80_000L);
    }
}
