package dev.pilothouse.local;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The clusters of kind that are being made now, and those that were tried since the program began.
 *
 * <p>A creation belongs to no page: it goes on wherever the person is, and ends with the program.
 */
public final class Creations implements AutoCloseable {

    /** How long the program waits at its end for what is being removed. */
    private static final Duration REMOVAL = Duration.ofSeconds(40);

    private final KindClusters kind;
    private final UsualTimes usual;
    private final Consumer<Runnable> threads;
    private final InstantSource clock;
    private final Map<String, Creation> byName = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param usual learns from every creation that went well
     * @param threads runs work on a thread of its own
     */
    public Creations(KindClusters kind, UsualTimes usual, Consumer<Runnable> threads, InstantSource clock) {
        this.kind = kind;
        this.usual = usual;
        this.threads = threads;
        this.clock = clock;
    }

    /** Begins to make a cluster and returns at once. Where one of that name is being made, that one is returned and nothing begins. */
    public Creation start(Blueprint blueprint) {
        Creation creation;
        synchronized (this) {
            Creation before = byName.get(blueprint.name());
            if (before != null && before.goesOn()) {
                return before;
            }
            creation = new Creation(blueprint, clock);
            byName.remove(blueprint.name());
            byName.put(blueprint.name(), creation);
        }
        creation.onChange(this::changed);
        changed();
        threads.accept(() -> {
            creation.make(kind);
            if (creation.outcome() instanceof Creation.Outcome.Ready) {
                usual.learn(creation.toldAfter(0));
            }
        });
        return creation;
    }

    /** Returns the last one of that name. */
    public synchronized Optional<Creation> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns all, in the order in which they began. */
    public synchronized List<Creation> all() {
        return new ArrayList<>(byName.values());
    }

    public List<Creation> running() {
        return all().stream().filter(Creation::goesOn).toList();
    }

    /** Forgets one that has ended. */
    public void forget(Creation creation) {
        synchronized (this) {
            if (!creation.goesOn()) {
                byName.remove(creation.name(), creation);
            }
        }
        changed();
    }

    /** Removes what a failed creation left for a look, on this thread, and forgets it; somebody else may have removed it already. */
    public void cleanUp(Creation creation) {
        try {
            kind.delete(creation.name());
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.LOCAL_CLUSTER_UNKNOWN) {
                throw e;
            }
        }
        forget(creation);
    }

    /** Returns how long steps take here. */
    public UsualTimes usual() {
        return usual;
    }

    /** Calls back whenever one began, went on or ended. */
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Cancels what goes on and waits until it is removed. */
    @Override
    public void close() {
        List<Creation> running = running();
        running.forEach(Creation::cancel);
        try {
            for (Creation creation : running) {
                creation.await(REMOVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
