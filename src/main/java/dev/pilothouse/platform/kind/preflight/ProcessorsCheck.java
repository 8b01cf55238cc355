package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import java.util.List;

/** Whether the processors are enough for the nodes, which all share them. */
final class ProcessorsCheck {

    /** With more nodes to a processor, creation takes minutes and probes fail for want of time. */
    private static final int NODES_EACH = 2;

    private ProcessorsCheck() {}

    /** @param processors of the engine's machine, 0 when it does not say */
    static List<PreflightFinding> of(int nodes, int processors) {
        if (processors == 0) {
            return List.of();
        }
        String[] args = {Integer.toString(nodes), Integer.toString(processors)};
        if (processors == 1 || nodes > processors * NODES_EACH) {
            return List.of(PreflightFinding.of(Check.PROCESSORS, Level.WARNING, processors == 1 ? "single" : "few", args));
        }
        return List.of(PreflightFinding.of(Check.PROCESSORS, Level.GOOD, "enough", args));
    }
}
