package dev.pilothouse.change;

import dev.pilothouse.change.Preview.Item;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/** Says about fields of others what a person needs to decide: since when, which values, and where the owner's will is edited. */
final class Disputes {

    private final Cluster cluster;
    private final Choices choices;
    private final MaskedFields values = new MaskedFields();

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
                live.map(document -> values.at(item.ref(), document.tree(), owner.field())).orElse(null),
                item.result().map(document -> values.at(item.ref(), document.tree(), owner.field())).orElse(null),
                choices.of(item.ref(), owner.field(), owners),
                controller ? editAt(item, owner) : Optional.empty());
    }

    private Optional<ResourceRef> editAt(Item item, FieldOwner owner) {
        try {
            Optional<ResourceRef> autoscaler = owner.field().equals(Autoscaling.REPLICAS) ? new Autoscaling(cluster).of(item.ref()) : Optional.empty();
            return autoscaler.or(() -> item.live().flatMap(live -> controllerOf(item.ref(), live)));
        } catch (ProblemException _) {
            return Optional.empty(); // who may not read it cannot go there either
        }
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
