package dev.pilothouse.platform.playground.store;

import dev.pilothouse.model.Subscription;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watcher's way through the history: it remembers the last event that it told, so a slow watcher keeps no queue of its own.
 *
 * <p>Whoever adds an event wakes it; one task at a time tells all that is new.
 */
public final class Watch implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Shelf shelf;
    private final Watcher watcher;
    private final Executor executor;
    private final LongSupplier revision;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean closed;
    private volatile boolean progressWanted;
    private Event told;
    private boolean begun;

    Watch(Shelf shelf, Event told, Watcher watcher, Executor executor, LongSupplier revision) {
        this.shelf = shelf;
        this.told = told;
        this.watcher = watcher;
        this.executor = executor;
        this.revision = revision;
    }

    /** Has the watcher told, after all that is new, how far it has come. */
    public void askProgress() {
        progressWanted = true;
        wake();
    }

    void wake() {
        if (wakes.getAndIncrement() == 0 && !closed) {
            executor.execute(this::tell);
        }
    }

    private void tell() {
        int heard;
        do {
            heard = wakes.get();
            try {
                tellAll();
            } catch (RuntimeException e) {
                LOG.warn("A watch of the playground failed and is closed", e);
                close();
            }
        } while (wakes.addAndGet(-heard) != 0 && !closed);
    }

    private void tellAll() {
        if (closed) {
            return;
        }
        if (!begun) {
            begun = true;
            watcher.begin();
        }
        boolean progress = progressWanted;
        progressWanted = false;
        long upTo = revision.getAsLong();
        for (Event next = told.next; next != null && !closed; next = told.next) {
            if (next.revision() <= shelf.compacted()) {
                close();
                watcher.lost();
                return;
            }
            told = next;
            watcher.event(next);
        }
        if (progress && !closed) {
            watcher.progress(upTo);
        }
    }

    @Override
    public void close() {
        closed = true;
        shelf.watches.remove(this);
    }
}
