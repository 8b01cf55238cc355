package dev.pilothouse.platform.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.platform.playground.store.Store;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastTimeTest {

    private final Store store = new Store(1, Store.Window.USUAL, Runnable::run);

    private void keep(String resource, String name, Map<String, Object> content) {
        store.put(new Key(resource, "", name), 0, _ -> Document.of(content));
    }

    @Test
    void isTheLatestThatNodesOrTheClockTold() {
        keep("leases.coordination.k8s.io", "worker", Map.of("spec", Map.of("renewTime", "2030-01-01T00:00:20.000000Z")));
        keep("clocks.sim.pilothouse.dev", "clock", Map.of("status", Map.of("now", "2030-01-01T00:00:00Z")));
        keep("configmaps", "other", Map.of("status", Map.of("now", "2040-01-01T00:00:00Z")));
        assertEquals(Instant.parse("2030-01-01T00:00:20Z"), LastTime.of(store.snapshot()));
    }

    @Test
    void isBeforeAllTimeWhenNothingTellsIt() {
        assertEquals(Instant.MIN, LastTime.of(store.snapshot()));
    }
}
