package dev.pilothouse.files;

import java.util.List;

/**
 * What a copy came to.
 *
 * @param target where it is now
 * @param left names that were left out, each with why
 * @param words what the container's program remarked
 */
public record Outcome(String target, long files, long bytes, List<LeftOut> left, String words) {

    /** Why something was not copied. */
    public enum Reason {
        /** A link, which could lead anywhere. */
        LINK,
        /** A device, socket or pipe. */
        SPECIAL,
        /** A name that leads out of the folder, or that this computer cannot have. */
        NAME,
        /** Something else has that name here, such as a link or a folder in place of a file. */
        IN_THE_WAY
    }

    public record LeftOut(String name, Reason reason) {}
}
