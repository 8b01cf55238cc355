package dev.pilothouse.ui.log;

import dev.pilothouse.log.Kept;
import dev.pilothouse.log.Sieve;
import dev.pilothouse.ui.kit.Fx;

/** A sieve at work beside the FX thread, slice by slice, as long as there is something to look at. */
final class Sifting implements AutoCloseable {

    /** So many lines take a few hundredths of a second. */
    private static final int SLICE = 20_000;

    private final Sieve sieve;
    private final Fx fx;
    private final Runnable changed;
    private boolean busy;
    private boolean again;
    private boolean closed;

    /** @param changed called on the FX thread when more was found, or less is left */
    Sifting(Sieve sieve, Fx fx, Runnable changed) {
        this.sieve = sieve;
        this.fx = fx;
        this.changed = changed;
    }

    Kept kept() {
        return sieve.kept();
    }

    /** Tells whether there are lines that were not looked at yet. */
    boolean busy() {
        return busy;
    }

    long givenUp() {
        return sieve.givenUp();
    }

    /** Goes on: lines came or went. */
    void more() {
        if (busy || closed) {
            again = busy;
            return;
        }
        busy = true;
        again = false;
        fx.call(() -> sieve.advance(SLICE)).onDone(this::advanced).onRefused(_ -> busy = false);
    }

    private void advanced(boolean more) {
        busy = false;
        if (closed) {
            return;
        }
        boolean goesOn = more || again;
        busy = goesOn;
        changed.run();
        busy = false;
        if (goesOn && !closed) {
            more();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
