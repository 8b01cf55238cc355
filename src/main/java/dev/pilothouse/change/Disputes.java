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
import dev.pilothouse.text.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says about fields of others what a person needs to decide: since when, which values, and where the owner's will is edited. */
final class Disputes {

    private static final String REPLICAS = ".spec.replicas";

    private final Cluster cluster;
    private final Choices choices;

    Disputes(Cluster cluster, Choices choices) {
        this.cluster = cluster;
        this.choices = choices;
    }

    List<Dispute> of(Item item, List<FieldOwner> owners) {
        return FieldManagers.others(owners).stream().map(owner -> dispute(item, owner, owners)).toList();
    }

    private Dispute dispute(Item item, FieldOwner owner, List<FieldOwner> owners) {
        Optional<Document> live = item.live();
        boolean controller = !FieldManagers.mayBeTakenOver(List.of(owner));
        return new Dispute(
                item.ref(),
                owner.field(),
                owner.manager(),
                controller,
                live.flatMap(document -> ManagedFields.of(document).since(owner)).orElse(null),
                live.flatMap(document -> Fields.at(document.tree(), owner.field())).orElse(null),
                item.result().flatMap(document -> Fields.at(document.tree(), owner.field())).orElse(null),
                choices.of(item.ref(), owner.field(), owners),
                controller ? editAt(item, owner) : Optional.empty());
    }

    private Optional<ResourceRef> editAt(Item item, FieldOwner owner) {
        try {
            Optional<ResourceRef> autoscaler = owner.field().equals(REPLICAS) ? autoscaler(item.ref()) : Optional.empty();
            return autoscaler.or(() -> item.live().flatMap(live -> controllerOf(item.ref(), live)));
        } catch (ProblemException _) {
            return Optional.empty(); // who may not read it cannot go there either
        }
    }

    private Optional<ResourceRef> autoscaler(ResourceRef ref) {
        Optional<Kind> kind = cluster.catalog(false).kind("autoscaling/v2", "HorizontalPodAutoscaler");
        List<Document> found = new ArrayList<>();
        kind.ifPresent(served -> cluster.documents(Query.in(served, ref.namespace()), found::add));
        return found.stream()
                .filter(autoscaler -> targets(autoscaler.tree().tree("spec", "scaleTargetRef"), ref))
                .findFirst()
                .map(autoscaler -> new ResourceRef(kind.orElseThrow(), ref.namespace(), autoscaler.name()));
    }

    private static boolean targets(Tree target, ResourceRef ref) {
        return target.text("kind").equals(ref.kind().name()) && target.text("name").equals(ref.name());
    }

    private Optional<ResourceRef> controllerOf(ResourceRef ref, Document live) {
        return live.tree().trees("metadata", "ownerReferences").stream()
                .filter(reference -> reference.isTrue("controller"))
                .findFirst()
                .flatMap(reference -> cluster.catalog(false)
                        .kind(reference.text("apiVersion"), reference.text("kind"))
                        .map(kind -> new ResourceRef(kind, kind.namespaced() ? ref.namespace() : "", reference.text("name"))));
    }
}
