package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kubeconfig of the administrator: one context that signs in by token, and one by client certificate. */
final class AdminKubeconfig {

    private AdminKubeconfig() {}

    /** Writes it as a whole, readable by its owner alone. */
    static void write(
            Path file, String cluster, String namespace, String address, String authority, String token, Authority.Identity identity)
            throws IOException {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("apiVersion", "v1");
        config.put("kind", "Config");
        config.put("current-context", cluster);
        config.put("clusters", List.of(named(cluster, "cluster", of("server", address, "certificate-authority-data", base64(authority)))));
        String admin = cluster + "-admin";
        String byCertificate = cluster + "-certificate";
        config.put("users", List.of(
                named(admin, "user", of("token", token)),
                named(byCertificate, "user", of("client-certificate-data", base64(identity.certificatePem()), "client-key-data", base64(identity.keyPem())))));
        config.put("contexts", List.of(
                named(cluster, "context", context(cluster, admin, namespace)),
                named(byCertificate, "context", context(cluster, byCertificate, namespace))));
        AtomicFile.writePrivate(file, Yaml.write(new Tree(config)));
    }

    private static Map<String, Object> context(String cluster, String user, String namespace) {
        Map<String, Object> context = of("cluster", cluster, "user", user);
        context.put("namespace", namespace);
        return context;
    }

    private static Map<String, Object> named(String name, String part, Map<String, Object> content) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put(part, content);
        return entry;
    }

    private static Map<String, Object> of(String first, String value, String second, String other) {
        Map<String, Object> map = of(first, value);
        map.put(second, other);
        return map;
    }

    private static Map<String, Object> of(String name, String value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(name, value);
        return map;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
