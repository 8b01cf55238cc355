package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Tree;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** A number of pods that is given as such or as a share of all ({@code IntOrString} with a percent sign). */
final class Share {

    private Share() {}

    /** Reads the field at the path, rounded up for a share; empty when it is absent or broken. */
    static Optional<Long> roundedUp(Tree tree, long all, String... path) {
        return read(tree, path, percent -> Math.ceilDiv(percent * all, 100L));
    }

    /** Reads the field at the path, rounded down for a share; empty when it is absent or broken. */
    static Optional<Long> roundedDown(Tree tree, long all, String... path) {
        return read(tree, path, percent -> Math.floorDiv(percent * all, 100L));
    }

    private static Optional<Long> read(Tree tree, String[] path, LongUnaryOperator share) {
        String text = tree.text(path);
        try {
            if (text.endsWith("%")) {
                return Optional.of(share.applyAsLong(Long.parseLong(text.substring(0, text.length() - 1))));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
