package dev.pilothouse.platform.playground.control.storage;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.admission.Amount;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Which volume suits which claim, by the rules of the Kubernetes documentation on binding. Pure. */
final class Volumes {

    static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";
    static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";
    static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    private Volumes() {}

    /** Returns the smallest free volume that suits the claim. */
    static Optional<Document> match(Document claim, Collection<Document> volumes) {
        return volumes.stream()
                .filter(volume -> !volume.tree().has("spec", "claimRef") && !volume.tree().has("metadata", "deletionTimestamp") && suits(volume.tree(), claim.tree()))
                .min(Comparator.comparing((Document volume) -> capacity(volume)).thenComparing(Document::name));
    }

    /** Tells whether the volume names the claim. */
    static boolean isFor(Document volume, Document claim) {
        Tree reference = volume.tree().tree("spec", "claimRef");
        return reference.text("name").equals(claim.name())
                && reference.text("namespace").equals(claim.namespace())
                && (reference.text("uid").isEmpty() || reference.text("uid").equals(claim.uid()));
    }

    static boolean suits(Tree volume, Tree claim) {
        return volume.text("spec", "storageClassName").equals(claim.text("spec", "storageClassName"))
                && mode(volume).equals(mode(claim))
                && volume.list("spec", "accessModes").containsAll(claim.list("spec", "accessModes"))
                && Amount.of(volume.text("spec", "capacity", "storage")).compareTo(asked(claim)) >= 0
                && selected(claim, volume.texts("metadata", "labels"));
    }

    private static boolean selected(Tree claim, Map<String, String> labels) {
        boolean all = labels.entrySet().containsAll(claim.texts("spec", "selector", "matchLabels").entrySet());
        return all && claim.trees("spec", "selector", "matchExpressions").stream().allMatch(expression -> {
            Optional<String> value = Optional.ofNullable(labels.get(expression.text("key")));
            return switch (expression.text("operator")) {
                case "In" -> value.filter(expression.list("values")::contains).isPresent();
                case "NotIn" -> value.filter(expression.list("values")::contains).isEmpty();
                case "Exists" -> value.isPresent();
                default -> value.isEmpty();
            };
        });
    }

    private static String mode(Tree object) {
        String mode = object.text("spec", "volumeMode");
        return mode.isEmpty() ? "Filesystem" : mode;
    }

    static Amount capacity(Document volume) {
        return Amount.of(volume.tree().text("spec", "capacity", "storage"));
    }

    static Amount asked(Tree claim) {
        return Amount.of(claim.text("spec", "resources", "requests", "storage"));
    }
}
