package dev.pilothouse.platform.playground.control.storage;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.admission.InUseProtection;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells whether a volume is available, bound or released, deletes a released one where its policy says so, and holds one that is bound. */
public final class VolumePhases implements Controller {

    private final Objects objects;
    private final InstantSource clock;

    public VolumePhases(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "persistentvolume-phase-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Trigger.self(ClaimBinding.VOLUMES), new Trigger(ClaimBinding.CLAIMS, VolumePhases::volumeOf));
    }

    private static List<Name> volumeOf(Change change) {
        String volume = change.object().tree().text("spec", "volumeName");
        boolean matters = change.type() != Change.Type.MODIFIED
                || !change.before().map(before -> before.tree().text("spec", "volumeName")).orElse("").equals(volume);
        return volume.isEmpty() || !matters ? List.of() : List.of(new Name("", volume));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document volume = objects.get(ClaimBinding.VOLUMES, "", name.name()).orElse(null);
        if (volume == null) {
            return Optional.empty();
        }
        String phase = phase(volume);
        Document told = volume;
        if (!volume.tree().text("status", "phase").equals(phase)) {
            told = objects.patchStatus(ClaimBinding.VOLUMES, "", volume.name(), Edit.object("status", Edit.object(
                    "phase", phase, "lastPhaseTransitionTime", Timestamps.write(clock.instant()))));
        }
        if (told.tree().has("metadata", "deletionTimestamp")) {
            release(told, phase);
        } else if (phase.equals("Released") && told.tree().text("spec", "persistentVolumeReclaimPolicy").equals("Delete")) {
            objects.delete(ClaimBinding.VOLUMES, "", told.name(), DeleteOptions.background());
        }
        return Optional.empty();
    }

    private String phase(Document volume) {
        Tree reference = volume.tree().tree("spec", "claimRef");
        if (reference.text("uid").isEmpty()) {
            return "Available";
        }
        Optional<Document> claim = objects.get(ClaimBinding.CLAIMS, reference.text("namespace"), reference.text("name"));
        boolean there = claim.filter(found -> found.uid().equals(reference.text("uid"))).isPresent();
        return there ? "Bound" : "Released";
    }

    /** Takes the protection off a volume that is deleted and no longer bound. */
    private void release(Document volume, String phase) {
        List<?> finalizers = volume.tree().list("metadata", "finalizers");
        if (!phase.equals("Bound") && finalizers.contains(InUseProtection.VOLUME)) {
            List<?> left = finalizers.stream().filter(finalizer -> !InUseProtection.VOLUME.equals(finalizer)).toList();
            objects.patch(ClaimBinding.VOLUMES, "", volume.name(), Edit.object(
                    "metadata", Edit.object("resourceVersion", volume.version(), "finalizers", left)));
        }
    }
}
