package dev.pilothouse.platform.playground.control.storage;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes volumes for claims: folders of a simulated machine. */
final class Provisioner {

    /** The {@code provisioner} of the storage classes that it serves. */
    static final String NAME = "sim.pilothouse.dev/volume";

    private final Objects objects;
    private final Events events;

    Provisioner(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.events = new Events(objects, clock, NAME);
    }

    /**
     * Makes the volume of a claim, unless it is there.
     *
     * @param node on which it must lie, empty for any
     */
    void provision(Document claim, Document storageClass, String node) {
        String name = "pvc-" + claim.uid();
        if (objects.get(ClaimBinding.VOLUMES, "", name).isPresent()) {
            return;
        }
        events.normal(claim, "Provisioning", "External provisioner is provisioning volume for claim \"" + claim.namespace() + "/" + claim.name() + "\"");
        Map<String, Object> reference = Edit.object(
                "apiVersion", "v1", "kind", "PersistentVolumeClaim", "namespace", claim.namespace(), "name", claim.name(), "uid", claim.uid(),
                "resourceVersion", claim.version());
        String reclaim = storageClass.tree().text("reclaimPolicy");
        Map<String, Object> spec = Edit.object(
                "capacity", Edit.object("storage", claim.tree().text("spec", "resources", "requests", "storage")),
                "accessModes", claim.tree().list("spec", "accessModes"),
                "claimRef", reference,
                "persistentVolumeReclaimPolicy", reclaim.isEmpty() ? "Delete" : reclaim,
                "storageClassName", storageClass.name(),
                "volumeMode", claim.tree().at("spec", "volumeMode"),
                "hostPath", Edit.object("path", "/var/simulated-volumes/" + name + "_" + claim.namespace() + "_" + claim.name(), "type", "DirectoryOrCreate"),
                "nodeAffinity", node.isEmpty() ? Optional.empty() : affinity(node));
        Map<String, Object> metadata = Edit.object("name", name, "annotations", Edit.object(Volumes.PROVISIONED_BY, NAME));
        objects.create(ClaimBinding.VOLUMES, Document.of(
                Edit.object("apiVersion", "v1", "kind", "PersistentVolume", "metadata", metadata, "spec", spec)));
        events.normal(claim, "ProvisioningSucceeded", "Successfully provisioned volume " + name);
    }

    private static Map<String, Object> affinity(String node) {
        Map<String, Object> expression = Edit.object("key", "kubernetes.io/hostname", "operator", "In", "values", List.of(node));
        return Edit.object("required", Edit.object("nodeSelectorTerms", List.of(Edit.object("matchExpressions", List.of(expression)))));
    }
}
