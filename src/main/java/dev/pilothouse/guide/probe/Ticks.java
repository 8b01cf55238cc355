package dev.pilothouse.guide.probe;

/**
 * How long after the container's start each probe's clock ticks first, in milliseconds. The kubelet starts these clocks with the pod, so where
 * they stand when the container starts is chance; the ticks go on in the probe's period over all restarts.
 */
record Ticks(long startup, long liveness, long readiness) {

    /** Returns the ticks that make every first check as early as it can be. */
    static Ticks earliest(Probes probes) {
        return new Ticks(
                earliest(probes, ProbeKind.STARTUP), earliest(probes, ProbeKind.LIVENESS), earliest(probes, ProbeKind.READINESS));
    }

    private static long earliest(Probes probes, ProbeKind kind) {
        return probes.get(kind).map(probe -> 1000L * (probe.timing().initialDelay() % probe.timing().period())).orElse(0L);
    }

    long of(ProbeKind kind) {
        return switch (kind) {
            case STARTUP -> startup;
            case LIVENESS -> liveness;
            case READINESS -> readiness;
        };
    }
}
