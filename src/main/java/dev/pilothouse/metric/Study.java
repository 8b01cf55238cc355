package dev.pilothouse.metric;

import dev.pilothouse.model.Curve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a target used between two moments, and from where that is known.
 *
 * @param first earliest moment in epoch seconds
 * @param parts one for each container of each pod; of a node a single one
 */
public record Study(Source source, long first, long last, List<Part> parts) {

    /** From where it is known. */
    public sealed interface Source {

        /** From the resource metrics API, kept here since that moment. */
        record Kept(Optional<Instant> since) implements Source {}

        /** From a Prometheus in the cluster. */
        record Server(String name) implements Source {}
    }

    /**
     * One container of one pod, or a node.
     *
     * @param throttled share of the periods in which it was held back by its processor limit, from 0 to 1; of a node and where nobody counts unknown
     * @param killed whether it is known to have been killed because of its memory limit in that time
     */
    public record Part(String pod, String container, Curve cpu, Curve memory, Curve throttled, boolean killed) {

        public Curve of(Gauge gauge) {
            return gauge == Gauge.CPU ? cpu : memory;
        }
    }

    /** Returns what the history of the meter knows of the target. */
    public static Study kept(History history, Target target, long first, long last) {
        List<Part> parts = new ArrayList<>();
        switch (target) {
            case Target.Node node -> parts.add(part("", node.name(), gauge -> history.node(node.name(), gauge), first));
            case Target.Pods pods -> {
                for (String pod : pods.names()) {
                    for (String container : history.containers(pods.namespace(), pod)) {
                        parts.add(part(pod, container, gauge -> history.container(pods.namespace(), pod, container, gauge), first));
                    }
                }
            }
        }
        return new Study(new Source.Kept(history.since()), first, last, parts);
    }

    private static Part part(String pod, String container, Function<Gauge, Curve> curves, long first) {
        return new Part(pod, container, curves.apply(Gauge.CPU).from(first), curves.apply(Gauge.MEMORY).from(first), Curve.NOTHING, false);
    }

    public boolean known() {
        return parts.stream().anyMatch(part -> part.cpu().known() || part.memory().known());
    }

    /** Returns the sum of the parts that are asked for. */
    public Curve sum(Gauge gauge, Predicate<Part> which) {
        return Curve.sum(parts.stream().filter(which).map(part -> part.of(gauge)).toList());
    }

    /** Returns the parts of one container, one for each pod. */
    public List<Part> of(String container) {
        return parts.stream().filter(part -> part.container().equals(container)).toList();
    }

    /** Returns what each pod uses with all of its containers, the greatest user first. */
    public List<Map.Entry<String, Curve>> byPod(Gauge gauge) {
        return parts.stream()
                .map(Part::pod)
                .distinct()
                .map(pod -> Map.entry(pod, sum(gauge, part -> part.pod().equals(pod))))
                .sorted((left, right) -> Double.compare(right.getValue().most(), left.getValue().most()))
                .toList();
    }
}
