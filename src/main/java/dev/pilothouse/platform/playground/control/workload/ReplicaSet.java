package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.Comparator;
import java.util.Optional;

/** A ReplicaSet as the controller of its Deployment reads it. */
record ReplicaSet(Document document) {

    static final String RESOURCE = "replicasets.apps";
    static final String HASH = "pod-template-hash";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";

    static final Comparator<ReplicaSet> OLDEST_FIRST =
            Comparator.comparing((ReplicaSet set) -> Pods.created(set.document)).thenComparing(ReplicaSet::name);

    Tree tree() {
        return document.tree();
    }

    String name() {
        return document.name();
    }

    /** Returns how many pods are wanted. */
    long replicas() {
        return tree().number(1, "spec", "replicas");
    }

    /** Returns how many pods there are. */
    long actual() {
        return tree().number(0, "status", "replicas");
    }

    long ready() {
        return tree().number(0, "status", "readyReplicas");
    }

    long available() {
        return tree().number(0, "status", "availableReplicas");
    }

    boolean observed() {
        return tree().number(0, "metadata", "generation") <= tree().number(0, "status", "observedGeneration");
    }

    String annotation(String key) {
        return tree().text("metadata", "annotations", key);
    }

    long revision() {
        return tree().number(0, "metadata", "annotations", Deployment.REVISION);
    }

    /** Returns the Deployment's size when this set was last scaled. */
    Optional<Long> desiredReplicas() {
        return Optional.of(tree().number(-1, "metadata", "annotations", DESIRED)).filter(number -> number >= 0);
    }

    /** Returns how many pods the Deployment could have when this set was last scaled. */
    Optional<Long> maxReplicas() {
        return Optional.of(tree().number(-1, "metadata", "annotations", MAX)).filter(number -> number >= 0);
    }

    /** Tells whether its pods are those of the template, apart from the hash. */
    boolean madeFrom(Tree template) {
        return withoutHash(tree().tree("spec", "template")).equals(withoutHash(template));
    }

    private static Tree withoutHash(Tree template) {
        return Edit.remove(Edit.remove(template, "metadata", "labels", HASH), "metadata", "creationTimestamp");
    }

    /** Tells whether it holds the whole Deployment, all of it available. */
    boolean saturates(Deployment deployment) {
        long wanted = deployment.replicas();
        return replicas() == wanted && desiredReplicas().filter(desired -> desired == wanted).isPresent() && available() == wanted;
    }
}
