package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.shell.Files;
import dev.pilothouse.platform.playground.kubelet.shell.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What is written into volumes: empty directories live as long as their pod, claims and directories of nodes longer. For many threads. */
final class Volumes {

    private static final List<String> DIRECTORIES =
            List.of("bin", "dev", "etc", "home", "lib", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "usr/bin", "var", "var/log", "var/lib", "var/run");

    private final Map<String, Storage> kept = new ConcurrentHashMap<>();

    /** Returns the files of one life of a container: its own, which are new, and its volumes. */
    Files files(Mounts mounts, Tree container, Supplier<Map<String, String>> given) {
        Storage own = Storage.over(given);
        DIRECTORIES.forEach(own::makeDirectory);
        List<Files.Mount> all = new ArrayList<>(List.of(new Files.Mount("/", own)));
        for (Tree mount : container.trees("volumeMounts")) {
            mounts.volume(mount.text("name")).ifPresent(volume -> all.add(new Files.Mount(path(mount), storage(mounts, volume, mount))));
        }
        return new Files(all);
    }

    private static String path(Tree mount) {
        String path = mount.text("mountPath");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Storage storage(Mounts mounts, Tree volume, Tree mount) {
        String subPath = mount.text("subPath");
        if (volume.has("emptyDir")) {
            return kept.computeIfAbsent(mounts.pod().uid() + "/" + volume.text("name") + "/" + subPath, _ -> Storage.empty());
        }
        if (volume.has("persistentVolumeClaim")) {
            return kept.computeIfAbsent("claim/" + mounts.pod().namespace() + "/" + volume.text("persistentVolumeClaim", "claimName") + "/" + subPath, _ -> Storage.empty());
        }
        if (volume.has("hostPath")) {
            String node = mounts.pod().tree().text("spec", "nodeName");
            return kept.computeIfAbsent("host/" + node + volume.text("hostPath", "path") + "/" + subPath, _ -> Storage.empty());
        }
        if (subPath.isEmpty()) {
            return Storage.readOnly(() -> mounts.content(volume));
        }
        return Storage.readOnly(() -> below(mounts.content(volume), subPath));
    }

    private static Map<String, String> below(Map<String, String> content, String subPath) {
        Map<String, String> below = new LinkedHashMap<>();
        content.forEach((path, text) -> {
            if (path.equals(subPath)) {
                below.put("", text);
            } else if (path.startsWith(subPath + "/")) {
                below.put(path.substring(subPath.length() + 1), text);
            }
        });
        return below;
    }

    /** Forgets what a pod had for itself. */
    void forget(String podUid) {
        kept.keySet().removeIf(key -> key.startsWith(podUid + "/"));
    }
}
