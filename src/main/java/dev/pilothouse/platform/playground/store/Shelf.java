package dev.pilothouse.platform.playground.store;

import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one resource, with the states before the newest as far as the history reaches.
 *
 * <p>Written under the store's lock, read without it: a reader walks from the newest state back to the one of its own revision.
 */
final class Shelf {

    final CopyOnWriteArrayList<Watch> watches = new CopyOnWriteArrayList<>();
    private final ConcurrentSkipListMap<String, Stored> newest = new ConcurrentSkipListMap<>();

    /** An event that the history has already let go, and after it all that it still holds. */
    private volatile Event lastGone;

    private Event last;

    /** Everything up to here may be incomplete. */
    private volatile long compacted;

    Shelf(long compacted, Recent recent) {
        this.compacted = compacted;
        this.lastGone = new Event(new Stored(new Key("", "", ""), compacted, new byte[0], true, null, recent), null);
        this.last = lastGone;
    }

    long compacted() {
        return compacted;
    }

    @Nullable Stored newest(String path) {
        Stored stored = newest.get(path);
        return stored == null || stored.deleted() ? null : stored;
    }

    /** Puts an object there that was kept before, without an event. */
    void restore(Stored stored) {
        newest.put(stored.key().path(), stored);
    }

    Event add(Stored state, @Nullable Stored before) {
        newest.put(state.key().path(), state);
        Event event = new Event(state, before);
        last.next = event;
        last = event;
        return event;
    }

    /** Lets the oldest event go, and with it the state before it. */
    void forget(Event oldest) {
        compacted = oldest.revision();
        lastGone = oldest;
        oldest.state().previous = null;
        if (oldest.state().deleted()) {
            newest.remove(oldest.state().key().path(), oldest.state());
        }
    }

    void compact(long revision) {
        compacted = Math.max(compacted, revision);
    }

    /** Returns the last event that is not after the revision; what follows it is news. */
    Event upTo(long revision) {
        Event at = lastGone;
        for (Event next = at.next; next != null && next.revision() <= revision; next = at.next) {
            at = next;
        }
        return at;
    }

    /** Returns all objects in order as they are now. */
    Stream<Stored> objects() {
        return newest.values().stream().filter(state -> !state.deleted());
    }

    /** Returns the newest states in order, among them deleted ones. */
    NavigableMap<String, Stored> states() {
        return newest;
    }
}
