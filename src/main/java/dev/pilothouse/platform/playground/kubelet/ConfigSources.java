package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Objects;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads ConfigMaps and Secrets as containers see them. */
record ConfigSources(Objects objects) {

    /** Returns the texts of a ConfigMap by key, binary ones included. */
    Optional<Map<String, String>> configMap(String namespace, String name) {
        return objects.get("configmaps", namespace, name).map(found -> {
            Map<String, String> texts = new LinkedHashMap<>(found.tree().texts("data"));
            found.tree().texts("binaryData").forEach((key, value) -> texts.put(key, decoded(value)));
            return texts;
        });
    }

    /** Returns the texts of a Secret by key. */
    Optional<Map<String, String>> secret(String namespace, String name) {
        return objects.get("secrets", namespace, name).map(ConfigSources::decoded);
    }

    private static Map<String, String> decoded(Document secret) {
        Map<String, String> texts = new LinkedHashMap<>();
        secret.tree().texts("data").forEach((key, value) -> texts.put(key, decoded(value)));
        return texts;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns what a downward reference ({@code fieldRef}) says of the pod. */
    static String field(Tree pod, String path) {
        int bracket = path.indexOf("['");
        if (bracket > 0 && path.endsWith("']")) {
            String[] steps = path.substring(0, bracket).split("\\.", -1);
            return pod.tree(steps).text(path.substring(bracket + 2, path.length() - 2));
        }
        if (path.equals("metadata.labels") || path.equals("metadata.annotations")) {
            StringBuilder lines = new StringBuilder();
            pod.texts(path.split("\\.", -1)).forEach((key, value) -> lines.append(key).append("=\"").append(value).append("\"\n"));
            return lines.toString().stripTrailing();
        }
        if (path.equals("status.hostIPs") || path.equals("status.podIPs")) {
            return pod.text("status", path.equals("status.hostIPs") ? "hostIP" : "podIP");
        }
        return pod.text(path.split("\\.", -1));
    }
}
