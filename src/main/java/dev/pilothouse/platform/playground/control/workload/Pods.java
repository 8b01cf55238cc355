package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How pods stand, as controllers judge it from their status. */
final class Pods {

    private Pods() {}

    static String phase(Document pod) {
        return pod.tree().text("status", "phase");
    }

    /** Tells whether it ended for good, well or badly. */
    static boolean finished(Document pod) {
        return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
    }

    /** Tells whether it runs or will run: it did not end and is not being deleted. */
    static boolean active(Document pod) {
        return !finished(pod) && !Owners.beingDeleted(pod);
    }

    /** Tells whether it is being deleted and has not ended yet. */
    static boolean terminating(Document pod) {
        return !finished(pod) && Owners.beingDeleted(pod);
    }

    static boolean ready(Document pod) {
        return readyCondition(pod).isPresent();
    }

    /** Returns since when it is ready without a break. */
    static Optional<Instant> readySince(Document pod) {
        return readyCondition(pod).flatMap(ready -> Timestamps.read(ready.text("lastTransitionTime")));
    }

    private static Optional<Tree> readyCondition(Document pod) {
        return pod.tree().trees("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True"))
                .findFirst();
    }

    /** Tells whether it has been ready for so many seconds. */
    static boolean available(Document pod, long minReadySeconds, Instant now) {
        return ready(pod)
                && (minReadySeconds == 0
                        || readySince(pod).filter(since -> !since.plusSeconds(minReadySeconds).isAfter(now)).isPresent());
    }

    /** Returns when the next of the pods that are ready becomes available, if any still has to wait. */
    static Optional<Duration> untilNextAvailable(Collection<Document> pods, long minReadySeconds, Instant now) {
        return pods.stream()
                .flatMap(pod -> readySince(pod).stream())
                .map(since -> Duration.between(now, since.plusSeconds(minReadySeconds)))
                .filter(Duration::isPositive)
                .min(Duration::compareTo);
    }

    /** Tells whether nothing changed that the owners of pods look at; most changes of a pod are such. */
    static boolean sameToOwners(Document before, Document now) {
        return phase(before).equals(phase(now))
                && readyCondition(before).equals(readyCondition(now))
                && node(before).equals(node(now))
                && restarts(before) == restarts(now)
                && Owners.beingDeleted(before) == Owners.beingDeleted(now)
                && Stream.of("labels", "ownerReferences", "finalizers")
                        .allMatch(field -> before.tree().at("metadata", field).equals(now.tree().at("metadata", field)));
    }

    static Instant created(Document pod) {
        return Timestamps.read(pod.tree().text("metadata", "creationTimestamp")).orElse(Instant.EPOCH);
    }

    static String node(Document pod) {
        return pod.tree().text("spec", "nodeName");
    }

    /** Returns how often its most restless container was started again. */
    static long restarts(Document pod) {
        return mostRestarts(pod.tree().trees("status", "containerStatuses"));
    }

    /** Returns how often its most restless sidecar was started again. */
    static long sidecarRestarts(Document pod) {
        Set<String> sidecars = pod.tree().trees("spec", "initContainers").stream()
                .filter(container -> container.text("restartPolicy").equals("Always"))
                .map(container -> container.text("name"))
                .collect(Collectors.toSet());
        return mostRestarts(pod.tree().trees("status", "initContainerStatuses").stream()
                .filter(status -> sidecars.contains(status.text("name")))
                .toList());
    }

    private static long mostRestarts(Collection<Tree> statuses) {
        return statuses.stream().mapToLong(status -> status.number(0, "restartCount")).max().orElse(0);
    }
}
