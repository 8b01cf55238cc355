package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.DockerEngines;
import dev.pilothouse.platform.docker.EngineEvent;
import dev.pilothouse.platform.docker.EventSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when nodes of any kind cluster come, go, start or stop, by the events of the engine that is used; listens only while somebody wants to know. */
final class KindWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KindWatch.class);

    /** Health checks and commands in nodes are events too, and change nothing that is listed. */
    private static final Map<String, List<String>> FILTERS = Map.of(
            "type", List.of("container"),
            "label", List.of(KindNode.CLUSTER),
            "event", List.of("create", "start", "die", "destroy", "pause", "unpause", "rename"));

    private final DockerEngines engines;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private @Nullable DockerEngine heard;
    private Subscription events = Subscription.NONE;
    private Subscription choice = Subscription.NONE;

    KindWatch(DockerEngines engines) {
        this.engines = engines;
    }

    /** Returns at once, so that a window may call it. */
    Subscription onChange(Runnable listener) {
        synchronized (this) {
            if (listeners.isEmpty()) {
                choice = engines.onChange(this::follow);
            }
            listeners.add(listener);
        }
        Thread.ofVirtual().name("kind-watch").start(this::follow); // to find out which engine is used takes seconds when one hangs
        return () -> forget(listener);
    }

    /** Tells everybody now, for what is not seen by the engine. */
    void changed() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("A listener of kind clusters failed", e);
            }
        }
    }

    /** Hears the engine that is used now; where it is the same as before nothing happens. */
    @SuppressWarnings("ReferenceEquality") // another connection is another engine
    private void follow() {
        DockerEngine now;
        try {
            now = engines.connection();
        } catch (ProblemException e) {
            LOG.debug("There is no engine to hear", e);
            return;
        }
        synchronized (this) {
            if (now == heard || listeners.isEmpty()) {
                return;
            }
            events.close();
            heard = now;
            events = now.events(FILTERS, new EventSink() {
                @Override
                public void connected() {
                    changed();
                }

                @Override
                public void event(EngineEvent event) {
                    changed();
                }

                @Override
                public void lost(Problem problem) {
                    changed();
                }
            });
        }
        changed();
    }

    private synchronized void forget(Runnable listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        listeners.clear();
        events.close();
        choice.close();
        events = Subscription.NONE;
        choice = Subscription.NONE;
        heard = null;
    }
}
