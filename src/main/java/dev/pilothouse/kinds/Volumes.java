package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** PersistentVolumes and the claims on them. */
final class Volumes {

    private static final Map<String, String> MODES = Map.of(
            "ReadWriteOnce", "RWO", "ReadOnlyMany", "ROX", "ReadWriteMany", "RWX", "ReadWriteOncePod", "RWOP");
    private static final List<String> MODES_IN_ORDER = List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
    private static final String UNSET = "<unset>";

    private Volumes() {}

    static TableBuilder<Tree> table() {
        return TableBuilder.named()
                .cell("CAPACITY", Align.RIGHT, it -> amount(it.text("spec", "capacity", "storage")))
                .text("ACCESS MODES", it -> modes(it.list("spec", "accessModes")))
                .text("RECLAIM POLICY", "spec.persistentVolumeReclaimPolicy")
                .text("STATUS", Volumes::phase)
                .text("CLAIM", Volumes::claim)
                .text("STORAGECLASS", Volumes::storageClass)
                .text("VOLUMEATTRIBUTESCLASS", "spec.volumeAttributesClassName", UNSET)
                .text("REASON", "status.reason")
                .age()
                .text("VOLUMEMODE", "spec.volumeMode", UNSET)
                .whenWide()
                .reads("spec.capacity.storage", "spec.accessModes", "spec.claimRef.namespace", "spec.claimRef.name")
                .reads("spec.storageClassName", "metadata.annotations", "status.phase")
                .health(Volumes::health);
    }

    private static String claim(Tree volume) {
        Tree claim = volume.tree("spec", "claimRef");
        return volume.has("spec", "claimRef") ? claim.text("namespace") + "/" + claim.text("name") : "";
    }

    static Health health(Tree volume) {
        String phase = phase(volume);
        return switch (phase) {
            case "Available", "Bound" -> Health.ok(phase);
            case "Released" -> Health.warn(phase);
            case "Failed" -> Health.bad(phase);
            default -> Health.waiting(phase);
        };
    }

    static TableBuilder<Tree> claims() {
        return TableBuilder.named()
                .text("STATUS", Volumes::phase)
                .text("VOLUME", "spec.volumeName")
                .cell("CAPACITY", Align.RIGHT, it -> bound(it) ? amount(it.text("status", "capacity", "storage")) : Cell.Text.EMPTY)
                .text("ACCESS MODES", it -> bound(it) ? modes(it.list("status", "accessModes")) : "")
                .text("STORAGECLASS", Volumes::storageClass)
                .text("VOLUMEATTRIBUTESCLASS", "spec.volumeAttributesClassName", UNSET)
                .age()
                .text("VOLUMEMODE", "spec.volumeMode", UNSET)
                .whenWide()
                .reads("status.phase", "status.capacity.storage", "status.accessModes")
                .reads("spec.storageClassName", "metadata.annotations")
                .health(Volumes::claimHealth);
    }

    private static boolean bound(Tree claim) {
        return !claim.text("spec", "volumeName").isEmpty();
    }

    static Health claimHealth(Tree claim) {
        String phase = phase(claim);
        return switch (phase) {
            case "Bound" -> Health.ok(phase);
            case "Lost" -> Health.bad(phase);
            default -> Health.waiting(phase);
        };
    }

    private static String phase(Tree object) {
        return object.has("metadata", "deletionTimestamp") ? "Terminating" : object.text("status", "phase");
    }

    private static String storageClass(Tree object) {
        String legacy = object.text("metadata", "annotations", "volume.beta.kubernetes.io/storage-class");
        return legacy.isEmpty() ? object.text("spec", "storageClassName") : legacy;
    }

    private static Cell amount(String text) {
        return Quantity.parse(text).<Cell>map(Cell.Amount::new).orElseGet(() -> TableBuilder.line(text.isEmpty() ? "0" : text));
    }

    private static String modes(List<?> modes) {
        Set<?> given = Set.copyOf(modes.stream().map(String::valueOf).toList());
        return MODES_IN_ORDER.stream().filter(given::contains).map(MODES::get).collect(Collectors.joining(","));
    }
}
