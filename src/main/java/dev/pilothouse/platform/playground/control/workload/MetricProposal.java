package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.PodUsage;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How many pods one resource metric of an autoscaler asks for; pure.
 *
 * <p>Rules of the Kubernetes documentation on horizontal autoscaling: a deviation of a tenth counts as none; pods that are not measured
 * or not ready are counted so that they dampen the change. Values are thousandths of a core or of a byte.
 */
final class MetricProposal {

    private static final double TOLERANCE = 0.1;
    private static final Duration CPU_INITIALIZATION = Duration.ofMinutes(5);
    private static final Duration INITIAL_READINESS = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofSeconds(15);

    /** What a metric asks for, and what its status says ({@code MetricValueStatus}). */
    record Proposal(long replicas, Map<String, Object> current) {}

    /** Why nothing could be proposed. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }
    }

    private final String resource;
    private final String container;
    private final PodUsage usage;
    private final Instant now;
    private final Map<String, Long> measured = new HashMap<>();
    private final List<Document> pods;
    private long ready;
    private final List<String> unready = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * @param resource {@code cpu} or {@code memory}
     * @param container the only one that counts, empty for all of a pod
     */
    MetricProposal(String resource, String container, List<Document> pods, PodUsage usage, Instant now) throws Unknown {
        this.resource = resource;
        this.container = container;
        this.pods = pods;
        this.usage = usage;
        this.now = now;
        measure();
    }

    private void measure() throws Unknown {
        pods.forEach(pod -> measured(pod).ifPresent(value -> measured.put(pod.name(), value)));
        if (measured.isEmpty()) {
            throw new Unknown("unable to get metrics for resource " + resource + ": no metrics returned from resource metrics API");
        }
        for (Document pod : pods) {
            if (Owners.beingDeleted(pod) || Pods.phase(pod).equals("Failed")) {
                measured.remove(pod.name());
            } else if (Pods.phase(pod).equals("Pending")) {
                unready.add(pod.name());
                measured.remove(pod.name());
            } else if (!measured.containsKey(pod.name())) {
                missing.add(pod.name());
            } else if (resource.equals("cpu") && justStarted(pod)) {
                unready.add(pod.name());
                measured.remove(pod.name());
            } else {
                ready++;
            }
        }
        if (measured.isEmpty()) {
            throw new Unknown("did not receive metrics for targeted pods (pods might be unready)");
        }
    }

    private Optional<Long> measured(Document pod) {
        Map<String, PodUsage.Usage> containers = usage.of(pod.namespace(), pod.name());
        long total = 0;
        for (Map.Entry<String, PodUsage.Usage> entry : containers.entrySet()) {
            if (container.isEmpty() || container.equals(entry.getKey())) {
                total += resource.equals("cpu") ? entry.getValue().cpuMillis() : entry.getValue().memoryBytes() * 1_000;
            }
        }
        return containers.isEmpty() ? Optional.empty() : Optional.of(total);
    }

    private boolean justStarted(Document pod) {
        Optional<Tree> condition = Conditions.of(pod.tree()).find("Ready");
        Optional<Instant> start = Timestamps.read(pod.tree().text("status", "startTime"));
        Optional<Instant> changed =
                condition.flatMap(found -> Timestamps.read(found.text("lastTransitionTime")));
        if (condition.isEmpty() || start.isEmpty() || changed.isEmpty()) {
            return true;
        }
        boolean notReady = condition.get().text("status").equals("False");
        return start.get().plus(CPU_INITIALIZATION).isAfter(now)
                ? notReady || now.isBefore(changed.get().plus(WINDOW))
                : notReady && start.get().plus(INITIAL_READINESS).isAfter(changed.get());
    }

    /** Returns the proposal for a wanted average by pod. */
    Proposal forAverage(long target, long current) {
        long average = average(measured);
        double ratio = (double) average / target;
        long replicas = replicas(ratio, current, _ -> target, filled -> (double) average(filled) / target);
        return new Proposal(replicas, Map.of("averageValue", text(average)));
    }

    /** Returns the proposal for a wanted share of what pods request, in percent. */
    Proposal forUtilization(long target, long current) throws Unknown {
        Map<String, Long> requests = requests();
        long share = share(measured, requests);
        long fallback = Math.max(100, target);
        long replicas = replicas(
                (double) share / target,
                current,
                name -> requests.getOrDefault(name, 0L) * fallback / 100,
                filled -> (double) share(filled, requests) / target);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("averageValue", text(average(measured)));
        status.put("averageUtilization", share);
        return new Proposal(replicas, status);
    }

    private long replicas(
            double ratio,
            long current,
            ToLongFunction<String> fallback,
            ToDoubleFunction<Map<String, Long>> again) {
        boolean upWithUnready = !unready.isEmpty() && ratio > 1;
        if (!upWithUnready && missing.isEmpty()) {
            return tolerable(ratio) ? current : (long) Math.ceil(ratio * ready);
        }
        Map<String, Long> filled = new HashMap<>(measured);
        if (ratio < 1) {
            missing.forEach(name -> filled.put(name, fallback.applyAsLong(name)));
        } else if (ratio > 1) {
            missing.forEach(name -> filled.put(name, 0L));
        }
        if (upWithUnready) {
            unready.forEach(name -> filled.put(name, 0L));
        }
        double dampened = again.applyAsDouble(filled);
        if (tolerable(dampened) || (ratio < 1 && dampened > 1) || (ratio > 1 && dampened < 1)) {
            return current;
        }
        long replicas = (long) Math.ceil(dampened * filled.size());
        return (dampened < 1 && replicas > current) || (dampened > 1 && replicas < current) ? current : replicas;
    }

    private static boolean tolerable(double ratio) {
        return Math.abs(ratio - 1) <= TOLERANCE;
    }

    private static long total(Map<String, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long average(Map<String, Long> values) {
        return total(values) / values.size();
    }

    private static long share(Map<String, Long> values, Map<String, Long> requests) {
        long requested = values.keySet().stream().mapToLong(name -> requests.getOrDefault(name, 0L)).sum();
        return requested == 0 ? 0 : total(values) * 100 / requested;
    }

    private Map<String, Long> requests() throws Unknown {
        Map<String, Long> requests = new HashMap<>();
        for (Document pod : pods) {
            long total = 0;
            for (Tree one : pod.tree().trees("spec", "containers")) {
                if (!container.isEmpty() && !container.equals(one.text("name"))) {
                    continue;
                }
                Optional<Quantity> request = Quantity.parse(one.text("resources", "requests", resource));
                if (request.isEmpty()) {
                    throw new Unknown("missing request for " + resource + " in container " + one.text("name") + " of Pod " + pod.name());
                }
                total += request.get().value().multiply(BigDecimal.valueOf(1_000)).longValue();
            }
            requests.put(pod.name(), total);
        }
        return requests;
    }

    private String text(long thousandths) {
        return Amounts.write(thousandths, resource.equals("memory"));
    }
}
