package dev.pilothouse.platform.playground.control.storage;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds claims to volumes, and lets a volume be made for a claim whose class has the simulated provisioner. */
public final class ClaimBinding implements Controller {

    static final String CLAIMS = "persistentvolumeclaims";
    static final String VOLUMES = "persistentvolumes";
    private static final String CLASSES = "storageclasses.storage.k8s.io";
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private final Objects objects;
    private final Events events;
    private final Provisioner provisioner;
    private final Set<Name> pending = new LinkedHashSet<>();
    private final Map<String, Document> free = new LinkedHashMap<>();
    private final Map<Name, String> volumeFor = new HashMap<>();

    public ClaimBinding(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.events = new Events(objects, clock, "persistentvolume-controller");
        this.provisioner = new Provisioner(objects, clock);
    }

    @Override
    public String name() {
        return "persistentvolume-binder-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger(CLAIMS, this::claim),
                new Trigger(VOLUMES, this::volume),
                new Trigger(CLASSES, _ -> List.copyOf(pending)));
    }

    private List<Name> claim(Change change) {
        Name name = Name.of(change.object());
        if (change.type() == Change.Type.DELETED || change.object().tree().text("status", "phase").equals("Bound")) {
            pending.remove(name);
        } else {
            pending.add(name);
        }
        return List.of(name);
    }

    private List<Name> volume(Change change) {
        Document volume = change.object();
        Tree reference = volume.tree().tree("spec", "claimRef");
        boolean isFree = change.type() != Change.Type.DELETED && reference.text("uid").isEmpty();
        if (isFree) {
            free.put(volume.name(), volume);
        } else {
            free.remove(volume.name());
        }
        if (!reference.fields().isEmpty()) {
            Name claim = new Name(reference.text("namespace"), reference.text("name"));
            if (change.type() == Change.Type.DELETED) {
                volumeFor.remove(claim, volume.name());
            } else {
                volumeFor.put(claim, volume.name());
            }
            return List.of(claim);
        }
        return isFree ? List.copyOf(pending) : List.of();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document claim = objects.get(CLAIMS, name.namespace(), name.name()).orElse(null);
        if (claim == null || claim.tree().has("metadata", "deletionTimestamp")) {
            return Optional.empty();
        }
        String volumeName = claim.tree().text("spec", "volumeName");
        if (!volumeName.isEmpty()) {
            Optional<Document> volume = objects.get(VOLUMES, "", volumeName);
            boolean lost = volume.isEmpty() && claim.tree().has("metadata", "annotations", Volumes.BIND_COMPLETED);
            if (lost) {
                lose(claim);
            }
            volume.filter(found -> !found.tree().has("spec", "claimRef") || Volumes.isFor(found, claim)).ifPresent(found -> bind(claim, found, false));
        } else {
            choose(claim);
        }
        return Optional.empty();
    }

    private void choose(Document claim) {
        String className = claim.tree().text("spec", "storageClassName");
        Optional<Document> storageClass = className.isEmpty() ? Optional.empty() : objects.get(CLASSES, "", className);
        boolean waits = storageClass.filter(entry -> entry.tree().text("volumeBindingMode").equals("WaitForFirstConsumer")).isPresent();
        boolean chosen = claim.tree().has("metadata", "annotations", SELECTED_NODE);
        Optional<Document> match = Optional.ofNullable(volumeFor.get(Name.of(claim)))
                .flatMap(name -> objects.get(VOLUMES, "", name))
                .filter(volume -> Volumes.isFor(volume, claim))
                .or(() -> Volumes.match(claim, free.values()));
        if (match.isPresent() && (!waits || chosen || match.get().tree().has("spec", "claimRef"))) {
            bind(claim, match.get(), true);
        } else if (waits && !chosen) {
            events.normal(claim, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
        } else if (className.isEmpty()) {
            events.normal(claim, "FailedBinding", "no persistent volumes available for this claim and no storage class is set");
        } else if (storageClass.isEmpty()) {
            events.warning(claim, "ProvisioningFailed", "storageclass.storage.k8s.io \"" + className + "\" not found");
        } else {
            provision(claim, storageClass.get());
        }
    }

    private void provision(Document claim, Document storageClass) {
        String provisionerName = storageClass.tree().text("provisioner");
        Document noted = claim;
        if (!claim.tree().text("metadata", "annotations", "volume.kubernetes.io/storage-provisioner").equals(provisionerName)) {
            Map<String, Object> annotations = Edit.object(
                    "volume.beta.kubernetes.io/storage-provisioner", provisionerName, "volume.kubernetes.io/storage-provisioner", provisionerName);
            noted = objects.patch(CLAIMS, claim.namespace(), claim.name(), Edit.object("metadata", Edit.object("annotations", annotations)));
        }
        if (provisionerName.equals("kubernetes.io/no-provisioner")) {
            return;
        }
        events.normal(noted, "ExternalProvisioning", "Waiting for a volume to be created either by the external provisioner '" + provisionerName
                + "' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.");
        if (provisionerName.equals(Provisioner.NAME)) {
            provisioner.provision(noted, storageClass, noted.tree().text("metadata", "annotations", SELECTED_NODE));
        }
    }

    private void bind(Document claim, Document volume, boolean chosenHere) {
        Document bound = volume;
        if (volume.tree().text("spec", "claimRef", "uid").isEmpty()) {
            Map<String, Object> reference = Edit.object(
                    "apiVersion", "v1", "kind", "PersistentVolumeClaim", "namespace", claim.namespace(), "name", claim.name(), "uid", claim.uid(),
                    "resourceVersion", claim.version());
            Map<String, Object> metadata = Edit.object(
                    "resourceVersion", volume.version(),
                    "annotations", volume.tree().has("spec", "claimRef") ? Optional.empty() : Edit.object(Volumes.BOUND_BY_CONTROLLER, "yes"));
            bound = objects.patch(VOLUMES, "", volume.name(), Edit.object("metadata", metadata, "spec", Edit.object("claimRef", reference)));
        }
        Document completed = claim;
        if (!claim.tree().has("metadata", "annotations", Volumes.BIND_COMPLETED)) {
            Map<String, Object> annotations = Edit.object(
                    Volumes.BIND_COMPLETED, "yes", Volumes.BOUND_BY_CONTROLLER, chosenHere ? "yes" : Optional.empty());
            completed = objects.patch(CLAIMS, claim.namespace(), claim.name(), Edit.object(
                    "metadata", Edit.object("annotations", annotations), "spec", Edit.object("volumeName", bound.name())));
        }
        if (!completed.tree().text("status", "phase").equals("Bound")) {
            objects.patchStatus(CLAIMS, claim.namespace(), claim.name(), Edit.object("status", Edit.object(
                    "phase", "Bound", "accessModes", bound.tree().list("spec", "accessModes"), "capacity", bound.tree().tree("spec", "capacity").fields())));
        }
    }

    private void lose(Document claim) {
        if (!claim.tree().text("status", "phase").equals("Lost")) {
            events.warning(claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
            objects.patchStatus(CLAIMS, claim.namespace(), claim.name(), Edit.object("status", Edit.object("phase", "Lost")));
        }
    }
}
