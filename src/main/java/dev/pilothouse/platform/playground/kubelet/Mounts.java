package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The volumes of a pod: whether all that they are made from is there, and which files they hold. */
record Mounts(Kubelet kubelet, Document pod) {

    /** Returns what the kubelet says of the first volume that can't be mounted. */
    Optional<String> missing() {
        for (Tree volume : pod.tree().trees("spec", "volumes")) {
            Optional<String> wrong = wrong(volume);
            if (wrong.isPresent()) {
                return Optional.of("MountVolume.SetUp failed for volume \"" + volume.text("name") + "\" : " + wrong.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(Tree volume) {
        if (volume.has("configMap")) {
            return wrong(false, volume.text("configMap", "name"), volume.tree("configMap"));
        }
        if (volume.has("secret")) {
            return wrong(true, volume.text("secret", "secretName"), volume.tree("secret"));
        }
        if (volume.has("projected")) {
            for (Tree source : volume.trees("projected", "sources")) {
                Optional<String> wrong = source.has("configMap") && !source.text("configMap", "name").equals("kube-root-ca.crt")
                        ? wrong(false, source.text("configMap", "name"), source.tree("configMap"))
                        : source.has("secret") ? wrong(true, source.text("secret", "name"), source.tree("secret")) : Optional.empty();
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(boolean secret, String name, Tree source) {
        if (source.isTrue("optional")) {
            return Optional.empty();
        }
        Optional<Map<String, String>> found = data(secret, name);
        if (found.isEmpty()) {
            return Optional.of((secret ? "secret" : "configmap") + " \"" + name + "\" not found");
        }
        boolean lacks = source.trees("items").stream().anyMatch(item -> !found.get().containsKey(item.text("key")));
        return lacks ? Optional.of((secret ? "references non-existent secret key: " : "configmap references non-existent config key: ")
                + source.trees("items").stream().map(item -> item.text("key")).filter(key -> !found.get().containsKey(key)).findFirst().orElse("")) : Optional.empty();
    }

    private Optional<Map<String, String>> data(boolean secret, String name) {
        return secret ? kubelet.sources().secret(pod.namespace(), name) : kubelet.sources().configMap(pod.namespace(), name);
    }

    Optional<Tree> volume(String name) {
        return pod.tree().trees("spec", "volumes").stream().filter(volume -> volume.text("name").equals(name)).findFirst();
    }

    /** Returns the files of a volume that is made from other objects, by their path in it. */
    Map<String, String> content(Tree volume) {
        if (volume.has("configMap")) {
            return chosen(data(false, volume.text("configMap", "name")), volume.tree("configMap"));
        }
        if (volume.has("secret")) {
            return chosen(data(true, volume.text("secret", "secretName")), volume.tree("secret"));
        }
        if (volume.has("downwardAPI")) {
            return downward(volume.tree("downwardAPI"));
        }
        Map<String, String> content = new LinkedHashMap<>();
        for (Tree source : volume.trees("projected", "sources")) {
            if (source.has("configMap")) {
                content.putAll(chosen(data(false, source.text("configMap", "name")), source.tree("configMap")));
            } else if (source.has("secret")) {
                content.putAll(chosen(data(true, source.text("secret", "name")), source.tree("secret")));
            } else if (source.has("downwardAPI")) {
                content.putAll(downward(source.tree("downwardAPI")));
            } else if (source.has("serviceAccountToken")) {
                content.put(source.text("serviceAccountToken", "path"), "simulated-token-of-" + pod.tree().text("spec", "serviceAccountName"));
            }
        }
        return content;
    }

    private Map<String, String> downward(Tree source) {
        Map<String, String> content = new LinkedHashMap<>();
        source.trees("items").forEach(item -> content.put(item.text("path"), ConfigSources.field(pod.tree(), item.text("fieldRef", "fieldPath"))));
        return content;
    }

    private static Map<String, String> chosen(Optional<Map<String, String>> data, Tree source) {
        List<Tree> items = new ArrayList<>(source.trees("items"));
        if (items.isEmpty()) {
            return data.orElse(Map.of());
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        items.forEach(item -> Optional.ofNullable(data.orElse(Map.of()).get(item.text("key"))).ifPresent(text -> chosen.put(item.text("path"), text)));
        return chosen;
    }
}
