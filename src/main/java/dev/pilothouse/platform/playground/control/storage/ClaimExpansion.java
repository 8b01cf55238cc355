package dev.pilothouse.platform.playground.control.storage;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.admission.Amount;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the volume of a bound claim grow when the claim asks for more, and the claim's capacity with it. */
public final class ClaimExpansion implements Controller {

    private final Objects objects;
    private final Events events;

    public ClaimExpansion(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.events = new Events(objects, clock, "volume_expand");
    }

    @Override
    public String name() {
        return "persistentvolume-expander-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Trigger.self(ClaimBinding.CLAIMS));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document claim = objects.get(ClaimBinding.CLAIMS, name.namespace(), name.name()).orElse(null);
        if (claim == null || !claim.tree().text("status", "phase").equals("Bound")) {
            return Optional.empty();
        }
        Amount asked = Volumes.asked(claim.tree());
        Document volume = objects.get(ClaimBinding.VOLUMES, "", claim.tree().text("spec", "volumeName")).orElse(null);
        if (volume == null || asked.compareTo(Amount.of(claim.tree().text("status", "capacity", "storage"))) <= 0) {
            return Optional.empty();
        }
        events.normal(claim, "ExternalExpanding", "waiting for an external controller to expand this PVC");
        Map<String, Object> capacity = Edit.object("storage", claim.tree().text("spec", "resources", "requests", "storage"));
        if (Volumes.capacity(volume).compareTo(asked) < 0) {
            objects.patch(ClaimBinding.VOLUMES, "", volume.name(), Edit.object("spec", Edit.object("capacity", capacity)));
        }
        objects.patchStatus(ClaimBinding.CLAIMS, claim.namespace(), claim.name(), Edit.object("status", Edit.object("capacity", capacity)));
        events.normal(claim, "FileSystemResizeSuccessful", "MountVolume.NodeExpandVolume succeeded for volume \"" + volume.name() + "\"");
        return Optional.empty();
    }
}
