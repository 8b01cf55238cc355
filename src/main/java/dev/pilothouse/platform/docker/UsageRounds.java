package dev.pilothouse.platform.docker;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What the containers of a table use, measured in rounds while somebody looks at one. Where too many run, none is measured: a table must not
 * cost the engine more than what it tells.
 */
final class UsageRounds {

    private static final int MOST = 30;
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final DockerEngine engine;
    private final Supplier<List<String>> running;
    private final Runnable arrived;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();
    private volatile Map<String, Map<String, Object>> known = Map.of();
    private int lookers;
    private Subscription rounds = Subscription.NONE;

    /** Counters of the kernel at one moment. */
    private record Counted(long own, long all) {}

    /**
     * @param running ids of the containers that run now
     * @param arrived called after each round
     */
    UsageRounds(DockerEngine engine, Supplier<List<String>> running, Runnable arrived) {
        this.engine = engine;
        this.running = running;
        this.arrived = arrived;
    }

    /** Returns the containers with what they use, as far as it was measured. */
    List<Tree> add(List<Tree> containers) {
        Map<String, Map<String, Object>> now = known;
        return containers.stream()
                .map(container -> {
                    Map<String, Object> use = now.get(container.text("metadata", "uid"));
                    return use == null ? container : EngineForms.with(container, "usage", use);
                })
                .toList();
    }

    /** Measures until the last of those who look has closed. */
    synchronized Subscription look() {
        if (lookers++ == 0) {
            rounds = engine.streams().start("docker-usage", this::run);
        }
        boolean[] left = {false};
        return () -> leave(left);
    }

    private synchronized void leave(boolean[] left) {
        if (!left[0]) {
            left[0] = true;
            if (--lookers == 0) {
                rounds.close();
                known = Map.of();
                counted.clear();
            }
        }
    }

    private void run(Streams.Running now) {
        try {
            Thread.sleep(Duration.ofMillis(500)); // the table comes first
            while (!now.closed()) {
                round();
                Thread.sleep(counted.size() > known.size() ? Duration.ofSeconds(1) : BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        Map<String, Map<String, Object>> next = new ConcurrentHashMap<>();
        try (ExecutorService each = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("docker-usage").factory())) {
            List<String> ids = running.get();
            counted.keySet().retainAll(ids);
            if (ids.size() <= MOST) {
                ids.forEach(id -> each.execute(() -> measure(id, next)));
            }
        } catch (ProblemException e) {
            return; // the next round may have more luck
        }
        boolean changed = !next.equals(known);
        known = Map.copyOf(next);
        if (changed) {
            arrived.run();
        }
    }

    /** The share of a processor needs two moments, so that it comes with the second round. */
    private void measure(String id, Map<String, Map<String, Object>> next) {
        try {
            Tree sample = engine.tree(EngineCall.get("/containers/" + id + "/stats")
                    .with("stream", "false")
                    .with("one-shot", "true")
                    .within(LIMIT));
            Counted now = new Counted(
                    sample.number(0, "cpu_stats", "cpu_usage", "total_usage"), sample.number(0, "cpu_stats", "system_cpu_usage"));
            Counted before = counted.put(id, now);
            Map<String, Object> use = new HashMap<>();
            use.put("memory", ContainerUse.of(sample).memory());
            if (before != null && now.all() > before.all() && now.own() >= before.own()) {
                long processors = sample.number(1, "cpu_stats", "online_cpus");
                use.put("cpuMillis", Math.round(1000.0 * (now.own() - before.own()) / (now.all() - before.all()) * processors));
                next.put(id, use);
            }
        } catch (ProblemException e) {
            // it stopped meanwhile, or the engine is busy
        }
    }
}
