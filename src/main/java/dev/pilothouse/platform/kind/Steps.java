package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Tells of work as it goes: each step begins, and ends well or with the problem that ended it. */
record Steps(Progress.Listener listener, Clock clock) {

    Steps(Progress.Listener listener) {
        this(listener, Clock.systemUTC());
    }

    void plan(Step... steps) {
        listener.on(new Progress.Planned(clock.instant(), List.of(steps)));
    }

    <T> T take(Step step, String detail, Supplier<T> work) {
        listener.on(new Progress.Started(clock.instant(), step, detail));
        try {
            T result = work.get();
            listener.on(new Progress.Ended(clock.instant(), step, detail));
            return result;
        } catch (ProblemException e) {
            listener.on(new Progress.Failed(clock.instant(), step, e.problem()));
            throw e;
        }
    }

    void take(Step step, String detail, Runnable work) {
        take(step, detail, () -> {
            work.run();
            return true;
        });
    }

    void line(Step step, String text) {
        listener.on(new Progress.Line(clock.instant(), step, text));
    }

    void arrived(String image, long bytes, long total) {
        listener.on(new Progress.Pulled(clock.instant(), image, bytes, total));
    }

    void seen(String node, Progress.NodeStage stage, String address) {
        listener.on(new Progress.NodeSeen(clock.instant(), node, stage, address));
    }
}
