package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Problem;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The one bridge between threads: blocking work goes to a virtual thread, its result comes back to the FX thread.
 *
 * <p>It is handed in, never static, so that tests run everything on their own thread.
 */
public interface Fx {

    /** Runs something on the FX thread, soon. */
    void later(Runnable work);

    /** Runs something on the FX thread after a while; closing the result cancels it. */
    dev.pilothouse.model.Subscription after(java.time.Duration delay, Runnable work);

    /** Starts blocking work; say what happens with its result by the returned call, on the FX thread. */
    <T> Call<T> call(Callable<T> work);

    /** Work that is under way. */
    interface Call<T> {

        /** Called on the FX thread with the result. */
        Call<T> onDone(Consumer<T> consumer);

        /** Called on the FX thread when the work threw; anything unexpected comes as {@code UNEXPECTED}. */
        Call<T> onRefused(Consumer<Problem> consumer);

        /** Interrupts the work; neither callback comes after that. */
        void cancel();
    }
}
