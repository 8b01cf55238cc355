package dev.pilothouse.guide.compose;

import dev.pilothouse.guide.compose.SharedFiles.Shared;
import dev.pilothouse.guide.deploy.Names;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a service finds in its file system besides its image: volumes, configs and secrets. */
final class StorageMapping {

    private static final String SECRETS = "/run/secrets";

    private final Map<String, Map<String, Object>> volumes = new LinkedHashMap<>();
    private final List<Map<String, Object>> mounts = new ArrayList<>();
    private final Set<String> claims = new LinkedHashSet<>();

    StorageMapping(Node node, SharedFiles shared) {
        if (node.isObject()) {
            node.get("volumes").items().forEach(this::volume);
            node.get("tmpfs").items().forEach(item -> item.text().ifPresent(text -> memory(text.split(":", 2)[0], Optional.empty())));
            node.get("shm_size").read("64m", Units::bytes).ifPresent(size -> memory("/dev/shm", Optional.of(size)));
            node.get("configs").items().forEach(item -> mount("configs", item, shared));
            node.get("secrets").items().forEach(item -> mount("secrets", item, shared));
        }
    }

    /** Returns the volumes of the pod. */
    List<Map<String, Object>> volumes() {
        return List.copyOf(volumes.values());
    }

    /** Returns the mounts of the container. */
    List<Map<String, Object>> mounts() {
        return mounts;
    }

    Set<String> claims() {
        return claims;
    }

    private void volume(Node volume) {
        if (volume.isObject()) {
            longVolume(volume);
            return;
        }
        String[] parts = volume.text("").split(":", 3);
        boolean readOnly = parts.length == 3 && List.of(parts[2].split(",")).contains("ro");
        if (parts.length == 1) {
            empty(volume, parts[0]);
        } else if (parts[0].matches("[./~].*|[a-zA-Z]")) {
            // a single letter is the drive of a Windows path
            volume.left("bind", volume.text(""));
        } else {
            named(volume, parts[0], parts[1], readOnly);
        }
    }

    private void longVolume(Node volume) {
        String target = volume.get("target").text("");
        boolean readOnly = volume.get("read_only").isTrue();
        switch (volume.get("type").text("volume")) {
            case "volume" -> {
                if (volume.get("source").isThere()) {
                    named(volume, volume.get("source").text(""), target, readOnly);
                } else {
                    empty(volume, target);
                }
            }
            case "tmpfs" -> memory(target, volume.get("tmpfs", "size").read("64m", Units::bytes));
            case "bind" -> volume.left("bind", volume.get("source").text("") + ":" + target);
            default -> volume.left("unknown", volume.get("type").text(""));
        }
    }

    private void named(Node volume, String source, String target, boolean readOnly) {
        Optional<String> claim = Names.near(source);
        if (claim.isEmpty() || !target.startsWith("/")) {
            volume.wrong("data:/var/lib/data");
            return;
        }
        claims.add(claim.get());
        volumes.put(claim.get(), Edit.object("name", claim.get(), "persistentVolumeClaim", Edit.object("claimName", claim.get())));
        mounts.add(Edit.object("name", claim.get(), "mountPath", target, "readOnly", readOnly ? Optional.of(true) : Optional.empty()));
    }

    /** A volume without a name lives as long as its container. */
    private void empty(Node volume, String target) {
        if (!target.startsWith("/")) {
            volume.wrong("data:/var/lib/data");
            return;
        }
        String name = free(target);
        volumes.put(name, Edit.object("name", name, "emptyDir", Edit.object()));
        mounts.add(Edit.object("name", name, "mountPath", target));
    }

    private void memory(String target, Optional<String> size) {
        String name = free(target);
        volumes.put(name, Edit.object("name", name, "emptyDir", Edit.object("medium", "Memory", "sizeLimit", size)));
        mounts.add(Edit.object("name", name, "mountPath", target));
    }

    private void mount(String list, Node item, SharedFiles shared) {
        String source = item.isObject() ? item.get("source").text("") : item.text("");
        Optional<Shared> found = shared.find(list, source, item);
        if (found.isEmpty()) {
            return;
        }
        boolean secret = list.equals("secrets");
        String asked = item.isObject() ? item.get("target").text(source) : source;
        String folder = secret ? SECRETS : "";
        String target = asked.startsWith("/") ? asked : folder + "/" + asked;
        String name = free((secret ? "secret-" : "config-") + found.get().object());
        volumes.put(name, Edit.object("name", name, secret ? "secret" : "configMap",
                Edit.object(secret ? "secretName" : "name", found.get().object())));
        mounts.add(Edit.object("name", name, "mountPath", target, "subPath", found.get().key(), "readOnly", true));
        for (String field : List.of("uid", "gid", "mode")) {
            if (item.isObject() && item.get(field).isThere()) {
                item.get(field).left("file-rights", field);
            }
        }
    }

    private String free(String wish) {
        String name = Names.near(wish).orElse("volume");
        String free = name;
        for (int i = 2; volumes.containsKey(free); i++) {
            free = Names.near(name.substring(0, Math.min(58, name.length())) + "-" + i).orElse(name);
        }
        return free;
    }
}
