package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ReplicaSets of Deployments: one for each template that was rolled out, numbered by the annotation
 * {@code deployment.kubernetes.io/revision}, which {@code kubectl rollout history} and {@code undo} read.
 */
final class Revisions {

    private static final String HISTORY = "deployment.kubernetes.io/revision-history";
    private static final int LONGEST_HISTORY = 2_000;
    private static final Set<String> NOT_COPIED = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            Deployment.REVISION,
            HISTORY,
            ReplicaSet.DESIRED,
            ReplicaSet.MAX,
            "deprecated.deployment.rollback.to");

    /**
     * The ReplicaSets of a Deployment.
     *
     * @param newest the one of its present template, if it was made already
     * @param old all others, oldest first
     */
    record Sets(Optional<ReplicaSet> newest, List<ReplicaSet> old) {

        static Sets of(Deployment deployment, List<Document> owned) {
            List<ReplicaSet> all = owned.stream().map(ReplicaSet::new).sorted(ReplicaSet.OLDEST_FIRST).toList();
            Optional<ReplicaSet> newest = all.stream().filter(set -> set.madeFrom(deployment.template())).findFirst();
            return new Sets(newest, all.stream().filter(set -> newest.filter(set::equals).isEmpty()).toList());
        }

        List<ReplicaSet> all() {
            List<ReplicaSet> all = new ArrayList<>(old);
            newest.ifPresent(all::add);
            return all;
        }

        List<ReplicaSet> active() {
            return all().stream().filter(set -> set.replicas() > 0).toList();
        }
    }

    private final Objects objects;
    private final Events events;

    Revisions(Objects objects, Events events) {
        this.objects = objects;
        this.events = events;
    }

    /** Brings the newest set's number, annotations and minimum of ready seconds up to date. */
    Sets number(Deployment deployment, Sets sets) {
        if (sets.newest().isEmpty()) {
            return sets;
        }
        ReplicaSet newest = sets.newest().get();
        Tree tree = Edit.set(newest.tree(), annotations(deployment, newest.document(), next(sets)), "metadata", "annotations");
        if (newest.tree().number(0, "spec", "minReadySeconds") != deployment.minReadySeconds()) {
            tree = deployment.minReadySeconds() == 0
                    ? Edit.remove(tree, "spec", "minReadySeconds")
                    : Edit.set(tree, deployment.minReadySeconds(), "spec", "minReadySeconds");
        }
        boolean same = tree.tree("metadata", "annotations").equals(newest.tree().tree("metadata", "annotations"))
                && tree.tree("spec").equals(newest.tree().tree("spec"));
        return same ? sets : new Sets(Optional.of(update(tree)), sets.old());
    }

    private static long next(Sets sets) {
        return 1 + sets.old().stream().mapToLong(ReplicaSet::revision).max().orElse(0);
    }

    /** Returns the annotations of a set that is to be the newest: the Deployment's, its number, and the numbers that it had before. */
    private static Map<String, Object> annotations(Deployment deployment, Document set, long revision) {
        Map<String, Object> annotations = new LinkedHashMap<>(set.tree().texts("metadata", "annotations"));
        deployment.tree().texts("metadata", "annotations").forEach((key, value) -> {
            if (!NOT_COPIED.contains(key)) {
                annotations.put(key, value);
            }
        });
        long before = set.tree().number(0, "metadata", "annotations", Deployment.REVISION);
        if (before < revision) {
            annotations.put(Deployment.REVISION, Long.toString(revision));
            if (before > 0) {
                String history = set.tree().text("metadata", "annotations", HISTORY);
                annotations.put(HISTORY, shortened(history.isEmpty() ? Long.toString(before) : history + "," + before));
            }
        }
        return annotations;
    }

    private static String shortened(String history) {
        String rest = history;
        while (rest.length() > LONGEST_HISTORY) {
            rest = rest.substring(rest.indexOf(',') + 1);
        }
        return rest;
    }

    /**
     * Makes the set of the present template.
     *
     * @throws Refusal when it could not be made; with {@code AlreadyExists}, when another set has its name
     */
    ReplicaSet create(Deployment deployment, Sets sets) {
        String hash = TemplateHash.of(deployment.template(), deployment.collisions());
        Tree template = Edit.set(deployment.template(), hash, "metadata", "labels", ReplicaSet.HASH);
        Tree selector = Edit.set(deployment.tree().tree("spec", "selector"), hash, "matchLabels", ReplicaSet.HASH);
        long replicas = deployment.newReplicas(0, sets.old());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", deployment.name() + "-" + hash);
        metadata.put("namespace", deployment.document().namespace());
        metadata.put("labels", template.tree("metadata", "labels").fields());
        Map<String, Object> annotations = annotations(deployment, Document.of(Map.of()), next(sets));
        putSizes(deployment, annotations);
        metadata.put("annotations", annotations);
        metadata.put("ownerReferences", List.of(Owners.reference(deployment.document())));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("replicas", replicas);
        if (deployment.minReadySeconds() > 0) {
            spec.put("minReadySeconds", deployment.minReadySeconds());
        }
        spec.put("selector", selector.fields());
        spec.put("template", template.fields());
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("apiVersion", "apps/v1");
        set.put("kind", "ReplicaSet");
        set.put("metadata", metadata);
        set.put("spec", spec);
        ReplicaSet created = new ReplicaSet(objects.create(ReplicaSet.RESOURCE, Document.of(set)));
        if (replicas > 0) {
            events.normal(deployment.document(), "ScalingReplicaSet", "Scaled up replica set " + created.name() + " from 0 to " + replicas);
        }
        return created;
    }

    private static void putSizes(Deployment deployment, Map<String, Object> annotations) {
        annotations.put(ReplicaSet.DESIRED, Long.toString(deployment.replicas()));
        annotations.put(ReplicaSet.MAX, Long.toString(deployment.replicas() + deployment.maxSurge()));
    }

    /** Scales a set, if it has another size or remembers another one of the Deployment; returns it as it is then. */
    ReplicaSet scale(Deployment deployment, ReplicaSet set, long replicas) {
        Map<String, Object> annotations = new LinkedHashMap<>(set.tree().texts("metadata", "annotations"));
        putSizes(deployment, annotations);
        boolean resized = set.replicas() != replicas;
        if (!resized && annotations.equals(set.tree().tree("metadata", "annotations").fields())) {
            return set;
        }
        ReplicaSet scaled = update(Edit.set(Edit.set(set.tree(), replicas, "spec", "replicas"), annotations, "metadata", "annotations"));
        if (resized) {
            String message = "Scaled " + (set.replicas() < replicas ? "up" : "down") + " replica set " + set.name() + " from "
                    + set.replicas() + " to " + replicas;
            events.normal(deployment.document(), "ScalingReplicaSet", message);
        }
        return scaled;
    }

    private ReplicaSet update(Tree tree) {
        return new ReplicaSet(objects.update(ReplicaSet.RESOURCE, new Document(tree)));
    }

    /** Deletes the oldest sets that have no pods, as far as there are more than are to be kept. */
    void forgetOldest(Deployment deployment, Sets sets) {
        List<ReplicaSet> kept = sets.old().stream().filter(set -> !Owners.beingDeleted(set.document())).toList();
        long surplus = kept.size() - deployment.revisionHistoryLimit().orElse((long) kept.size());
        kept.stream()
                .sorted(Comparator.comparingLong(ReplicaSet::revision).thenComparing(ReplicaSet.OLDEST_FIRST))
                .limit(Math.max(0, surplus))
                .filter(set -> set.actual() == 0 && set.replicas() == 0 && set.observed())
                .forEach(set -> objects.delete(
                        ReplicaSet.RESOURCE, set.document().namespace(), set.name(), DeleteOptions.background()));
    }
}
