package dev.pilothouse.guide.probe;

/**
 * What is known or supposed of the app in a container, in milliseconds.
 *
 * @param start from the start of the container until it answers
 * @param answer how long an answer takes when all is well
 * @param grace how long the pod may take to stop; an app that hangs takes all of it, others stop at once
 */
public record Assumptions(long start, long answer, long grace, Trouble trouble) {

    /** The start that is supposed when none was seen. */
    public static final long UNSEEN_START = 10_000;

    /** How long an answer is supposed to take when none was measured. */
    public static final long QUICK = 10;

    public Assumptions with(Trouble other) {
        return new Assumptions(start, answer, grace, other);
    }

    public Assumptions starting(long millis) {
        return new Assumptions(millis, answer, grace, trouble);
    }
}
