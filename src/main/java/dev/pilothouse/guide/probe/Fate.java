package dev.pilothouse.guide.probe;

import dev.pilothouse.guide.probe.Timeline.Kill;
import dev.pilothouse.guide.probe.Timeline.Span;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What becomes of a container in one timeline, in milliseconds from its first start.
 *
 * @param passed when its startup probe passes
 * @param killedEarly the first kill, when no trouble has begun
 * @param traffic when it gets traffic in its first life, before trouble begins
 * @param killedLate the first kill since the trouble began
 * @param lost when it first loses the traffic that it had when trouble began
 * @param back when it has traffic again after that without a restart
 */
record Fate(
        OptionalLong passed, Optional<Kill> killedEarly, OptionalLong traffic, Optional<Kill> killedLate, OptionalLong lost, OptionalLong back) {

    static Fate of(Timeline timeline, Trouble trouble) {
        boolean calm = trouble.begins() == 0;
        long begins = calm ? timeline.until() : trouble.begins();
        Optional<Kill> late = timeline.kills().stream().filter(kill -> kill.at() >= begins).findFirst();
        OptionalLong lost = timeline.traffic().stream()
                .filter(span -> span.holds(begins) && span.to() < timeline.until())
                .mapToLong(Span::to)
                .findFirst();
        return new Fate(
                timeline.checks().stream()
                        .filter(check -> check.probe() == ProbeKind.STARTUP && check.passed())
                        .mapToLong(Timeline.Check::answered)
                        .findFirst(),
                timeline.kills().stream().findFirst().filter(kill -> kill.at() < begins),
                timeline.traffic().stream()
                        .mapToLong(Span::from)
                        .filter(from -> from < begins && timeline.stage(from).life() == 1)
                        .findFirst(),
                late,
                lost,
                lost.stream()
                        .flatMap(end -> timeline.traffic().stream().mapToLong(Span::from).filter(from -> from >= end && timeline.stage(from).life() == 1))
                        .findFirst());
    }
}
