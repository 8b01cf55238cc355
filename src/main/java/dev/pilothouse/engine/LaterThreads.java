package dev.pilothouse.engine;

import dev.pilothouse.forward.Later;
import dev.pilothouse.model.Subscription;
import java.time.Duration;

/** Gives each piece of work a virtual thread of its own, which sleeps until its time has come. */
public final class LaterThreads implements Later {

    @Override
    public Subscription after(Duration delay, Runnable work) {
        Thread thread = Thread.ofVirtual().name("later").start(() -> {
            try {
                Thread.sleep(delay);
                work.run();
            } catch (InterruptedException e) {
                // called off
            }
        });
        return thread::interrupt;
    }
}
