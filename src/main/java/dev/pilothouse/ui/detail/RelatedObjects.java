package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.Relation;
import dev.pilothouse.kinds.Relations;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.detail.Related.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what an object has to do with: who owns it, what it owns, what it selects, and what it names. Calls block.
 *
 * <p>Its own document says most of it; what it owns and selects is asked of the cluster. What may not be listed is left out: relations
 * are a help on the way, not a statement that there are no others.
 */
final class RelatedObjects {

    private static final Map<String, List<String>> OWNED_KINDS = Map.of(
            "deployments.apps", List.of("apps/v1 ReplicaSet"),
            "replicasets.apps", List.of("v1 Pod"),
            "statefulsets.apps", List.of("v1 Pod"),
            "daemonsets.apps", List.of("v1 Pod"),
            "jobs.batch", List.of("v1 Pod"),
            "cronjobs.batch", List.of("batch/v1 Job"));

    private final Cluster cluster;
    private final Catalog catalog;
    private final Map<ResourceRef, Related> found = new LinkedHashMap<>();

    private RelatedObjects(Cluster cluster, Catalog catalog) {
        this.cluster = cluster;
        this.catalog = catalog;
    }

    /** Returns each related object once, in the group that is nearest. */
    static List<Related> of(Cluster cluster, Catalog catalog, Kind kind, Document document) {
        RelatedObjects related = new RelatedObjects(cluster, catalog);
        related.owned(kind, document);
        Relations.of(document).forEach(related::add);
        return List.copyOf(related.found.values());
    }

    private void owned(Kind kind, Document document) {
        for (String owned : OWNED_KINDS.getOrDefault(kind.qualifiedPlural(), List.of())) {
            int space = owned.indexOf(' ');
            catalog.kind(owned.substring(0, space), owned.substring(space + 1)).stream()
                    .flatMap(each -> rows(Query.in(each, document.namespace())).stream())
                    .filter(row -> document.uid().equals(row.owner()))
                    .forEach(row -> add(Group.OWNED, row));
        }
    }

    private void add(Relation relation) {
        switch (relation) {
            case Relation.Refers(Relation.Role role, ResourceRef target, _) ->
                served(target.kind()).ifPresent(kind -> add(
                        switch (role) {
                            case OWNER -> Group.OWNER;
                            case USER -> Group.USERS;
                            default -> Group.USED;
                        },
                        new ResourceRef(kind, kind.namespaced() ? target.namespace() : "", target.name()),
                        Optional.empty()));
            case Relation.Selects selects ->
                served(selects.kind())
                        .map(kind -> rows(new Query(kind, selects.namespace(), selects.selector().toString(), "")))
                        .ifPresent(rows -> rows.forEach(row -> add(Group.SELECTED, row)));
        }
    }

    /** Returns the kind as the cluster serves it: what a document names may be guessed, or not be there. */
    private Optional<Kind> served(Kind kind) {
        return catalog.kind(kind.apiVersion(), kind.name());
    }

    private void add(Group group, Row row) {
        add(group, row.ref(), Optional.of(row.health()));
    }

    private void add(Group group, ResourceRef ref, Optional<Health> health) {
        found.putIfAbsent(ref, new Related(group, ref, health));
    }

    private List<Row> rows(Query query) {
        try {
            return cluster.rows(query);
        } catch (ProblemException e) {
            return List.of();
        }
    }
}
