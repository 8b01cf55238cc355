package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.NodeTerms;
import dev.pilothouse.platform.playground.registry.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims of the pod: they must be there and bound, or wait for this pod, and their volumes must be reachable from the node ({@code VolumeBinding}). */
final class VolumeBinding implements Filter {

    private static final String SELECTED = "volume.kubernetes.io/selected-node";

    private final Objects objects;

    VolumeBinding(Objects objects) {
        this.objects = objects;
    }

    /** Returns why no node at all will do, if so. */
    Optional<String> hopeless(PodInfo pod) {
        for (String name : claims(pod)) {
            Optional<Document> claim = objects.get("persistentvolumeclaims", pod.document().namespace(), name);
            if (claim.isEmpty()) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" not found");
            }
            if (claim.get().tree().has("metadata", "deletionTimestamp")) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" is being deleted");
            }
            if (claim.get().tree().text("status", "phase").equals("Lost")) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" bound to non-existent persistentvolume \"" + volume(claim.get()) + "\"");
            }
            if (!bound(claim.get()) && !waits(claim.get())) {
                return Optional.of("pod has unbound immediate PersistentVolumeClaims");
            }
        }
        return Optional.empty();
    }

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        List<List<Tree>> wanted = new ArrayList<>();
        for (Document claim : found(pod)) {
            objects.get("persistentvolumes", "", volume(claim))
                    .map(volume -> volume.tree().trees("spec", "nodeAffinity", "required", "nodeSelectorTerms"))
                    .filter(terms -> !terms.isEmpty())
                    .ifPresent(wanted::add);
        }
        return node -> wanted.stream().allMatch(terms -> NodeTerms.anyHolds(terms, node.labels(), node.fields()))
                ? Verdict.PASS
                : Verdict.never("node(s) didn't match PersistentVolume's node affinity");
    }

    /** Tells whoever provides volumes for which node the pod's waiting claims are wanted. */
    void selectNode(PodInfo pod, String node) {
        for (Document claim : found(pod)) {
            if (!bound(claim) && claim.tree().text("metadata", "annotations", SELECTED).isEmpty()) {
                objects.patch("persistentvolumeclaims", claim.namespace(), claim.name(),
                        java.util.Map.of("metadata", java.util.Map.of("annotations", java.util.Map.of(SELECTED, node))));
            }
        }
    }

    /** Tells whether all claims are bound, so that the pod may be bound as well. */
    boolean allBound(PodInfo pod) {
        return found(pod).stream().allMatch(VolumeBinding::bound);
    }

    private List<Document> found(PodInfo pod) {
        List<Document> found = new ArrayList<>();
        claims(pod).forEach(name -> objects.get("persistentvolumeclaims", pod.document().namespace(), name).ifPresent(found::add));
        return found;
    }

    private static List<String> claims(PodInfo pod) {
        List<String> names = new ArrayList<>();
        for (Tree volume : pod.spec().trees("volumes")) {
            if (volume.has("persistentVolumeClaim")) {
                names.add(volume.text("persistentVolumeClaim", "claimName"));
            } else if (volume.has("ephemeral")) {
                names.add(pod.document().name() + "-" + volume.text("name"));
            }
        }
        return names;
    }

    private static boolean bound(Document claim) {
        return (!volume(claim).isEmpty() && claim.tree().has("metadata", "annotations", "pv.kubernetes.io/bind-completed"))
                || claim.tree().text("status", "phase").equals("Bound");
    }

    private static String volume(Document claim) {
        return claim.tree().text("spec", "volumeName");
    }

    private boolean waits(Document claim) {
        String className = claim.tree().text("spec", "storageClassName");
        return volume(claim).isEmpty() && objects.get("storageclasses.storage.k8s.io", "", className)
                .filter(found -> found.tree().text("volumeBindingMode").equals("WaitForFirstConsumer"))
                .isPresent();
    }
}
