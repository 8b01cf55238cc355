package dev.pilothouse.guide.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Window.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What comes of probes for an app as it is supposed to be, in sentences that hold wherever the probes' clocks stand.
 *
 * @param tone the worst of what is said
 * @param start what becomes of it when nothing goes wrong
 */
public record Verdict(Tone tone, List<Effect> sentences, Fates start) {

    /** How good it is. */
    public enum Tone {
        GOOD,
        DOUBT,
        BAD
    }

    public static Verdict of(Probes probes, Assumptions assumptions) {
        return new Sentences(probes, assumptions).verdict();
    }

    /** Collects what there is to say. */
    private static final class Sentences {

        private static final String KEY = "guide.probe.verdict.";
        private static final long SELDOM = 30L * 24 * 3_600_000;

        private final Probes probes;
        private final Assumptions assumptions;
        private final Fates start;
        private final List<Effect> said = new ArrayList<>();
        private Tone tone = Tone.GOOD;

        Sentences(Probes probes, Assumptions assumptions) {
            this.probes = probes;
            this.assumptions = assumptions;
            start = Fates.of(probes, assumptions.with(new Trouble.None()));
        }

        Verdict verdict() {
            start();
            if (!start.killedEarly().certain()) {
                switch (assumptions.trouble()) {
                    case Trouble.None _ -> laterHang();
                    case Trouble.Hang hang -> hang(hang);
                    case Trouble.Slow slow -> slow(slow);
                    case Trouble.Flaky flaky -> flaky(flaky);
                    case Trouble.Dependency dependency -> dependency(dependency);
                }
            }
            return new Verdict(tone, List.copyOf(said), start);
        }

        private void say(Tone how, String key, String... args) {
            if (how.compareTo(tone) > 0) {
                tone = how;
            }
            said.add(how == Tone.GOOD ? Effect.note(KEY + key, args) : Effect.warning(KEY + key, args));
        }

        private void start() {
            String killed = Moments.text(start.killedEarly());
            String by = start.by().map(kind -> "." + kind.word()).orElse("");
            String up = Moments.text(assumptions.start());
            Window traffic = start.traffic();
            boolean early = traffic.possible() && traffic.from() < assumptions.start();
            if (start.killedEarly().certain()) {
                say(Tone.BAD, (traffic.possible() ? "killed-in-traffic" : "killed") + by, killed);
            } else if (start.killedEarly().possible()) {
                say(Tone.DOUBT, "may-be-killed" + by, killed);
                if (traffic.possible()) {
                    say(Tone.DOUBT, "else-up", up, Moments.text(traffic.to()));
                }
            } else if (!traffic.possible()) {
                say(Tone.BAD, "no-traffic", up);
            } else if (early) {
                say(Tone.DOUBT, "early-traffic", Moments.text(traffic.from()), up);
            } else {
                say(Tone.GOOD, "up", up, Moments.text(traffic.to()));
            }
        }

        private void laterHang() {
            long at = Fates.settled(probes, assumptions) + 1000;
            Fates fates = Fates.of(probes, assumptions.with(new Trouble.Hang(at)));
            if (!fates.killedLate().certain()) {
                say(fates.lost().certain() ? Tone.GOOD : Tone.DOUBT, fates.lost().certain() ? "later-hang-out" : "later-hang-stays");
            } else {
                say(Tone.GOOD, "later-hang", Moments.text(fates.killedLate().since(at)), grace());
            }
        }

        /** How long it may take to stop before it is ended. */
        private String grace() {
            return Moments.text(probes.liveness().stream()
                    .flatMapToInt(probe -> probe.timing().grace().stream())
                    .mapToLong(seconds -> 1000L * seconds)
                    .findFirst()
                    .orElse(assumptions.grace()));
        }

        private void hang(Trouble.Hang hang) {
            Fates fates = Fates.of(probes, assumptions);
            String at = Moments.text(hang.at());
            Optional<String> lost = Optional.of(fates.lost()).filter(Window::possible).map(window -> Moments.text(window.since(hang.at())));
            if (fates.killedLate().possible()) {
                boolean sure = fates.killedLate().certain();
                String killed = Moments.text(fates.killedLate().since(hang.at()));
                say(sure ? Tone.GOOD : Tone.DOUBT, sure ? "hang" : "hang-may", at, killed, lost.orElse(killed), grace());
            } else {
                say(lost.isPresent() ? Tone.DOUBT : Tone.BAD, lost.isPresent() ? "hang-out" : "hang-stays", at, lost.orElse(""));
            }
        }

        private void slow(Trouble.Slow slow) {
            Fates fates = Fates.of(probes, assumptions);
            String answer = Moments.text(slow.answer());
            if (fates.killedLate().possible()) {
                say(Tone.BAD, "slow-killed", answer, Moments.text(fates.killedLate().since(slow.from())));
            } else if (fates.lost().possible()) {
                say(Tone.DOUBT, "slow-out", answer, Moments.text(fates.lost().since(slow.from())));
            } else {
                say(Tone.GOOD, "slow-stays", answer);
            }
        }

        private void dependency(Trouble.Dependency dependency) {
            Fates fates = Fates.of(probes, assumptions);
            if (fates.killedLate().possible()) {
                say(Tone.BAD, "dependency-killed", Moments.text(fates.killedLate().since(dependency.from())));
            } else if (fates.lost().possible() && fates.back().possible()) {
                say(Tone.GOOD, "dependency-out", Moments.text(fates.lost().since(dependency.from())), Moments.text(fates.back().since(dependency.until())));
            } else {
                say(Tone.GOOD, "dependency-stays");
            }
        }

        private void flaky(Trouble.Flaky flaky) {
            String oneIn = Integer.toString(flaky.oneIn());
            long restart = everyMillis(ProbeKind.LIVENESS, flaky);
            long out = everyMillis(ProbeKind.READINESS, flaky);
            if (restart < SELDOM) {
                say(Tone.BAD, "flaky-restarts", oneIn, Moments.text(restart));
            }
            if (out < SELDOM) {
                say(Tone.DOUBT, "flaky-out", oneIn, Moments.text(out));
            }
            if (restart >= SELDOM && out >= SELDOM) {
                say(Tone.GOOD, "flaky-stays", oneIn);
            }
        }

        /** Returns how long it takes on average until so many checks in a row fail that the probe believes it. */
        private long everyMillis(ProbeKind kind, Trouble.Flaky flaky) {
            return probes.get(kind)
                    .map(probe -> {
                        double n = flaky.oneIn();
                        double checks = (Math.pow(n, probe.timing().failures()) - 1) * n / Math.max(1, n - 1);
                        return (long) Math.min(Long.MAX_VALUE / 2.0, checks * 1000 * probe.timing().period());
                    })
                    .orElse(Long.MAX_VALUE);
        }
    }

    /** Tells whether it comes up and gets traffic for sure. */
    public boolean comesUp() {
        return start.killedEarly().chance() == Chance.NEVER && start.traffic().certain();
    }
}
