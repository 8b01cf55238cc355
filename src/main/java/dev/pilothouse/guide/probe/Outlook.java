package dev.pilothouse.guide.probe;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What comes of the probes that a container has, beside what would come of others, drawn to the same scale.
 *
 * @param until where both timelines end, in milliseconds
 * @param advice what is unwise about the others
 */
public record Outlook(long until, Side now, Side wanted, List<Advice> advice) {

    private static final List<Long> LENGTHS = List.of(90_000L, 120_000L, 180_000L, 300_000L, 420_000L, 600_000L, 900_000L);

    /** The timeline and the verdict of one set of probes. */
    public record Side(Timeline timeline, Verdict verdict) {}

    public static Outlook of(ProbedContainer container, Probes wanted, Assumptions assumptions) {
        return of(container, wanted, assumptions, Verdict.of(container.now(), assumptions));
    }

    /** Returns the same with other wanted probes, under the same assumptions: cheap enough for every frame of a drag. */
    public Outlook with(ProbedContainer container, Probes wanted, Assumptions assumptions) {
        return of(container, wanted, assumptions, now.verdict());
    }

    private static Outlook of(ProbedContainer container, Probes wanted, Assumptions assumptions, Verdict verdictNow) {
        Verdict verdict = Verdict.of(wanted, assumptions);
        long until = until(verdictNow.start(), verdict.start(), assumptions);
        return new Outlook(
                until,
                new Side(Timeline.of(container.now(), assumptions, until), verdictNow),
                new Side(Timeline.of(wanted, assumptions, until), verdict),
                Advice.of(wanted, assumptions, container.container(), verdict));
    }

    /** Long enough to see the start of both and what trouble does, up to a quarter of an hour. */
    private static long until(Fates now, Fates wanted, Assumptions assumptions) {
        Trouble trouble = assumptions.trouble();
        long after = trouble.begins() == 0 ? 0 : trouble.begins() + 45_000;
        long over = trouble instanceof Trouble.Dependency dependency ? dependency.until() + 30_000 : 0;
        long needed = LongStream.of(60_000, assumptions.start() * 5 / 4, seen(now), seen(wanted), after, over).max().orElseThrow();
        return LENGTHS.stream().filter(length -> length >= needed).findFirst().orElse(LENGTHS.getLast());
    }

    private static long seen(Fates fates) {
        return Math.max(fates.killedEarly().to(), fates.traffic().to()) * 5 / 4;
    }
}
