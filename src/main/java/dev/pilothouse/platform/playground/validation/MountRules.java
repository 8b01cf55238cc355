package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where a container finds the pod's volumes, as folders or as raw devices. */
final class MountRules {

    private MountRules() {}

    static void check(Spot container, Map<String, Spot> volumes) {
        Set<String> paths = new HashSet<>();
        Spot mounts = container.at("volumeMounts");
        for (Spot mount : mounts.items()) {
            Spot name = mount.at("name");
            name.requireText();
            if (!volumes.containsKey(name.text())) {
                name.notFound();
            }
            mount.at("mountPath").requireText();
            if (!paths.add(mount.at("mountPath").text())) {
                mount.at("mountPath").invalid("must be unique");
            }
            if (!mount.at("subPath").empty()) {
                VolumeRules.descending(mount.at("subPath").as(mounts.at("subPath")));
            }
            if (!mount.at("subPathExpr").empty()) {
                if (!mount.at("subPath").empty()) {
                    mount.at("subPathExpr").invalid("subPathExpr and subPath are mutually exclusive");
                }
                VolumeRules.descending(mount.at("subPathExpr").as(mounts.at("subPathExpr")));
            }
            propagation(mount.at("mountPropagation").as(mounts.at("mountPropagation")), container);
        }
        devices(container, volumes, paths);
    }

    private static void propagation(Spot propagation, Spot container) {
        if (!propagation.present()) {
            return;
        }
        propagation.oneOf("Bidirectional", "HostToContainer", "None");
        if (propagation.text().equals("Bidirectional") && !container.at("securityContext", "privileged").isTrue()) {
            propagation.forbidden("Bidirectional mount propagation is available only to privileged containers");
        }
    }

    private static void devices(Spot container, Map<String, Spot> volumes, Set<String> mountPaths) {
        Set<String> paths = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Spot device : container.at("volumeDevices").items()) {
            Spot name = device.at("name");
            Spot volume = volumes.get(name.text());
            name.requireText();
            if (!name.empty() && !names.add(name.text())) {
                name.invalid("must be unique");
            }
            if (volume == null) {
                name.notFound();
            } else if (!volume.at("persistentVolumeClaim").present() && !volume.at("ephemeral").present()) {
                name.invalid("can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
            }
            Spot path = device.at("devicePath");
            path.requireText();
            if (!paths.add(path.text())) {
                path.invalid("must be unique");
            }
            if (container.at("volumeMounts").items().stream().anyMatch(mount -> mount.at("name").text().equals(name.text()))) {
                name.invalid("must not already exist in volumeMounts");
            }
            if (mountPaths.contains(path.text())) {
                path.invalid("must not already exist as a path in volumeMounts");
            }
        }
    }
}
