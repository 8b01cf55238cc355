package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and deletes the pods of StatefulSets with their volume claims, and tells of it in events. */
final class StatefulPods {

    private static final String CLAIMS = "persistentvolumeclaims";

    private final Objects objects;
    private final Events events;

    StatefulPods(Objects objects, Events events) {
        this.objects = objects;
        this.events = events;
    }

    void create(StatefulSet set, Document pod) {
        try {
            createClaims(set, pod);
            Document created = objects.create(OwnedPods.RESOURCE, pod);
            keepClaimsOwned(set, created);
            events.normal(set.document(), "SuccessfulCreate", "create " + podOf(set, pod) + " successful");
        } catch (Refusal refusal) {
            if (!refusal.reason().equals("AlreadyExists") && !OwnedPods.namespaceEnds(refusal)) {
                events.warning(set.document(), "FailedCreate", "create " + podOf(set, pod) + " failed error: " + refusal.getMessage());
            }
            throw refusal;
        }
    }

    private static String podOf(StatefulSet set, Document pod) {
        return "Pod " + pod.name() + " in StatefulSet " + set.name();
    }

    /** Makes the volume claims of a pod that are missing. */
    void createClaims(StatefulSet set, Document pod) {
        for (Document claim : set.claims(set.ordinal(pod))) {
            Optional<Document> there = objects.get(CLAIMS, claim.namespace(), claim.name());
            if (there.filter(Owners::beingDeleted).isPresent()) {
                throw new Refusal(409, "Conflict", "pvc " + claim.name() + " is being deleted", Map.of());
            }
            if (there.isEmpty()) {
                objects.create(CLAIMS, claim);
                events.normal(set.document(), "SuccessfulCreate", "create Claim " + claim.name() + " " + podOf(set, pod) + " success");
            }
        }
    }

    /** Lets the volume claims of a pod belong to whom the retention policy says. */
    void keepClaimsOwned(StatefulSet set, Document pod) {
        for (Document wanted : set.claims(set.ordinal(pod))) {
            Optional<Document> there = objects.get(CLAIMS, wanted.namespace(), wanted.name());
            if (there.isEmpty()) {
                continue;
            }
            List<Map<String, Object>> owners = set.claimOwners(there.get(), pod);
            if (!owners.equals(there.get().tree().trees("metadata", "ownerReferences").stream().map(Tree::fields).toList())) {
                objects.patch(CLAIMS, wanted.namespace(), wanted.name(), Map.of("metadata", Map.of("ownerReferences", owners)));
            }
        }
    }

    void delete(StatefulSet set, Document pod) {
        try {
            objects.delete(OwnedPods.RESOURCE, pod.namespace(), pod.name(), DeleteOptions.background());
            events.normal(set.document(), "SuccessfulDelete", "delete " + podOf(set, pod) + " successful");
        } catch (Refusal refusal) {
            events.warning(set.document(), "FailedDelete", "delete " + podOf(set, pod) + " failed error: " + refusal.getMessage());
            throw refusal;
        }
    }
}
