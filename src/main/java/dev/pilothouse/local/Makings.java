package dev.pilothouse.local;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Work that makes something and removes it again when it is interrupted: a tool that goes on after the program would belong to nobody. */
public final class Makings implements AutoCloseable {

    private static final Duration REMOVAL = Duration.ofSeconds(40);

    private final Set<Thread> makers = new HashSet<>();

    /** Does it on this thread. */
    public <T> T make(Supplier<T> work) {
        synchronized (this) {
            makers.add(Thread.currentThread());
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                makers.remove(Thread.currentThread());
                notifyAll();
            }
        }
    }

    /** Interrupts all of it, and waits until what was made is removed, forty seconds at most. */
    @Override
    public synchronized void close() {
        makers.forEach(Thread::interrupt);
        long end = System.nanoTime() + REMOVAL.toNanos();
        try {
            for (long left = REMOVAL.toMillis(); !makers.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
