package dev.pilothouse.guide.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Something about probes that is unwise, and what would mend it.
 *
 * @param about the probe
 * @param mend empty when only a person can know
 */
public record Advice(ProbeKind about, Effect effect, Optional<Mend> mend) {

    /**
     * A change that mends it.
     *
     * @param label what it does, as an effect in words
     * @param probes the probes after it
     */
    public record Mend(Effect label, Probes probes) {}

    static Advice warning(ProbeKind about, String key, String... args) {
        return new Advice(about, Effect.warning("guide.probe.advice." + key, args), Optional.empty());
    }

    static Advice note(ProbeKind about, String key, String... args) {
        return new Advice(about, Effect.note("guide.probe.advice." + key, args), Optional.empty());
    }

    Advice mendedBy(Probes probes, String key, String... args) {
        return new Advice(about, effect, Optional.of(new Mend(Effect.note("guide.probe.mend." + key, args), probes)));
    }

    /**
     * Looks for known mistakes.
     *
     * @param verdict what comes of the probes
     * @param container whose ports and probes they are
     */
    public static List<Advice> of(Probes probes, Assumptions assumptions, Tree container, Verdict verdict) {
        return new Mistakes(probes, assumptions, container, verdict.start().killedEarly()).find();
    }
}
