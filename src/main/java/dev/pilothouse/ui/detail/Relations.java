package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what an object has to do with: who owns it, what it owns, what it selects, and what it names. Calls block.
 *
 * <p>What may not be listed is left out: relations are a help on the way, not a statement that there are no others.
 */
final class Relations {

    private static final Map<String, List<String>> OWNED_KINDS = Map.of(
            "deployments.apps", List.of("apps/v1 ReplicaSet"),
            "replicasets.apps", List.of("v1 Pod"),
            "statefulsets.apps", List.of("v1 Pod"),
            "daemonsets.apps", List.of("v1 Pod"),
            "jobs.batch", List.of("v1 Pod"),
            "cronjobs.batch", List.of("batch/v1 Job"));

    private final Cluster cluster;
    private final Catalog catalog;
    private final Set<Relation> found = new LinkedHashSet<>();

    private Relations(Cluster cluster, Catalog catalog) {
        this.cluster = cluster;
        this.catalog = catalog;
    }

    static List<Relation> of(Cluster cluster, Catalog catalog, Kind kind, Document document) {
        Relations relations = new Relations(cluster, catalog);
        relations.owners(document);
        relations.owned(kind, document);
        if (kind.qualifiedPlural().equals("services")) {
            relations.selected(document);
        }
        relations.used(document.tree().has("spec", "template") ? document.tree().tree("spec", "template", "spec") : document.tree().tree("spec"), document);
        return new ArrayList<>(relations.found);
    }

    private void owners(Document document) {
        for (Tree owner : document.tree().trees("metadata", "ownerReferences")) {
            name(Relation.Group.OWNER, owner.text("apiVersion"), owner.text("kind"), document, owner.text("name"));
        }
    }

    private void owned(Kind kind, Document document) {
        for (String owned : OWNED_KINDS.getOrDefault(kind.qualifiedPlural(), List.of())) {
            String[] parts = owned.split(" ");
            for (Row row : rows(parts[0], parts[1], document.namespace(), "")) {
                if (document.uid().equals(row.owner())) {
                    found.add(new Relation(Relation.Group.OWNED, row.ref(), Optional.of(row.health())));
                }
            }
        }
    }

    private void selected(Document service) {
        String selector = service.tree().texts("spec", "selector").entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        if (!selector.isEmpty()) {
            for (Row row : rows("v1", "Pod", service.namespace(), selector)) {
                found.add(new Relation(Relation.Group.SELECTED, row.ref(), Optional.of(row.health())));
            }
        }
    }

    private List<Row> rows(String apiVersion, String kindName, String namespace, String selector) {
        Optional<Kind> kind = catalog.kind(apiVersion, kindName);
        try {
            return kind.isEmpty() ? List.of() : cluster.rows(new Query(kind.get(), namespace, selector, ""));
        } catch (ProblemException e) {
            return List.of();
        }
    }

    /** What a pod, or the pods of a template, name in their specification. */
    private void used(Tree pod, Document document) {
        name(Relation.Group.USED, "v1", "Node", document, pod.text("nodeName"));
        name(Relation.Group.USED, "v1", "ServiceAccount", document, pod.text("serviceAccountName"));
        for (Tree volume : pod.trees("volumes")) {
            name(Relation.Group.USED, "v1", "ConfigMap", document, volume.text("configMap", "name"));
            name(Relation.Group.USED, "v1", "Secret", document, volume.text("secret", "secretName"));
            name(Relation.Group.USED, "v1", "PersistentVolumeClaim", document, volume.text("persistentVolumeClaim", "claimName"));
        }
        for (Tree container : pod.trees("containers")) {
            for (Tree source : container.trees("envFrom")) {
                name(Relation.Group.USED, "v1", "ConfigMap", document, source.text("configMapRef", "name"));
                name(Relation.Group.USED, "v1", "Secret", document, source.text("secretRef", "name"));
            }
            for (Tree variable : container.trees("env")) {
                name(Relation.Group.USED, "v1", "ConfigMap", document, variable.text("valueFrom", "configMapKeyRef", "name"));
                name(Relation.Group.USED, "v1", "Secret", document, variable.text("valueFrom", "secretKeyRef", "name"));
            }
        }
    }

    private void name(Relation.Group group, String apiVersion, String kindName, Document from, String name) {
        new Overviews(catalog)
                .reference(apiVersion, kindName, from.namespace(), name)
                .ifPresent(ref -> found.add(new Relation(group, ref, Optional.empty())));
    }
}
