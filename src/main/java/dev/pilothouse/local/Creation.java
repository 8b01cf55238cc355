package dev.pilothouse.local;

import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One cluster of kind that is being made, with all that was told of it, so that whoever looks later sees the same.
 *
 * <p>The checks before it are its first step. All calls may come from any thread; listeners are called on the one that makes the cluster.
 */
public final class Creation {

    private final Blueprint blueprint;
    private final InstantSource clock;
    private final List<Progress> told = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Outcome outcome = new Outcome.Running();
    private Optional<Step> step = Optional.empty();
    private boolean opens = true;
    private @Nullable Thread maker;

    /** How it stands. */
    public sealed interface Outcome {

        /** It is being made. */
        record Running() implements Outcome {}

        /** Somebody cancelled it, and what was made is being removed. */
        record Cancelling() implements Outcome {}

        record Ready(LocalCluster cluster) implements Outcome {}

        /** The checks found what would make it fail, so that nothing was begun. */
        record Blocked(Preflight preflight) implements Outcome {}

        record Failed(Problem problem) implements Outcome {}

        record Cancelled() implements Outcome {}
    }

    Creation(Blueprint blueprint, InstantSource clock) {
        this.blueprint = blueprint;
        this.clock = clock;
    }

    public Blueprint blueprint() {
        return blueprint;
    }

    public String name() {
        return blueprint.name();
    }

    public synchronized Outcome outcome() {
        return outcome;
    }

    /** Tells whether something is still being made or removed. */
    public boolean goesOn() {
        return outcome() instanceof Outcome.Running || outcome() instanceof Outcome.Cancelling;
    }

    /** Returns what was told after the first so many. */
    public synchronized List<Progress> toldAfter(int count) {
        return List.copyOf(told.subList(Math.min(count, told.size()), told.size()));
    }

    /** Returns the step that began last. */
    public synchronized Optional<Step> step() {
        return step;
    }

    /** Tells whether the cluster is to be opened once it is ready. */
    public synchronized boolean opens() {
        return opens;
    }

    public synchronized void setOpens(boolean wanted) {
        opens = wanted;
    }

    /** Calls back whenever something was told, or the outcome is another. */
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends it; what was made goes, which takes a moment. One that has ended stays as it is. */
    public void cancel() {
        synchronized (this) {
            if (!(outcome instanceof Outcome.Running)) {
                return;
            }
            outcome = new Outcome.Cancelling();
            if (maker != null) {
                maker.interrupt();
            }
        }
        changed();
    }

    /** Makes the cluster on this thread. */
    void make(KindClusters kind) {
        if (!begins()) {
            end(new Outcome.Cancelled());
            return;
        }
        try {
            Preflight preflight = preflight(kind);
            end(preflight.blocked() ? new Outcome.Blocked(preflight) : new Outcome.Ready(kind.create(blueprint, this::tell)));
        } catch (ProblemException e) {
            end(e.problem().code() == ProblemCode.CANCELLED ? new Outcome.Cancelled() : new Outcome.Failed(e.problem()));
        } catch (RuntimeException e) {
            end(new Outcome.Failed(Problem.of(ProblemCode.UNEXPECTED).withDetail(String.valueOf(e))));
        }
    }

    /** Nothing begins that was cancelled before. */
    private synchronized boolean begins() {
        if (outcome instanceof Outcome.Cancelling) {
            return false;
        }
        maker = Thread.currentThread();
        return true;
    }

    private Preflight preflight(KindClusters kind) {
        tell(new Progress.Started(clock.instant(), Step.PREFLIGHT, ""));
        Preflight preflight = new Preflight(kind.preflight(blueprint));
        if (preflight.blocked()) {
            Problem problem = Problem.of(ProblemCode.PREFLIGHT_BLOCKS, name(), Long.toString(preflight.count(Level.ERROR)));
            tell(new Progress.Failed(clock.instant(), Step.PREFLIGHT, problem));
        } else {
            tell(new Progress.Ended(clock.instant(), Step.PREFLIGHT, ""));
        }
        return preflight;
    }

    private void tell(Progress progress) {
        synchronized (this) {
            told.add(progress);
            step = progress instanceof Progress.Started started ? Optional.of(started.step()) : step;
        }
        changed();
    }

    private void end(Outcome reached) {
        synchronized (this) {
            outcome = reached;
            maker = null;
            notifyAll();
        }
        Thread.interrupted(); // a cancellation that came too late is nobody else's
        changed();
    }

    /** Waits until nothing goes on any more, at most that long. */
    synchronized void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); goesOn() && left > 0; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Returns when it began; now when nothing was told yet. */
    public synchronized Instant began() {
        return told.isEmpty() ? clock.instant() : told.getFirst().at();
    }
}
