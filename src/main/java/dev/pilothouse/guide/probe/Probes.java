package dev.pilothouse.guide.probe;

import dev.pilothouse.model.Tree;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The three probes of a container, each of which may be missing. */
public record Probes(Optional<Probe> startup, Optional<Probe> liveness, Optional<Probe> readiness) {

    /** No probe at all. */
    public static final Probes NONE = new Probes(Optional.empty(), Optional.empty(), Optional.empty());

    public static Probes read(Tree container) {
        return new Probes(
                Probe.read(container, ProbeKind.STARTUP), Probe.read(container, ProbeKind.LIVENESS), Probe.read(container, ProbeKind.READINESS));
    }

    public Optional<Probe> get(ProbeKind kind) {
        return switch (kind) {
            case STARTUP -> startup;
            case LIVENESS -> liveness;
            case READINESS -> readiness;
        };
    }

    /** Returns the same with this probe in place of the one of that kind. */
    public Probes with(ProbeKind kind, Probe probe) {
        return with(kind, Optional.of(probe));
    }

    public Probes without(ProbeKind kind) {
        return with(kind, Optional.empty());
    }

    private Probes with(ProbeKind kind, Optional<Probe> probe) {
        return switch (kind) {
            case STARTUP -> new Probes(probe, liveness, readiness);
            case LIVENESS -> new Probes(startup, probe, readiness);
            case READINESS -> new Probes(startup, liveness, probe);
        };
    }

    /** Returns the same with the probe of that kind changed, when there is one. */
    public Probes change(ProbeKind kind, UnaryOperator<Probe> change) {
        return with(kind, get(kind).map(change));
    }

    /** Tells whether the probe asks the same as readiness does, so that whatever readiness waits for fails it too. */
    boolean asksLikeReadiness(ProbeKind kind) {
        return readiness.isPresent()
                && get(kind).filter(probe -> probe.handler().asksTheSameAs(readiness.get().handler())).isPresent();
    }
}
