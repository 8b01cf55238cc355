package dev.pilothouse.platform.playground.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** The two shapes of an event: {@code v1} and {@code events.k8s.io/v1} say the same under other names. */
final class EventShapes {

    private static final Map<String, String> NEWER = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "reportingComponent", "reportingController",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount");

    private EventShapes() {}

    static Map<String, Object> newer(Map<String, Object> event) {
        Map<String, Object> newer = new LinkedHashMap<>();
        event.forEach((name, value) -> newer.put(NEWER.getOrDefault(name, name), value));
        return newer;
    }

    static Map<String, Object> core(Map<String, Object> event) {
        Map<String, String> older = new LinkedHashMap<>();
        NEWER.forEach((core, name) -> older.put(name, core));
        Map<String, Object> core = new LinkedHashMap<>();
        event.forEach((name, value) -> core.put(older.getOrDefault(name, name), value));
        return core;
    }
}
