package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.Optional;

/** Plugin {@code PersistentVolumeClaimResize}: only bound claims of a class that allows it may grow. */
public final class ClaimResize implements Admission {

    @Override
    public void validate(Request request, Optional<Document> object) {
        if (request.operation() != Operation.UPDATE || !request.isFor("persistentvolumeclaims") || object.isEmpty() || request.before().isEmpty()) {
            return;
        }
        Document before = request.before().get();
        Document after = object.get();
        if (size(after).compareTo(size(before)) <= 0) {
            return;
        }
        if (!before.tree().text("status", "phase").equals("Bound")) {
            throw Refusal.forbidden(request.target().resource().kind(), after.name(), "Only bound persistent volume claims can be expanded");
        }
        boolean allowed = request.cluster()
                .get("storageclasses.storage.k8s.io", "", after.tree().text("spec", "storageClassName"))
                .filter(entry -> entry.tree().isTrue("allowVolumeExpansion"))
                .isPresent();
        if (!allowed) {
            throw Refusal.forbidden(
                    request.target().resource().kind(), after.name(),
                    "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        }
    }

    private static Amount size(Document claim) {
        return Amount.of(claim.tree().text("spec", "resources", "requests", "storage"));
    }
}
