package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.util.List;

/**
 * Whether the kernel lets all nodes watch files: the limits are counted for a user and not for a container, and nodes that find none left do not boot.
 *
 * <p>The values are those of kind's own known issues.
 */
final class InotifyCheck {

    static final long WATCHES = 524_288;
    static final long INSTANCES = 512;
    /** Two nodes run with the 128 instances that many systems start with. */
    private static final int FEW_NODES = 2;
    private static final Mend RAISE =
            new Mend.Command("sudo sysctl fs.inotify.max_user_watches=" + WATCHES + " fs.inotify.max_user_instances=" + INSTANCES);

    /** What {@code /proc/sys/fs/inotify} says. */
    record Limits(long watches, long instances) {}

    private InotifyCheck() {}

    /** @param running how many nodes of other clusters run already */
    static List<PreflightFinding> of(int nodes, int running, Limits limits) {
        int all = nodes + running;
        String[] args = {Long.toString(limits.watches), Long.toString(limits.instances), Integer.toString(all), Long.toString(WATCHES), Long.toString(INSTANCES)};
        if (limits.watches >= WATCHES && limits.instances >= INSTANCES) {
            return List.of(PreflightFinding.of(Check.INOTIFY, Level.GOOD, "high", args));
        }
        return all <= FEW_NODES
                ? List.of(PreflightFinding.of(Check.INOTIFY, Level.GOOD, "enough", args))
                : List.of(PreflightFinding.of(Check.INOTIFY, Level.WARNING, "low", args).mendedBy(RAISE));
    }
}
