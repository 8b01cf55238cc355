package dev.pilothouse.platform.playground.registry;

import java.util.Optional;

/**
 * How a delete is meant ({@code DeleteOptions} of the meta API).
 *
 * @param graceSeconds time that a pod has to end; empty for its own
 * @param propagation empty for the kind's own
 * @param uid must be the object's, if given
 * @param resourceVersion must be the object's, if given
 */
public record DeleteOptions(
        boolean dryRun, Optional<Long> graceSeconds, Optional<Propagation> propagation, Optional<String> uid, Optional<String> resourceVersion) {

    /** What becomes of the objects that it owns. */
    public enum Propagation {
        ORPHAN,
        BACKGROUND,
        FOREGROUND
    }

    /** Returns the plain delete of the cluster's own parts. */
    public static DeleteOptions background() {
        return new DeleteOptions(false, Optional.empty(), Optional.of(Propagation.BACKGROUND), Optional.empty(), Optional.empty());
    }

    /** Returns the delete that removes a pod at once. */
    public static DeleteOptions atOnce() {
        return new DeleteOptions(false, Optional.of(0L), Optional.of(Propagation.BACKGROUND), Optional.empty(), Optional.empty());
    }
}
