package dev.pilothouse.ui.kit.axis;

/**
 * Something with a place on an axis.
 *
 * @param count how often it happened from the first to the last moment
 * @param about what whoever made it knows it by
 */
public record Mark<T>(Look look, long first, long last, long count, T about) {

    /** What it looks like: each has a shape of its own. Of several at one place the first of these is drawn. */
    public enum Look {
        WARNING,
        RESTART,
        ROLLOUT,
        CREATION,
        NORMAL,
        /** A flag, which nothing else covers. */
        CHANGE
    }
}
