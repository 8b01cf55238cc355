package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.placement.AmountText;
import java.util.List;

/** Whether the images and what nodes write fit on the disk of the engine, where that can be seen. */
final class DiskCheck {

    private static final long GIB = 1L << 30;
    /** What an image of a node takes on the disk once it is unpacked. */
    private static final long IMAGE = GIB + GIB / 4;
    /** What a node writes until it is ready, and a little for what runs in it. */
    private static final long NODE = GIB / 2;
    /** Under this, images of a person's own are soon too much. */
    private static final long ROOM = 5 * GIB;
    private static final Mend PRUNE = new Mend.Command("docker system df && docker system prune");

    private DiskCheck() {}

    /**
     * @param missing images that are still to be pulled
     * @param folder of the engine's data
     * @param free bytes there
     */
    static List<PreflightFinding> of(int nodes, int missing, String folder, long free) {
        long wanted = missing * IMAGE + nodes * NODE;
        String[] args = {text(free), text(wanted), folder};
        if (free < wanted) {
            return List.of(PreflightFinding.of(Check.DISK, Level.ERROR, "full", args).mendedBy(PRUNE));
        }
        return free < wanted + ROOM
                ? List.of(PreflightFinding.of(Check.DISK, Level.WARNING, "tight", args).mendedBy(PRUNE))
                : List.of(PreflightFinding.of(Check.DISK, Level.GOOD, "enough", args));
    }

    private static String text(long bytes) {
        return AmountText.of("memory", bytes);
    }
}
