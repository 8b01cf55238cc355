package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/** A claim that gets no volume: no such class, no class at all, nobody who makes one, or its volume is lost. */
final class ClaimRule implements Rule {

    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    @Override
    public boolean concerns(String kind) {
        return kind.equals("PersistentVolumeClaim");
    }

    @Override
    public List<Diagnosis> look(Document claim, Scene scene) {
        ResourceRef ref = Objects.ref(claim);
        return switch (claim.tree().text("status", "phase")) {
            case "Lost" -> List.of(Diagnosis.bad("claim.lost", ref, claim.tree().text("spec", "volumeName"))
                    .proven(Objects.field(claim, "spec.volumeName", claim.tree().text("spec", "volumeName"))));
            case "Pending" -> pending(claim, scene).stream().toList();
            default -> List.of();
        };
    }

    private static Optional<Diagnosis> pending(Document claim, Scene scene) {
        ResourceRef ref = Objects.ref(claim);
        List<Document> classes = scene.all(WellKnown.STORAGE_CLASS, "");
        boolean named = claim.tree().has("spec", "storageClassName");
        String name = claim.tree().text("spec", "storageClassName");
        Optional<Document> storage = classes.stream()
                .filter(each -> named ? each.name().equals(name) : each.tree().text("metadata", "annotations", DEFAULT).equals("true"))
                .findFirst();
        Evidence[] said = scene.warnings(claim).stream().limit(1).map(Objects::event).toArray(Evidence[]::new);
        if (storage.isPresent()) {
            boolean waits = storage.get().tree().text("volumeBindingMode").equals("WaitForFirstConsumer");
            boolean silent = said.length == 0;
            return waits && silent ? Optional.empty() : Optional.of(Diagnosis.bad("claim.provisioner", ref, storage.get().name(), storage.get().tree().text("provisioner"))
                    .proven(said)
                    .mended(new Remedy(Way.LOOK, Objects.ref(storage.get()))));
        }
        if (named && name.isEmpty()) {
            return Optional.of(Diagnosis.bad("claim.by-hand", ref).proven(said).mended(new Remedy(Way.EDIT, ref)));
        }
        return Optional.of(Diagnosis.bad(named ? "claim.class" : "claim.no-default", ref, name)
                .proven(said)
                .proven(Objects.field(claim, "spec.storageClassName", name))
                .mended(new Remedy(Way.EDIT, ref)));
    }
}
