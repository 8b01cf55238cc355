package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on a thread of its own whose outcome is told on the FX thread, also to who asks after it ended. */
final class BackgroundCall<T> implements Fx.Call<T> {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundCall.class);

    private final Fx fx;
    private @Nullable Thread thread;
    private @Nullable Outcome<T> outcome;
    private Consumer<T> done = result -> {};
    private Consumer<Problem> refused = problem -> {};
    private boolean cancelled;

    BackgroundCall(Fx fx) {
        this.fx = fx;
    }

    private sealed interface Outcome<T> {
        record Done<T>(Optional<T> result) implements Outcome<T> {}

        record Refused<T>(Problem problem) implements Outcome<T> {}
    }

    synchronized void startedOn(Thread started) {
        thread = started;
        if (cancelled) {
            started.interrupt();
        }
    }

    void run(Callable<T> work) {
        Outcome<T> reached;
        try {
            reached = new Outcome.Done<>(Optional.ofNullable(work.call()));
        } catch (ProblemException e) {
            reached = new Outcome.Refused<>(e.problem());
        } catch (Exception e) {
            LOG.error("Work in the background failed", e);
            reached = new Outcome.Refused<>(Problem.of(ProblemCode.UNEXPECTED).withDetail(String.valueOf(e)));
        }
        synchronized (this) {
            outcome = reached;
        }
        tell();
    }

    private void tell() {
        fx.later(() -> {
            Outcome<T> told;
            Consumer<T> whenDone;
            Consumer<Problem> whenRefused;
            synchronized (this) {
                told = cancelled ? null : outcome;
                whenDone = done;
                whenRefused = refused;
                done = result -> {};
                refused = problem -> {};
            }
            if (told instanceof Outcome.Done<T>(Optional<T> result)) {
                result.ifPresent(whenDone);
            } else if (told instanceof Outcome.Refused<T>(Problem problem)) {
                whenRefused.accept(problem);
            }
        });
    }

    @Override
    public Fx.Call<T> onDone(Consumer<T> consumer) {
        boolean ended;
        synchronized (this) {
            done = done.andThen(consumer);
            ended = outcome != null;
        }
        if (ended) {
            tell();
        }
        return this;
    }

    @Override
    public Fx.Call<T> onRefused(Consumer<Problem> consumer) {
        boolean ended;
        synchronized (this) {
            refused = refused.andThen(consumer);
            ended = outcome != null;
        }
        if (ended) {
            tell();
        }
        return this;
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
