package dev.pilothouse.forward;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The forwards of all clusters that are open: they go on while another one is looked at, and end with their session. */
public final class ForwardsOfContexts implements AutoCloseable {

    private final Path folder;
    private final Later later;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private record Kept(Session session, Forwards forwards) {}

    /** @param folder where they are remembered */
    public ForwardsOfContexts(Path folder, Later later, InstantSource clock) {
        this.folder = folder;
        this.later = later;
        this.clock = clock;
    }

    /** Returns the forwards of a session; the first time what is remembered of its context is taken up. */
    public Forwards of(Session session) {
        String context = session.context().name();
        Forwards fresh;
        synchronized (this) {
            Kept known = kept.get(context);
            if (known != null && known.session.cluster() == session.cluster()) {
                return known.forwards;
            }
            if (known != null) {
                known.forwards.close();
            }
            fresh = new Forwards(session.cluster(), MemoryFile.of(folder, context), later, clock);
            kept.put(context, new Kept(session, fresh));
        }
        fresh.onChange(this::tell);
        fresh.remembered();
        return fresh;
    }

    /** Ends the forwards of contexts that are not open any more. */
    public synchronized void keepOnly(Collection<String> open) {
        kept.entrySet().removeIf(entry -> {
            boolean gone = !open.contains(entry.getKey());
            if (gone) {
                entry.getValue().forwards.close();
            }
            return gone;
        });
    }

    /** Returns the reports of all clusters that are open. */
    public synchronized List<Report> reports() {
        return kept.values().stream().flatMap(each -> each.forwards.reports().stream()).toList();
    }

    /** Calls back on any thread when the state of a forward has changed. */
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public void close() {
        listeners.clear();
        keepOnly(List.of());
    }
}
