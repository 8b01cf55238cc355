package dev.pilothouse.metric;

import dev.pilothouse.model.Subscription;
import java.time.Duration;

/** Runs work after a while, on a thread that may block; handed in, because threads are not made here. */
@FunctionalInterface
public interface Beat {

    /** Closing the result lets work that has not begun be. */
    Subscription after(Duration delay, Runnable work);
}
