package dev.pilothouse.platform.playground;

import dev.pilothouse.platform.playground.store.Snapshot;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The simulated time that a snapshot had reached, as far as it shows: nodes renew their leases, and the clock tells the time.
 *
 * <p>A playground whose time ran faster is ahead of the wall's; started again it goes on from there, for time never goes back.
 */
final class LastTime {

    private static final Map<String, String[]> TELLING = Map.of(
            "leases.coordination.k8s.io", new String[] {"spec", "renewTime"},
            "clocks.sim.pilothouse.dev", new String[] {"status", "now"});

    private LastTime() {}

    static Instant of(Snapshot snapshot) {
        return snapshot.objects().stream().flatMap(LastTime::told).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }

    private static Stream<Instant> told(Stored object) {
        return Optional.ofNullable(TELLING.get(object.key().resource()))
                .flatMap(object::at)
                .flatMap(text -> Timestamps.read(text.toString()))
                .stream();
    }
}
