package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plugin {@code ResourceQuota}: refuses what goes beyond a quota of the namespace, and books what does not in the quota's status at once.
 *
 * <p>What was booked and did not come to be is put right by the controller of quotas.
 */
final class Quotas implements Admission {

    private static final int TRIES = 10;

    @Override
    public void validate(Request request, Optional<Document> object) {
        boolean grows = request.operation() != Operation.DELETE && request.target().subresource().isEmpty();
        if (object.isEmpty() || !grows || request.target().namespace().isEmpty() || request.isFor("events")) {
            return;
        }
        for (Document quota : request.cluster().list("resourcequotas", request.target().namespace())) {
            book(request, object.get(), quota);
        }
    }

    private static void book(Request request, Document object, Document first) {
        Document quota = first;
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> used = usedWith(request, object, quota);
            if (used.isEmpty() || request.dryRun()) {
                return;
            }
            Map<String, Object> patch = Edit.object(
                    "metadata", Edit.object("resourceVersion", quota.version()), "status", Edit.object("used", used));
            try {
                request.cluster().patchStatus("resourcequotas", quota.namespace(), quota.name(), patch);
                return;
            } catch (Refusal e) {
                Optional<Document> fresh = request.cluster().get("resourcequotas", quota.namespace(), quota.name());
                if (fresh.isEmpty()) {
                    return;
                }
                if (e.code() != 409) {
                    throw e;
                }
                quota = fresh.get();
            }
        }
        throw Refusal.conflict(request.target().resource().kind(), object.name(), "the quota changes too often");
    }

    /** Returns what is used once the object is there, for the limits that this changes; throws when that is too much. */
    private static Map<String, Object> usedWith(Request request, Document object, Document quota) {
        String resource = request.target().resource().name();
        Map<String, String> hard = quota.tree().texts("status", "hard");
        if (hard.isEmpty() || !QuotaUsage.inScope(quota.tree(), resource, object.tree())) {
            return Map.of();
        }
        if (resource.equals("pods") && request.operation() == Operation.CREATE) {
            requireStated(request, object, quota, hard.keySet());
        }
        Map<String, Amount> delta = new TreeMap<>(QuotaUsage.of(resource, object, hard.keySet()));
        request.before().ifPresent(before -> QuotaUsage.of(resource, before, hard.keySet())
                .forEach((limit, amount) -> delta.put(limit, delta.getOrDefault(limit, Amount.ZERO).minus(amount))));
        Map<String, Object> result = new LinkedHashMap<>();
        Set<String> exceeded = new TreeSet<>();
        delta.forEach((limit, more) -> {
            Amount now = Amount.of(quota.tree().text("status", "used", limit)).plus(more);
            if (more.value().signum() > 0 && now.compareTo(Amount.of(hard.getOrDefault(limit, "0"))) > 0) {
                exceeded.add(limit);
            }
            if (more.value().signum() > 0) {
                result.put(limit, now.toString());
            }
        });
        if (!exceeded.isEmpty()) {
            throw Refusal.forbidden(request.target().resource().kind(), object.name(), "exceeded quota: " + quota.name()
                    + ", requested: " + list(exceeded, limit -> String.valueOf(delta.get(limit)))
                    + ", used: " + list(exceeded, limit -> Amount.of(quota.tree().text("status", "used", limit)).toString())
                    + ", limited: " + list(exceeded, limit -> Amount.of(hard.getOrDefault(limit, "0")).toString()));
        }
        return result;
    }

    private static String list(Set<String> limits, Function<String, String> amount) {
        return limits.stream().map(limit -> limit + "=" + amount.apply(limit)).collect(Collectors.joining(","));
    }

    private static void requireStated(Request request, Document pod, Document quota, Set<String> limits) {
        Map<String, List<String>> byLimit = new TreeMap<>();
        QuotaUsage.unstated(pod.tree(), limits)
                .forEach((container, missing) -> missing.forEach(limit -> byLimit.computeIfAbsent(limit, _ -> new ArrayList<>()).add(container)));
        if (!byLimit.isEmpty()) {
            String list = byLimit.entrySet().stream()
                    .map(entry -> entry.getKey() + " for: " + String.join(",", entry.getValue()))
                    .collect(Collectors.joining("; "));
            throw Refusal.forbidden(request.target().resource().kind(), pod.name(), "failed quota: " + quota.name() + ": must specify " + list);
        }
    }
}
