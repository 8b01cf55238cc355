package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses evictions that a PodDisruptionBudget does not allow, and takes those that it does off its budget.
 *
 * <p>Rules of the Kubernetes documentation on API-initiated eviction; answers 429, on which {@code kubectl drain} waits and tries again.
 */
public final class EvictionGuard implements Admission {

    private static final int TRIES = 5;
    private static final String VIOLATES = "Cannot evict pod as it would violate the pod's disruption budget.";

    private final InstantSource time;

    public EvictionGuard(InstantSource time) {
        this.time = time;
    }

    @Override
    public void validate(Request request, Optional<Document> object) {
        if (request.operation() == Operation.CREATE && request.isFor(OwnedPods.RESOURCE, "eviction")) {
            request.before().filter(EvictionGuard::mustBeAsked).ifPresent(pod -> ask(pod, request.cluster(), request.dryRun()));
        }
    }

    private static boolean mustBeAsked(Document pod) {
        return !Pods.finished(pod) && !Pods.phase(pod).equals("Pending") && !Owners.beingDeleted(pod);
    }

    private void ask(Document pod, Objects objects, boolean dryRun) {
        List<DisruptionBudget> budgets = objects.list(DisruptionBudget.RESOURCE, pod.namespace()).stream()
                .map(DisruptionBudget::new)
                .filter(budget -> budget.selects(pod))
                .toList();
        if (budgets.size() > 1) {
            String message = "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";
            throw new Refusal(500, "InternalError", message, Map.of());
        }
        if (!budgets.isEmpty() && !unhealthyAnyway(pod, budgets.getFirst())) {
            take(pod, budgets.getFirst().document().name(), objects, dryRun);
        }
    }

    /** Tells whether the pod is not ready and may go because of that. */
    private static boolean unhealthyAnyway(Document pod, DisruptionBudget budget) {
        long desired = budget.tree().number(0, "status", "desiredHealthy");
        return !Pods.ready(pod)
                && (budget.tree().text("spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow")
                        || (desired > 0 && budget.tree().number(0, "status", "currentHealthy") >= desired));
    }

    private void take(Document pod, String name, Objects objects, boolean dryRun) {
        for (int i = 0; i < TRIES; i++) {
            Optional<DisruptionBudget> found = objects.get(DisruptionBudget.RESOURCE, pod.namespace(), name).map(DisruptionBudget::new);
            if (found.isEmpty()) {
                return;
            }
            mustAllow(found.get());
            if (dryRun) {
                return;
            }
            try {
                Map<String, Object> status = found.get().evicted(pod.name(), time.instant());
                objects.updateStatus(DisruptionBudget.RESOURCE, Edit.set(found.get().document(), status, "status"));
                return;
            } catch (Refusal refusal) {
                if (refusal.code() != 409) {
                    throw refusal;
                }
            }
        }
        String message = "couldn't update PodDisruptionBudget \"" + name + "\" due to conflicts";
        throw new Refusal(504, "Timeout", "Timeout: " + message, Map.of("retryAfterSeconds", 10L));
    }

    private static void mustAllow(DisruptionBudget budget) {
        String name = budget.document().name();
        if (budget.tree().number(0, "status", "observedGeneration") < budget.tree().number(0, "metadata", "generation")) {
            throw tooMany("The disruption budget " + name + " is still being processed by the server.", 10);
        }
        if (budget.tree().number(0, "status", "disruptionsAllowed") <= 0) {
            throw tooMany(
                    "The disruption budget " + name + " needs " + budget.tree().number(0, "status", "desiredHealthy") + " healthy pods and has "
                            + budget.tree().number(0, "status", "currentHealthy") + " currently",
                    0);
        }
    }

    private static Refusal tooMany(String why, long retryAfterSeconds) {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("reason", "DisruptionBudget");
        cause.put("message", why);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("causes", new ArrayList<>(List.of(cause)));
        if (retryAfterSeconds > 0) {
            details.put("retryAfterSeconds", retryAfterSeconds);
        }
        return new Refusal(429, "TooManyRequests", VIOLATES, details);
    }
}
