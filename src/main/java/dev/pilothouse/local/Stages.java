package dev.pilothouse.local;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The progress of a tool that only says what it begins: one stage ends where the next begins, and none begins twice.
 *
 * <p>Used by one thread.
 */
public final class Stages {

    private final Progress.Listener listener;
    private final InstantSource clock;
    private final Set<Step> begun = EnumSet.noneOf(Step.class);
    private Optional<Step> current = Optional.empty();
    private String detail = "";

    public Stages(Progress.Listener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    public void plan(Step... steps) {
        listener.on(new Progress.Planned(clock.instant(), List.of(steps)));
    }

    /** Begins a stage; one that was there already goes on, or is over. */
    public void begin(Step step, String about) {
        if (begun.add(step)) {
            end();
            current = Optional.of(step);
            detail = about;
            listener.on(new Progress.Started(clock.instant(), step, about));
        }
    }

    /** Tells a line of the tool's own log. */
    public void line(String text) {
        listener.on(new Progress.Line(clock.instant(), current.orElse(Step.NODES), text));
    }

    /** Tells how much of something has arrived. */
    public void arrived(String what, long bytes, long total) {
        listener.on(new Progress.Pulled(clock.instant(), what, bytes, total));
    }

    /** Ends the stage that goes on, well. */
    public void end() {
        current.ifPresent(step -> listener.on(new Progress.Ended(clock.instant(), step, detail)));
        current = Optional.empty();
    }

    /** Removes what is left of something that failed, as a stage of its own; an interrupt must not shorten this. */
    public void cleanUp(Runnable removal) {
        boolean interrupted = Thread.interrupted();
        try {
            begin(Step.CLEAN_UP, "");
            removal.run();
            end();
        } catch (ProblemException e) {
            fail(e.problem());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the stage that goes on, badly. */
    public void fail(Problem problem) {
        current.ifPresent(step -> listener.on(new Progress.Failed(clock.instant(), step, problem)));
        current = Optional.empty();
    }
}
