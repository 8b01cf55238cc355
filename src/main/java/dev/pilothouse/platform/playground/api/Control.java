package dev.pilothouse.platform.playground.api;

/** What whoever runs a playground may ask of it as a whole, by {@code POST /playground/<wish>}; for members of {@code system:masters}. */
@FunctionalInterface
public interface Control {

    /** What can be asked. */
    enum Wish {
        /** Write what it holds to its snapshot now. */
        SAVE,
        /** Hold what the snapshot to restore in its folder says. */
        RESTORE,
        /** Be as it was at first. */
        RESET,
        /** End. */
        STOP
    }

    /** Does it; {@code RESTORE}, {@code RESET} and {@code STOP} end this server, so they are only begun. */
    void ask(Wish wish);
}
