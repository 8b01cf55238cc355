package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Forgets events an hour after they were last written, as the API server's {@code --event-ttl} does. */
public final class EventExpiry implements Controller {

    private static final Duration LIFE = Duration.ofHours(1);

    private final Objects objects;
    private final InstantSource clock;

    public EventExpiry(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "event-ttl";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger("events", change ->
                change.type() == Change.Type.ADDED ? List.of(Name.of(change.object())) : List.of()));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document event = objects.get("events", name.namespace(), name.name()).orElse(null);
        if (event == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), lastWritten(event).plus(LIFE));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        objects.delete("events", name.namespace(), name.name(), DeleteOptions.background());
        return Optional.empty();
    }

    private static Instant lastWritten(Document event) {
        return Stream.of(
                        event.tree().text("metadata", "creationTimestamp"),
                        event.tree().text("lastTimestamp"),
                        event.tree().text("series", "lastObservedTime"))
                .flatMap(text -> Timestamps.read(text).stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
