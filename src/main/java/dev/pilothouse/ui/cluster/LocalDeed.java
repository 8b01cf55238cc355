package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is done with a local cluster, as far as it has come.
 *
 * @param lines its steps in the order in which they began, then those that are to come
 * @param pulled how much of an image has arrived in the current step
 * @param said what was told last beside the steps
 * @param end empty while it goes on
 */
record LocalDeed(What what, List<Line> lines, Optional<Progress.Pulled> pulled, String said, Optional<End> end) {

    /** What is done. */
    enum What {
        CREATE,
        PAUSE,
        RESUME,
        REPAIR,
        LOAD,
        LOGS,
        KUBECONFIG,
        DELETE
    }

    /** How far a step is. */
    enum State {
        TO_COME,
        CURRENT,
        DONE,
        FAILED
    }

    /**
     * A step.
     *
     * @param began when it began; the deed's own time for one that is to come
     */
    record Line(Step step, State state, Instant began, Duration took) {}

    /**
     * How it ended.
     *
     * @param problem why it failed, empty when it went well
     * @param left what is still wrong after a repair
     */
    record End(Optional<Problem> problem, List<Ailment> left) {}

    static LocalDeed begun(What what) {
        return new LocalDeed(what, List.of(), Optional.empty(), "", Optional.empty());
    }

    boolean goesOn() {
        return end.isEmpty();
    }

    /** Returns it as it is after that. */
    LocalDeed after(Progress progress) {
        return switch (progress) {
            case Progress.Planned planned -> planned(planned);
            case Progress.Started started -> with(new Line(started.step(), State.CURRENT, started.at(), Duration.ZERO));
            case Progress.Ended ended -> ended(ended.step(), State.DONE, ended.at());
            case Progress.Failed failed -> ended(failed.step(), State.FAILED, failed.at());
            case Progress.Pulled now -> new LocalDeed(what, lines, Optional.of(now), said, end);
            case Progress.Line line -> new LocalDeed(what, lines, pulled, line.text(), end);
            case Progress.NodeSeen _, Progress.Explained _ -> this;
        };
    }

    /** Returns it as it ended. Steps that turned out not to be needed are left out. */
    LocalDeed ended(End how) {
        return new LocalDeed(what, lines.stream().filter(line -> line.state() != State.TO_COME).toList(), Optional.empty(), said, Optional.of(how));
    }

    /** A plan that is told again, of a deed within a deed, adds what is new. */
    private LocalDeed planned(Progress.Planned planned) {
        List<Line> next = new ArrayList<>(lines);
        for (Step step : planned.steps()) {
            if (next.stream().noneMatch(line -> line.step() == step && line.state() == State.TO_COME)) {
                next.add(new Line(step, State.TO_COME, planned.at(), Duration.ZERO));
            }
        }
        return new LocalDeed(what, next, pulled, said, end);
    }

    /** A step that begins stands behind all that began before it. */
    private LocalDeed with(Line begun) {
        List<Line> next = new ArrayList<>(lines.stream().filter(line -> line.state() != State.TO_COME).toList());
        next.add(begun);
        lines.stream().filter(line -> line.state() == State.TO_COME && line.step() != begun.step()).forEach(next::add);
        return new LocalDeed(what, next, Optional.empty(), "", end);
    }

    private LocalDeed ended(Step step, State state, Instant at) {
        List<Line> next = lines.stream()
                .map(line -> line.step() == step && line.state() == State.CURRENT ? new Line(step, state, line.began(), Duration.between(line.began(), at)) : line)
                .toList();
        return new LocalDeed(what, next, Optional.empty(), said, end);
    }
}
