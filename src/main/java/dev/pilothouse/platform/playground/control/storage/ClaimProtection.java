package dev.pilothouse.platform.playground.control.storage;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.admission.InUseProtection;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets a deleted claim go once no pod that has not ended uses it. */
public final class ClaimProtection implements Controller {

    private final Objects objects;

    public ClaimProtection(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "persistentvolumeclaim-protection-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger(ClaimBinding.CLAIMS, change -> change.object().tree().has("metadata", "deletionTimestamp")
                        ? List.of(Name.of(change.object()))
                        : List.of()),
                new Trigger("pods", ClaimProtection::freed));
    }

    private static List<Name> freed(Change change) {
        Document pod = change.object();
        boolean done = change.type() == Change.Type.DELETED || ended(pod);
        return done ? claims(pod).stream().map(claim -> new Name(pod.namespace(), claim)).toList() : List.of();
    }

    private static boolean ended(Document pod) {
        return Set.of("Succeeded", "Failed").contains(pod.tree().text("status", "phase"));
    }

    static List<String> claims(Document pod) {
        return pod.tree().trees("spec", "volumes").stream()
                .map(volume -> volume.has("ephemeral")
                        ? pod.name() + "-" + volume.text("name")
                        : volume.text("persistentVolumeClaim", "claimName"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document claim = objects.get(ClaimBinding.CLAIMS, name.namespace(), name.name()).orElse(null);
        if (claim == null || !claim.tree().has("metadata", "deletionTimestamp")) {
            return Optional.empty();
        }
        List<?> finalizers = claim.tree().list("metadata", "finalizers");
        boolean used = objects.list("pods", name.namespace()).stream().anyMatch(pod -> !ended(pod) && claims(pod).contains(name.name()));
        if (!used && finalizers.contains(InUseProtection.CLAIM)) {
            List<?> left = finalizers.stream().filter(finalizer -> !InUseProtection.CLAIM.equals(finalizer)).toList();
            objects.patch(ClaimBinding.CLAIMS, claim.namespace(), claim.name(), Edit.object(
                    "metadata", Edit.object("resourceVersion", claim.version(), "finalizers", left)));
        }
        return Optional.empty();
    }
}
