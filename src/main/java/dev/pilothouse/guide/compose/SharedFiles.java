package dev.pilothouse.guide.compose;

import dev.pilothouse.guide.deploy.Names;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configs and secrets that several services may mount: one ConfigMap or Secret each. */
final class SharedFiles {

    private final Node root;
    private final Map<String, Document> made = new LinkedHashMap<>();

    SharedFiles(Node root) {
        this.root = root;
    }

    /** What a config or secret is called in the cluster, and the key that holds it. */
    record Shared(String object, String key) {}

    /**
     * Finds the config or secret that a service names, and makes its object the first time.
     *
     * @param list {@code configs} or {@code secrets}
     * @param user where it is named
     */
    Optional<Shared> find(String list, String name, Node user) {
        Node node = root.get(list, name);
        if (!root.get(list).isObject() || !root.get(list).fields().containsKey(name)) {
            user.problem(ProblemCode.COMPOSE_UNKNOWN, name, list);
            return Optional.empty();
        }
        String object = Names.near(node.get("name").text(name)).orElse(name);
        Shared shared = new Shared(object, key(name));
        String id = list + "/" + object;
        if (!made.containsKey(id) && !external(node, object, shared.key())) {
            String content = content(node, list);
            made.put(id, Document.of(list.equals("secrets")
                    ? SideObjects.secret(object, Map.of(shared.key(), content))
                    : SideObjects.configMap(object, Map.of(shared.key(), content))));
        }
        return Optional.of(shared);
    }

    private static boolean external(Node node, String object, String key) {
        boolean external = node.get("external").isThere() && (node.get("external").isObject() || node.get("external").isTrue());
        if (external) {
            node.left("external", object, key);
        }
        return external;
    }

    private static String content(Node node, String list) {
        if (node.get("content").isThere()) {
            return node.get("content").text("");
        }
        if (node.get("environment").isThere()) {
            String variable = node.get("environment").text("");
            Optional<String> value = node.source().variables().apply(variable);
            if (value.isEmpty()) {
                node.get("environment").left("variable", variable);
            }
            return value.orElse("");
        }
        Node file = node.get("file");
        Optional<String> content = file.text().flatMap(node.source()::file);
        if (content.isEmpty()) {
            (file.isThere() ? file : node).left(list.equals("secrets") ? "secret-file" : "config-file", file.text(""));
        }
        return content.orElse("");
    }

    /** Keys of ConfigMaps and Secrets: letters, digits, {@code -}, {@code _} and {@code .}. */
    private static String key(String name) {
        return name.replaceAll("[^-._a-zA-Z0-9]", "-");
    }

    /** Adds a ConfigMap that belongs to one service. */
    void add(String name, Map<String, String> data) {
        made.put("configs/" + name, Document.of(SideObjects.configMap(name, data)));
    }

    List<Document> documents() {
        return new ArrayList<>(made.values());
    }
}
