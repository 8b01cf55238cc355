package dev.pilothouse.testing;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** As {@link SameThreadFx}, but calls take until the test says that they are done. */
public final class HeldFx implements Fx {

    private final SameThreadFx fx = new SameThreadFx();
    private final Deque<Held<?>> held = new ArrayDeque<>();

    @Override
    public void later(Runnable work) {
        fx.later(work);
    }

    @Override
    public Subscription after(Duration delay, Runnable work) {
        return fx.after(delay, work);
    }

    @Override
    public <T> Call<T> call(Callable<T> work) {
        Held<T> call = new Held<>(work);
        held.add(call);
        return call;
    }

    public void advance(Duration by) {
        fx.advance(by);
    }

    public void until(String what, BooleanSupplier condition) {
        fx.until(what, condition);
    }

    /** Returns how many calls are under way. */
    public int calls() {
        return held.size();
    }

    /** Lets the call end that was begun first. */
    public void finishOldest() {
        held.remove().finish();
    }

    /** Lets all calls end, those as well that are begun by their ends. */
    public void finish() {
        while (!held.isEmpty()) {
            finishOldest();
        }
    }

    private static final class Held<T> implements Call<T> {
        private final Callable<T> work;
        private Consumer<T> done = _ -> {};
        private Consumer<Problem> refused = _ -> {};
        private boolean cancelled;

        Held(Callable<T> work) {
            this.work = work;
        }

        void finish() {
            if (cancelled) {
                return;
            }
            T result;
            try {
                result = work.call();
            } catch (ProblemException e) {
                refused.accept(e.problem());
                return;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            done.accept(result);
        }

        @Override
        public Call<T> onDone(Consumer<T> consumer) {
            done = consumer;
            return this;
        }

        @Override
        public Call<T> onRefused(Consumer<Problem> consumer) {
            refused = consumer;
            return this;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
