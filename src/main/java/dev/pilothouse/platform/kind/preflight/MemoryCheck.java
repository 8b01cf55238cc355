package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.placement.AmountText;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Whether the nodes fit into memory.
 *
 * <p>A node is reckoned with 1 GiB and the first control plane with one more: what Kubernetes itself takes (0.7 GiB and 0.2 GiB are usual) and a little
 * for what runs in it. Nodes have no limits, so that too little is slow or fatal later and rarely at once.
 */
final class MemoryCheck {

    static final long GIB = 1L << 30;
    /** What should be left for images and the rest of the computer. */
    static final long ROOM = GIB + GIB / 2;

    private MemoryCheck() {}

    /**
     * @param memory in bytes: what is free on this computer, or all that the engine's virtual machine has
     * @param free which of the two
     * @param fewer the same blueprint with so many workers
     */
    static List<PreflightFinding> of(int nodes, int workers, long memory, boolean free, IntFunction<Blueprint> fewer) {
        long wanted = wanted(nodes);
        long left = memory - wanted;
        String[] args = {Integer.toString(nodes), text(wanted), text(memory), text(Math.abs(left))};
        if (left >= ROOM) {
            return List.of(PreflightFinding.of(Check.MEMORY, Level.GOOD, free ? "free-enough" : "machine-enough", args));
        }
        Level level = memory < wanted / 2 ? Level.ERROR : Level.WARNING;
        String tight = free ? "free-tight" : "machine-tight";
        String tooLittle = free ? "free-too-little" : "machine-too-little";
        return List.of(PreflightFinding.of(Check.MEMORY, level, left >= 0 ? tight : tooLittle, args).mendedBy(mends(nodes, workers, memory, fewer)));
    }

    static long wanted(int nodes) {
        return (nodes + 1L) * GIB;
    }

    /** Returns the most workers that leave room; none where even no worker would. */
    private static List<Mend> mends(int nodes, int workers, long memory, IntFunction<Blueprint> fewer) {
        for (int left = workers - 1; left >= 0; left--) {
            if (memory - wanted(nodes - workers + left) >= ROOM) {
                String label = left == 0 ? "no-worker" : left == 1 ? "one-worker" : "workers";
                return List.of(new Mend.Change(label, List.of(Integer.toString(left)), fewer.apply(left)));
            }
        }
        return List.of();
    }

    private static String text(long bytes) {
        return AmountText.of("memory", bytes);
    }
}
