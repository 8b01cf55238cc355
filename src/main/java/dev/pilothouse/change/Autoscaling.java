package dev.pilothouse.change;

import dev.pilothouse.change.Preview.Item;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Autoscalers as owners of the number of copies. API servers do not always name them: where nobody had set the number, an autoscaler
 * changes it without becoming its field manager, and a change of ours would be set back all the same.
 */
final class Autoscaling {

    /** The name under which such an owner is spoken of. */
    static final String MANAGER = "horizontal-pod-autoscaler";

    static final String REPLICAS = ".spec.replicas";

    private final Cluster cluster;

    Autoscaling(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns these owners, and the autoscaler that has a say in the number of copies which the item changes. Who once wrote that number
     * by hand has none beside it.
     */
    List<FieldOwner> with(List<FieldOwner> owners, Item item) {
        List<FieldOwner> ofCopies = owners.stream().filter(owner -> owner.field().equals(REPLICAS)).toList();
        boolean settled = !ofCopies.isEmpty() && !FieldManagers.mayBeTakenOver(ofCopies);
        if (settled || !changesCopies(item) || of(item.ref()).isEmpty()) {
            return owners;
        }
        List<FieldOwner> more = new ArrayList<>(owners);
        more.removeAll(ofCopies);
        more.add(new FieldOwner(REPLICAS, MANAGER));
        return more;
    }

    /** An autoscaler leaves alone what has no copies, or shall have none. */
    private static boolean changesCopies(Item item) {
        long before = item.live().map(live -> live.tree().number(0, "spec", "replicas")).orElse(0L);
        long after = item.result().map(result -> result.tree().number(0, "spec", "replicas")).orElse(0L);
        return before != 0 && after != 0 && before != after;
    }

    /** Returns the autoscaler of that workload; empty also for whoever may not look. */
    Optional<ResourceRef> of(ResourceRef workload) {
        try {
            Optional<Kind> kind = cluster.catalog(false).kind("autoscaling/v2", "HorizontalPodAutoscaler");
            List<Document> found = new ArrayList<>();
            kind.ifPresent(served -> cluster.documents(Query.in(served, workload.namespace()), found::add));
            return found.stream()
                    .filter(autoscaler -> targets(autoscaler.tree().tree("spec", "scaleTargetRef"), workload))
                    .findFirst()
                    .map(autoscaler -> new ResourceRef(kind.orElseThrow(), workload.namespace(), autoscaler.name()));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private static boolean targets(Tree target, ResourceRef ref) {
        return target.text("kind").equals(ref.kind().name()) && target.text("name").equals(ref.name());
    }
}
