package dev.pilothouse.guide;

import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.PodShape;
import java.util.Optional;
import java.util.Set;

/**
 * A pod on a node that is to be emptied.
 *
 * @param owner kind and name of its controller, empty when it has none
 * @param losesData whether it keeps something in an {@code emptyDir} volume
 */
public record Guest(ResourceRef ref, String uid, Fate fate, String owner, boolean losesData, PodShape shape, Labels labels) {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    /** What becomes of it. */
    public enum Fate {
        /** Its controller makes it again elsewhere. */
        LEAVES,
        /** It has ended and goes without loss. */
        ENDED,
        /** Nobody makes it again. */
        ALONE,
        /** A DaemonSet keeps it on each node. */
        STAYS_FOR_DAEMON_SET,
        /** The node's own files keep it ({@code kubernetes.io/config.mirror}). */
        STAYS_WITH_NODE
    }

    static Guest of(ResourceRef ref, Tree pod) {
        Optional<Tree> controller =
                pod.trees("metadata", "ownerReferences").stream().filter(owner -> owner.isTrue("controller")).findFirst();
        boolean data = pod.trees("spec", "volumes").stream().anyMatch(volume -> volume.at("emptyDir").isPresent());
        return new Guest(
                ref,
                pod.text("metadata", "uid"),
                fate(pod, controller),
                controller.map(owner -> owner.text("kind") + " " + owner.text("name")).orElse(""),
                data && !ENDED.contains(pod.text("status", "phase")),
                PodShape.of(pod.tree("spec")),
                Labels.of(pod.texts("metadata", "labels")));
    }

    private static Fate fate(Tree pod, Optional<Tree> controller) {
        if (pod.has("metadata", "annotations", "kubernetes.io/config.mirror")) {
            return Fate.STAYS_WITH_NODE;
        }
        if (ENDED.contains(pod.text("status", "phase"))) {
            return Fate.ENDED;
        }
        return controller.map(owner -> owner.text("kind").equals("DaemonSet") ? Fate.STAYS_FOR_DAEMON_SET : Fate.LEAVES).orElse(Fate.ALONE);
    }

    public boolean leaves() {
        return switch (fate) {
            case LEAVES, ENDED, ALONE -> true;
            case STAYS_FOR_DAEMON_SET, STAYS_WITH_NODE -> false;
        };
    }

    public boolean isAlone() {
        return fate == Fate.ALONE;
    }
}
