package dev.pilothouse.model;

/**
 * How an object is doing: a state that decides shape and colour, and the field's own word for it.
 *
 * @param word as Kubernetes writes it, for example {@code CrashLoopBackOff} or {@code Running}; may be empty
 */
public record Health(State state, String word) {

    /** The eight states that a person can tell apart by silhouette, worst first. */
    public enum State {
        BAD,
        WARN,
        PROGRESS,
        WAITING,
        UNKNOWN,
        PAUSED,
        OK,
        DONE
    }

    public static Health ok(String word) {
        return new Health(State.OK, word);
    }

    public static Health warn(String word) {
        return new Health(State.WARN, word);
    }

    public static Health bad(String word) {
        return new Health(State.BAD, word);
    }

    public static Health progress(String word) {
        return new Health(State.PROGRESS, word);
    }

    public static Health waiting(String word) {
        return new Health(State.WAITING, word);
    }

    public static Health paused(String word) {
        return new Health(State.PAUSED, word);
    }

    public static Health done(String word) {
        return new Health(State.DONE, word);
    }

    public static Health unknown(String word) {
        return new Health(State.UNKNOWN, word);
    }
}
