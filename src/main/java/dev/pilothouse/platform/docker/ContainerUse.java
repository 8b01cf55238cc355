package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Tree;
import java.util.Set;

/**
 * What a container uses, as {@code docker stats} counts it.
 *
 * @param processors in cores, over the last second; 0 where it is not known yet
 * @param memory in bytes, without files that the kernel would give back
 * @param memoryLimit in bytes
 * @param received bytes by all of its networks since it started
 * @param processes and threads in it
 */
public record ContainerUse(double processors, long memory, long memoryLimit, long received, long sent, long read, long written, long processes) {

    static ContainerUse of(Tree sample) {
        long received = 0;
        long sent = 0;
        Set<String> networks = sample.tree("networks").fields().keySet();
        for (String network : networks) {
            received += sample.number(0, "networks", network, "rx_bytes");
            sent += sample.number(0, "networks", network, "tx_bytes");
        }
        return new ContainerUse(
                processors(sample),
                memory(sample),
                sample.number(0, "memory_stats", "limit"),
                received,
                sent,
                blocks(sample, "read"),
                blocks(sample, "write"),
                sample.number(0, "pids_stats", "current"));
    }

    /** Returns the share of all processors' time since the sample before, times their number. */
    private static double processors(Tree sample) {
        long own = sample.number(0, "cpu_stats", "cpu_usage", "total_usage") - sample.number(0, "precpu_stats", "cpu_usage", "total_usage");
        long before = sample.number(0, "precpu_stats", "system_cpu_usage");
        long all = sample.number(0, "cpu_stats", "system_cpu_usage") - before;
        long count = sample.number(sample.list("cpu_stats", "cpu_usage", "percpu_usage").size(), "cpu_stats", "online_cpus");
        return before <= 0 || all <= 0 || own < 0 ? 0 : (double) own / all * count;
    }

    private static long memory(Tree sample) {
        long used = sample.number(0, "memory_stats", "usage");
        long older = sample.number(0, "memory_stats", "stats", "total_inactive_file");
        long files = sample.number(older, "memory_stats", "stats", "inactive_file");
        return sample.has("memory_stats", "stats", "total_inactive_file") ? Math.max(0, used - older) : Math.max(0, used - files);
    }

    private static long blocks(Tree sample, String operation) {
        return sample.trees("blkio_stats", "io_service_bytes_recursive").stream()
                .filter(entry -> entry.text("op").equalsIgnoreCase(operation))
                .mapToLong(entry -> entry.number(0, "value"))
                .sum();
    }
}
