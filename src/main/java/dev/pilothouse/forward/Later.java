package dev.pilothouse.forward;

import dev.pilothouse.model.Subscription;
import java.time.Duration;

/** Runs work that may block, after a while and beside the caller; closing the result calls it off or interrupts it. */
@FunctionalInterface
public interface Later {

    Subscription after(Duration delay, Runnable work);
}
