package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what one part of the cluster did or could not do, as events of the core API.
 *
 * <p>The same event again counts up the one that is there. More than ten events within ten minutes that differ only in their message become
 * one, whose message says that it is combined (rules of client-go's {@code EventCorrelator}).
 */
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int REMEMBERED = 4_096;
    private static final int SIMILAR = 10;
    private static final String COMBINED = "(combined from similar events): ";
    private static final Duration SIMILAR_WITHIN = Duration.ofMinutes(10);

    private record Similar(String uid, String name, String type, String reason) {}

    private record Same(Similar similar, String message, String fieldPath) {}

    private record Written(String name, long count) {}

    private static final class Lately {
        private final Deque<String> messages = new ArrayDeque<>();
        private Instant last = Instant.MIN;
    }

    /** A map that forgets what was put first. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    private final Objects objects;
    private final InstantSource time;
    private final String component;
    private final String host;
    private final Map<Same, Written> written = new Bounded<>();
    private final Map<Similar, Lately> lately = new Bounded<>();
    private long lastName;

    /** @param component who speaks, for example {@code deployment-controller} */
    public Events(Objects objects, InstantSource time, String component) {
        this(objects, time, component, "");
    }

    /** @param host node on which the component runs, empty for none */
    public Events(Objects objects, InstantSource time, String component, String host) {
        this.objects = objects;
        this.time = time;
        this.component = component;
        this.host = host;
    }

    public void normal(Document about, String reason, String message) {
        record(about, "", "Normal", reason, message);
    }

    public void warning(Document about, String reason, String message) {
        record(about, "", "Warning", reason, message);
    }

    /**
     * Records an event; that it could not be written is no reason to stop.
     *
     * @param fieldPath part of the object, for example <code>spec.containers{web}</code>; empty for the whole
     * @param type {@code Normal} or {@code Warning}
     */
    public void record(Document about, String fieldPath, String type, String reason, String message) {
        Instant now = time.instant();
        Similar similar = new Similar(about.uid(), about.name(), type, reason);
        Optional<String> combined = combine(similar, message, now);
        String told = combined.orElse(message);
        Same same = new Same(similar, combined.isPresent() ? "" : message, fieldPath);
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        try {
            Written before = written.get(same);
            if (before == null || !countUp(namespace, before, told, now)) {
                String name = name(about, namespace, now);
                create(name, about, fieldPath, type, reason, told, namespace, now);
                written.put(same, new Written(name, 1));
            } else {
                written.put(same, new Written(before.name(), before.count() + 1));
            }
        } catch (Refusal refusal) {
            LOG.debug("An event about {} was not written: {}", about.name(), refusal.getMessage());
        }
    }

    /** Returns the message of many similar events in one, once there are too many different ones. */
    private Optional<String> combine(Similar similar, String message, Instant now) {
        Lately recent = lately.computeIfAbsent(similar, _ -> new Lately());
        if (recent.last.plus(SIMILAR_WITHIN).isBefore(now)) {
            recent.messages.clear();
        }
        recent.last = now;
        if (!recent.messages.contains(message)) {
            recent.messages.add(message);
        }
        if (recent.messages.size() < SIMILAR) {
            return Optional.empty();
        }
        recent.messages.removeFirst();
        return Optional.of(COMBINED + message);
    }

    private boolean countUp(String namespace, Written before, String message, Instant now) {
        try {
            Map<String, Object> patch = new LinkedHashMap<>();
            patch.put("count", before.count() + 1);
            patch.put("lastTimestamp", Timestamps.write(now));
            patch.put("message", message);
            objects.patch("events", namespace, before.name(), patch);
            return true;
        } catch (Refusal refusal) {
            if (refusal.code() == 404) {
                return false;
            }
            throw refusal;
        }
    }

    /** Returns the object's name with the time in nanoseconds, moved on where two fall together, also of two components. */
    private String name(Document about, String namespace, Instant now) {
        long nanos = Math.max(lastName + 1, now.getEpochSecond() * 1_000_000_000L + now.getNano());
        while (objects.get("events", namespace, about.name() + "." + Long.toHexString(nanos)).isPresent()) {
            nanos++;
        }
        lastName = nanos;
        return about.name() + "." + Long.toHexString(nanos);
    }

    private void create(
            String name, Document about, String fieldPath, String type, String reason, String message, String namespace, Instant now) {
        Map<String, Object> involved = new LinkedHashMap<>();
        involved.put("kind", about.kindName());
        putUnlessEmpty(involved, "namespace", about.namespace());
        involved.put("name", about.name());
        putUnlessEmpty(involved, "uid", about.uid());
        involved.put("apiVersion", about.apiVersion());
        putUnlessEmpty(involved, "resourceVersion", about.version());
        putUnlessEmpty(involved, "fieldPath", fieldPath);
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("component", component);
        putUnlessEmpty(source, "host", host);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("apiVersion", "v1");
        event.put("kind", "Event");
        event.put("metadata", metadata);
        event.put("involvedObject", involved);
        event.put("reason", reason);
        event.put("message", message);
        event.put("source", source);
        event.put("firstTimestamp", Timestamps.write(now));
        event.put("lastTimestamp", Timestamps.write(now));
        event.put("count", 1L);
        event.put("type", type);
        event.put("reportingComponent", message.startsWith(COMBINED) ? "" : component);
        event.put("reportingInstance", host);
        objects.create("events", Document.of(event));
    }

    private static void putUnlessEmpty(Map<String, Object> fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.put(key, value);
        }
    }
}
