package dev.pilothouse.platform.playground.store;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The objects of the playground under one lock, each with the version of its last change.
 *
 * <p>Versions start at the time of the clock in milliseconds, so that a client of an earlier run is told to list again instead of being
 * left with stale rows. The latest changes are kept for watches that come back.
 */
public final class Store {

    private static final int KEPT_CHANGES = 4096;

    private final Clock clock;
    private final Map<ResourceRef, Document> objects = new TreeMap<>();
    private final Deque<Change> log = new ArrayDeque<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final long first;
    private long version;

    public Store(Clock clock) {
        this.clock = clock;
        first = clock.millis();
        version = first;
    }

    /** What happened to an object, as a watch tells it. */
    public enum Happened {
        ADDED,
        MODIFIED,
        DELETED
    }

    /** One change with the object after it, or before it when it was deleted. */
    public record Change(Happened happened, ResourceRef ref, Document document, long version) {}

    /** Objects of a kind at one moment. */
    public record Snapshot(List<Document> documents, long version) {}

    public synchronized Optional<Document> get(ResourceRef ref) {
        return Optional.ofNullable(objects.get(ref));
    }

    public synchronized Snapshot list(Kind kind, String namespace) {
        List<Document> found = objects.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals(kind))
                .filter(entry -> namespace.isEmpty() || entry.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue)
                .toList();
        return new Snapshot(found, version);
    }

    /**
     * Replaces an object by what the change makes of it, or creates it from nothing; an unchanged object keeps its version.
     *
     * <p>Identity, version and generation are the store's to give.
     */
    public synchronized Document update(ResourceRef ref, UnaryOperator<Map<String, Object>> change) {
        Document before = objects.get(ref);
        Map<String, Object> wanted = change.apply(before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.fields()));
        Document after = identified(ref, before, wanted);
        if (before != null && before.fields().equals(after.fields())) {
            return before;
        }
        Document kept = versioned(after, ++version);
        objects.put(ref, kept);
        tell(new Change(before == null ? Happened.ADDED : Happened.MODIFIED, ref, kept, version));
        return kept;
    }

    public synchronized Optional<Document> delete(ResourceRef ref) {
        Document gone = objects.remove(ref);
        if (gone == null) {
            return Optional.empty();
        }
        Document last = versioned(gone, ++version);
        tell(new Change(Happened.DELETED, ref, last, version));
        return Optional.of(last);
    }

    /** Follows all changes after a version: first those that are kept, then new ones. Empty when the version is too old or unknown. */
    public synchronized Optional<Runnable> follow(long after, Consumer<Change> listener) {
        boolean known = after >= first && after <= version && (log.isEmpty() || log.getFirst().version() <= after + 1);
        if (!known) {
            return Optional.empty();
        }
        log.stream().filter(change -> change.version() > after).forEach(listener);
        listeners.add(listener);
        return Optional.of(() -> listeners.remove(listener));
    }

    public synchronized long version() {
        return version;
    }

    private void tell(Change change) {
        log.addLast(change);
        if (log.size() > KEPT_CHANGES) {
            log.removeFirst();
        }
        listeners.forEach(listener -> listener.accept(change));
    }

    private Document identified(ResourceRef ref, @org.jspecify.annotations.Nullable Document before, Map<String, Object> wanted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", ref.kind().apiVersion());
        fields.put("kind", ref.kind().name());
        Document given = Document.of(wanted);
        Map<String, Object> metadata = new LinkedHashMap<>(given.tree().tree("metadata").fields());
        metadata.put("name", ref.name());
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        metadata.put("uid", before == null ? UUID.randomUUID().toString() : before.uid());
        if (before == null) {
            metadata.putIfAbsent("creationTimestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        metadata.put("resourceVersion", before == null ? "" : before.version());
        if (given.tree().has("spec")) {
            long generation = before == null ? 0 : before.tree().number(1, "metadata", "generation");
            boolean specChanged = before == null || !before.tree().at("spec").equals(given.tree().at("spec"));
            metadata.put("generation", specChanged ? generation + 1 : generation);
        }
        fields.put("metadata", metadata);
        wanted.forEach(fields::putIfAbsent);
        return Document.of(fields);
    }

    private static Document versioned(Document document, long version) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
        metadata.put("resourceVersion", Long.toString(version));
        fields.put("metadata", metadata);
        return Document.of(fields);
    }
}
