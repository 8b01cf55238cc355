package dev.pilothouse.platform.playground.store;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects as bytes under keys, every write in a revision of its own, and remembers for a while what was before.
 *
 * <p>Works as etcd does for a real API server: writes are guarded by the revision that the writer saw, lists can be read as of a past
 * revision, and watches begin at one. How far back that goes is bounded by count and size, or cut by {@link #compact}.
 */
public final class Store {

    /** How much of the past is kept: events, and bytes of states that are no longer the newest. */
    public record Window(int events, long bytes) {

        /** Enough for minutes of a busy cluster. */
        public static final Window USUAL = new Window(50_000, 64L << 20);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final Map<String, CopyOnWriteArrayList<Consumer<Event>>> listeners = new ConcurrentHashMap<>();
    private final Deque<Event> history = new ArrayDeque<>();
    private final Recent recent = new Recent(Math.clamp(Runtime.getRuntime().maxMemory() / 50, 4L << 20, 24L << 20));
    private final Window window;
    private final Executor executor;
    private final long begin;
    private long pastBytes;
    private volatile long revision;

    /**
     * @param firstRevision the epoch's milliseconds by custom, so that watchers of a server before this one learn that they are too old
     * @param executor tells watchers what happens; a virtual thread each time is right
     */
    public Store(long firstRevision, Window window, Executor executor) {
        this.begin = firstRevision;
        this.revision = firstRevision;
        this.window = window;
        this.executor = executor;
    }

    /** Returns the revision of the last write. */
    public long revision() {
        return revision;
    }

    public Optional<Stored> get(Key key) {
        return Optional.ofNullable(shelf(key.resource()).newest(key.path()));
    }

    /** Returns the names of all resources that have ever been written. */
    public List<String> resources() {
        return shelves.keySet().stream().sorted().toList();
    }

    /**
     * Writes an object.
     *
     * @param expected revision that the object must be in, 0 when it must not be there
     * @param content makes the object when the revision is known; called under the lock
     * @return the new state, empty when the object is in another revision
     */
    public Optional<Stored> put(Key key, long expected, LongFunction<Document> content) {
        return write(key, expected, false, content);
    }

    /** Deletes an object; as {@link #put}, with its last state as the content. */
    public Optional<Stored> delete(Key key, long expected, LongFunction<Document> lastState) {
        return write(key, expected, true, lastState);
    }

    private Optional<Stored> write(Key key, long expected, boolean deletes, LongFunction<Document> content) {
        lock.lock();
        try {
            Shelf shelf = shelf(key.resource());
            Stored before = shelf.newest(key.path());
            if ((before == null ? 0 : before.revision()) != expected) {
                return Optional.empty();
            }
            long next = revision + 1;
            Stored previous = shelf.states().get(key.path());
            Stored state = Stored.of(key, next, content.apply(next), deletes, previous, recent);
            Event event = shelf.add(state, before);
            revision = next;
            history.addLast(event);
            pastBytes += past(event);
            trim();
            for (Consumer<Event> listener : listeners.getOrDefault(key.resource(), new CopyOnWriteArrayList<>())) {
                listener.accept(event);
            }
            shelf.watches.forEach(Watch::wake);
            return Optional.of(state);
        } finally {
            lock.unlock();
        }
    }

    private static long past(Event event) {
        Stored before = event.before();
        long bytes = before == null ? 0 : before.json().length;
        return event.state().deleted() ? bytes + event.state().json().length : bytes;
    }

    private void trim() {
        while (history.size() > window.events() || pastBytes > window.bytes()) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Event oldest = history.removeFirst();
        pastBytes -= past(oldest);
        shelf(oldest.state().key().resource()).forget(oldest);
    }

    /** Forgets all that was before the revision, so that whoever is not further yet must read anew. */
    public void compact(long upTo) {
        lock.lock();
        try {
            while (!history.isEmpty() && history.getFirst().revision() <= upTo) {
                forgetOldest();
            }
            shelves.values().forEach(shelf -> shelf.compact(Math.min(upTo, revision)));
            shelves.values().forEach(shelf -> shelf.watches.forEach(Watch::wake));
        } finally {
            lock.unlock();
        }
    }

    /** Returns objects as they are now. */
    public Range list(Query query) {
        while (true) {
            try {
                return list(query, revision);
            } catch (Compacted e) {
                Thread.onSpinWait(); // so much was written meanwhile; the newest is always known
            }
        }
    }

    /**
     * Returns objects as they were in a revision that is not after the newest.
     *
     * @throws Compacted when the history does not reach back to it
     */
    public Range list(Query query, long at) throws Compacted {
        Shelf shelf = shelf(query.resource());
        List<Stored> objects = new ArrayList<>();
        long remaining = 0;
        for (Stored newest : query.part(shelf.states()).values()) {
            Stored state = asOf(newest, at);
            if (state == null || !query.wants(state)) {
                continue;
            }
            if (query.limit() == 0 || objects.size() < query.limit()) {
                objects.add(state);
            } else {
                remaining++;
                if (query.wanted().isPresent()) {
                    break; // to look into all that follow would cost too much
                }
            }
        }
        if (at < shelf.compacted()) {
            throw new Compacted(at, shelf.compacted());
        }
        boolean counted = remaining > 0 && query.wanted().isEmpty();
        return new Range(objects, at, remaining > 0, counted ? OptionalLong.of(remaining) : OptionalLong.empty());
    }

    private static @Nullable Stored asOf(Stored newest, long at) {
        Stored state = newest;
        while (state != null && state.revision() > at) {
            state = state.previous;
        }
        return state == null || state.deleted() ? null : state;
    }

    /**
     * Tells a watcher all that happens to a resource after a revision.
     *
     * @throws Compacted when the history does not reach back to it
     */
    public Watch watch(String resource, long after, Watcher watcher) throws Compacted {
        Shelf shelf = shelf(resource);
        Watch watch;
        lock.lock();
        try {
            if (after < shelf.compacted()) {
                throw new Compacted(after, shelf.compacted());
            }
            watch = new Watch(shelf, shelf.upTo(after), watcher, executor, this::revision);
            shelf.watches.add(watch);
        } finally {
            lock.unlock();
        }
        watch.wake();
        return watch;
    }

    /** Tells a listener first each object that is there and then, on each writer's own thread, all that happens; it must be quick. */
    public Subscription listen(String resource, Consumer<Stored> present, Consumer<Event> listener) {
        lock.lock();
        try {
            shelf(resource).objects().forEach(present);
            var all = listeners.computeIfAbsent(resource, _ -> new CopyOnWriteArrayList<>());
            all.add(listener);
            return () -> all.remove(listener);
        } finally {
            lock.unlock();
        }
    }

    private Shelf shelf(String resource) {
        return shelves.computeIfAbsent(resource, _ -> new Shelf(begin, recent));
    }

    /** Returns all objects and the revision that they are of. */
    public Snapshot snapshot() {
        lock.lock();
        try {
            return new Snapshot(revision, resources().stream().flatMap(resource -> shelf(resource).objects()).toList());
        } finally {
            lock.unlock();
        }
    }

    /** Takes in the objects of a snapshot, in their old revisions; only while the store is empty. */
    public void restore(Snapshot snapshot) {
        lock.lock();
        try {
            if (revision != begin) {
                throw new IllegalStateException("The store is in use");
            }
            revision = Math.max(revision, snapshot.revision() + 1);
            for (Stored object : snapshot.objects()) {
                shelf(object.key().resource()).restore(new Stored(object.key(), object.revision(), object.json(), false, null, recent));
            }
            shelves.values().forEach(shelf -> shelf.compact(revision));
        } finally {
            lock.unlock();
        }
    }
}
