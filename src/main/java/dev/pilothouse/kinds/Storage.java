package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.stream.Collectors;

/** What storage comes from: StorageClasses, attachments, and the drivers of the Container Storage Interface. */
final class Storage {

    private Storage() {}

    static TableBuilder<Tree> classes() {
        return TableBuilder.unnamed((Tree it) -> it)
                .text("NAME", it -> it.text("metadata", "name") + (isDefault(it) ? " (default)" : ""))
                .text("PROVISIONER", "provisioner")
                .text("RECLAIMPOLICY", "reclaimPolicy", "Delete")
                .text("VOLUMEBINDINGMODE", "volumeBindingMode", "Immediate")
                .text("ALLOWVOLUMEEXPANSION", "allowVolumeExpansion", "false")
                .age()
                .reads("metadata.annotations");
    }

    private static boolean isDefault(Tree storageClass) {
        Tree annotations = storageClass.tree("metadata", "annotations");
        return annotations.text("storageclass.kubernetes.io/is-default-class").equals("true")
                || annotations.text("storageclass.beta.kubernetes.io/is-default-class").equals("true");
    }

    static TableBuilder<Tree> attributesClasses() {
        return TableBuilder.named().text("DRIVERNAME", "driverName").age();
    }

    static TableBuilder<Tree> attachments() {
        return TableBuilder.named()
                .text("ATTACHER", "spec.attacher")
                .text("PV", "spec.source.persistentVolumeName")
                .text("NODE", "spec.nodeName")
                .text("ATTACHED", "status.attached", "false")
                .age()
                .reads("status.attachError.time", "status.detachError.time")
                .health(Storage::attachment);
    }

    private static Health attachment(Tree attachment) {
        if (attachment.has("status", "attachError") || attachment.has("status", "detachError")) {
            return Health.bad("Failed");
        }
        return attachment.isTrue("status", "attached") ? Health.ok("Attached") : Health.progress("Attaching");
    }

    static TableBuilder<Tree> csiNodes() {
        return TableBuilder.named().count("DRIVERS", (Tree it) -> it.list("spec", "drivers").size()).age().reads("spec.drivers.name");
    }

    static TableBuilder<Tree> csiDrivers() {
        return TableBuilder.named()
                .text("ATTACHREQUIRED", "spec.attachRequired", "true")
                .text("PODINFOONMOUNT", "spec.podInfoOnMount", "false")
                .text("STORAGECAPACITY", "spec.storageCapacity", "false")
                .text("TOKENREQUESTS", Storage::tokenRequests)
                .text("REQUIRESREPUBLISH", "spec.requiresRepublish", "false")
                .text("MODES", Storage::modes)
                .age()
                .reads("spec.tokenRequests.audience", "spec.volumeLifecycleModes");
    }

    private static String tokenRequests(Tree driver) {
        if (!driver.has("spec", "tokenRequests")) {
            return "<unset>";
        }
        return driver.trees("spec", "tokenRequests").stream().map(it -> it.text("audience")).collect(Collectors.joining(","));
    }

    private static String modes(Tree driver) {
        String modes = driver.list("spec", "volumeLifecycleModes").stream().map(String::valueOf).collect(Collectors.joining(","));
        return modes.isEmpty() ? "<none>" : modes;
    }

    static TableBuilder<Tree> capacities() {
        return TableBuilder.named().text("STORAGECLASSNAME", "storageClassName").text("CAPACITY", "capacity", "<unset>");
    }
}
