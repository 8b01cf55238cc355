package dev.pilothouse.cli;

import dev.pilothouse.guide.probe.ProbeKind;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which of the three probes is meant. */
final class ProbeKindOptions {

    private final Set<ProbeKind> kinds = EnumSet.noneOf(ProbeKind.class);

    /** Returns those that are named, in the order that a container meets them. */
    Set<ProbeKind> kinds() {
        return kinds;
    }

    @Option(names = "--startup", descriptionKey = "cli.probe.set.startup")
    void startup(boolean wanted) {
        kinds.add(ProbeKind.STARTUP);
    }

    @Option(names = "--liveness", descriptionKey = "cli.probe.set.liveness")
    void liveness(boolean wanted) {
        kinds.add(ProbeKind.LIVENESS);
    }

    @Option(names = "--readiness", descriptionKey = "cli.probe.set.readiness")
    void readiness(boolean wanted) {
        kinds.add(ProbeKind.READINESS);
    }
}
