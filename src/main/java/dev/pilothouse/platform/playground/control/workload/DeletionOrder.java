package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which pods of a ReplicaSet go first when it shrinks: those that are missed least.
 *
 * <p>Order of the Kubernetes documentation on ReplicaSets: without a node, pending, not ready, of lower
 * {@code controller.kubernetes.io/pod-deletion-cost}, on nodes with more pods of the same owner, ready for a shorter time (by powers of
 * two), restarted more often, younger.
 */
final class DeletionOrder {

    private DeletionOrder() {}

    /** @param related active pods of the same owner, these and those of its other sets */
    static Comparator<Document> missedLeastFirst(Collection<Document> related, Instant now) {
        Map<String, Long> onNode = new HashMap<>();
        related.stream().filter(Pods::active).forEach(pod -> onNode.merge(Pods.node(pod), 1L, Long::sum));
        return Comparator.comparing((Document pod) -> !Pods.node(pod).isEmpty())
                .thenComparingInt(DeletionOrder::phase)
                .thenComparing(Pods::ready)
                .thenComparingLong(DeletionOrder::cost)
                .thenComparing(pod -> onNode.getOrDefault(Pods.node(pod), 0L), Comparator.reverseOrder())
                .thenComparingInt(pod -> age(Pods.readySince(pod), now))
                .thenComparing(Pods::restarts, Comparator.reverseOrder())
                .thenComparing(Pods::sidecarRestarts, Comparator.reverseOrder())
                .thenComparingInt(pod -> age(Optional.of(Pods.created(pod)), now))
                .thenComparing(Document::uid);
    }

    private static int phase(Document pod) {
        return switch (Pods.phase(pod)) {
            case "Running" -> 2;
            case "Unknown" -> 1;
            default -> 0;
        };
    }

    private static long cost(Document pod) {
        return pod.tree().number(0, "metadata", "annotations", "controller.kubernetes.io/pod-deletion-cost");
    }

    /** Returns the power of two of an age, so that pods of about one age are taken by chance. */
    private static int age(Optional<Instant> since, Instant now) {
        long nanos = since.map(then -> Duration.between(then, now).toNanos()).orElse(0L);
        return nanos <= 0 ? -1 : Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    }
}
