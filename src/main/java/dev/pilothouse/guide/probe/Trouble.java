package dev.pilothouse.guide.probe;

/** What goes wrong with an app, in milliseconds from the first start of its container. */
public sealed interface Trouble {

    /** Nothing. */
    record None() implements Trouble {}

    /** It stops answering for good; only a restart helps. */
    record Hang(long at) implements Trouble {}

    /** From then on it takes that long for an answer, restarted or not. */
    record Slow(long from, long answer) implements Trouble {}

    /** One check in so many fails at random. */
    record Flaky(int oneIn) implements Trouble {}

    /** What it needs is not there for a while; probes that ask like readiness fail meanwhile. */
    record Dependency(long from, long until) implements Trouble {}

    /** Returns when it begins; 0 when it is there all the time or never. */
    default long begins() {
        return switch (this) {
            case None _, Flaky _ -> 0;
            case Hang hang -> hang.at();
            case Slow slow -> slow.from();
            case Dependency dependency -> dependency.from();
        };
    }
}
