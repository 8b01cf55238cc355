package dev.pilothouse.platform.playground.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Persistent volumes and storage classes. */
final class StorageRules {

    private static final List<String> SOURCES = List.of(
            "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte", "cephfs", "iscsi", "cinder",
            "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi");

    private StorageRules() {}

    static void volume(Spot volume) {
        Spot spec = volume.at("spec");
        if (spec.at("accessModes").empty()) {
            spec.at("accessModes").required("");
        }
        ClaimRules.accessModes(spec.at("accessModes"));
        Spot capacity = spec.at("capacity");
        if (capacity.empty()) {
            capacity.required("");
        }
        if (!capacity.at("storage").present() || capacity.size() > 1) {
            capacity.with(capacity.empty() ? null : capacity.value()).unsupportedValue(List.of("storage"));
        }
        capacity.entries().forEach((name, amount) -> {
            if (Amounts.value(amount.text()).signum() <= 0) {
                amount.invalid(amount.text(), "must be greater than zero");
            }
        });
        if (!spec.at("persistentVolumeReclaimPolicy").empty()) {
            spec.at("persistentVolumeReclaimPolicy").oneOf("Delete", "Recycle", "Retain");
        }
        Spot affinity = spec.at("nodeAffinity");
        if (affinity.present()) {
            if (affinity.at("required").present()) {
                SchedulingRules.nodeSelector(affinity.at("required"));
            } else {
                affinity.at("required").required("must specify required node constraints");
            }
        }
        source(spec);
        if (!spec.at("storageClassName").empty()) {
            spec.at("storageClassName").must(Names::subdomain);
        }
        spec.at("volumeMode").oneOf("Block", "Filesystem");
    }

    private static void source(Spot spec) {
        boolean found = false;
        for (String type : SOURCES) {
            Spot source = spec.at(type);
            if (source.present() && found) {
                source.forbidden("may not specify more than 1 volume type");
            } else if (source.present()) {
                found = true;
                source(spec, type, source);
            }
        }
        if (!found) {
            spec.required("must specify a volume type");
        }
    }

    private static void source(Spot spec, String type, Spot source) {
        switch (type) {
            case "hostPath" -> VolumeRules.hostPath(source);
            case "nfs" -> {
                source.at("server").requireText();
                source.at("path").requireText();
                if (!source.at("path").text().startsWith("/")) {
                    source.at("path").invalid("must be an absolute path");
                }
            }
            case "local" -> {
                source.at("path").requireText();
                VolumeRules.noSteppingBack(source.at("path"));
                if (!spec.at("nodeAffinity").present()) {
                    spec.at("nodeAffinity").required("Local volume requires node affinity");
                }
            }
            case "csi" -> {
                source.at("driver").requireText();
                source.at("volumeHandle").requireText();
            }
            default -> {
                // other makers' disks
            }
        }
    }

    static void volumeUpdate(Spot volume, Spot before) {
        volume(volume);
        Spot spec = volume.at("spec");
        Spot old = before.at("spec");
        if (!Same.values(sources(spec), sources(old))) {
            spec.at("persistentvolumesource").forbidden("spec.persistentvolumesource is immutable after creation\n" + UnifiedDiff.between(sources(old), sources(spec)));
        }
        spec.at("volumeMode").as(volume.at("volumeMode")).unchanged(old.at("volumeMode"));
        if (old.at("nodeAffinity").present()) {
            spec.at("nodeAffinity").as(volume.at("nodeAffinity")).unchanged(old.at("nodeAffinity"));
        }
    }

    private static Map<String, Object> sources(Spot spec) {
        Map<String, Object> sources = new LinkedHashMap<>(spec.tree().fields());
        sources.keySet().retainAll(Set.copyOf(SOURCES));
        return sources;
    }

    static void storageClass(Spot storage) {
        Spot provisioner = storage.at("provisioner");
        if (provisioner.empty()) {
            provisioner.required("");
        } else {
            Names.qualified(provisioner.text().toLowerCase(Locale.ROOT)).forEach(error -> provisioner.invalid(provisioner.text().toLowerCase(Locale.ROOT), error));
        }
        storage.at("reclaimPolicy").oneOf("Delete", "Retain");
        storage.at("volumeBindingMode").oneOf("Immediate", "WaitForFirstConsumer");
    }

    static void storageClassUpdate(Spot storage, Spot before) {
        for (String field : List.of("parameters", "provisioner", "reclaimPolicy")) {
            if (!storage.at(field).same(before.at(field))) {
                storage.at(field).forbidden("updates to " + field + " are forbidden.");
            }
        }
        storage.at("volumeBindingMode").unchanged(before.at("volumeBindingMode"));
    }
}
