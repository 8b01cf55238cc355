package dev.pilothouse.platform.playground.control;

import java.util.Map;

/** What pods use at the moment, as a metrics server would measure it. */
public interface PodUsage {

    /**
     * What one container uses.
     *
     * @param cpuMillis thousandths of a core
     */
    record Usage(long cpuMillis, long memoryBytes) {}

    /** A cluster in which nothing is measured. */
    PodUsage NONE = (_, _) -> Map.of();

    /** Returns what the containers of the pod use, by name; nothing while it is not measured, for example before it runs. */
    Map<String, Usage> of(String namespace, String pod);
}
