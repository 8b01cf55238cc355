package dev.pilothouse.platform.playground.store;

import org.jspecify.annotations.Nullable;

/** What happened to one object: a link of the history of its resource. */
public final class Event {

    private final Stored state;
    private final @Nullable Stored before;

    /** The event after this one, once there is one. */
    volatile @Nullable Event next;

    Event(Stored state, @Nullable Stored before) {
        this.state = state;
        this.before = before;
    }

    /** Returns the object as it is now; when it was deleted, as it was last. */
    public Stored state() {
        return state;
    }

    /** Returns the object as it was, null when it is new. */
    public @Nullable Stored before() {
        return before;
    }

    long revision() {
        return state.revision();
    }
}
