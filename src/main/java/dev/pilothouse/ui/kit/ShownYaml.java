package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Documents as people compare them: without what the server keeps for itself, and with the values of Secrets masked.
 *
 * <p>A masked value shows its length and a fingerprint, so that the same and another value can be told apart. The salt of the fingerprint
 * lives as long as this object.
 */
public final class ShownYaml {

    private static final Set<String> KEPT_BY_SERVER = Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

    private static final String MASK = "••••••";

    private final byte[] salt = new byte[16];

    public ShownYaml() {
        new SecureRandom().nextBytes(salt);
    }

    /** Returns the text to show, empty for no document. */
    public String of(Optional<Document> document) {
        return document.map(present -> Yaml.write(masked(essence(present)))).orElse("");
    }

    /** Returns what people wish for: all but status and what the server keeps for itself. */
    public static Tree essence(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        fields.remove("status");
        Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
        metadata.keySet().removeAll(KEPT_BY_SERVER);
        fields.put("metadata", metadata);
        return new Tree(fields);
    }

    private Tree masked(Tree tree) {
        if (!tree.text("kind").equals("Secret") || !tree.text("apiVersion").equals("v1")) {
            return tree;
        }
        Map<String, Object> fields = new LinkedHashMap<>(tree.fields());
        Map<String, Object> metadata = new LinkedHashMap<>(tree.tree("metadata").fields());
        metadata.computeIfPresent("annotations", (_, _) -> withoutCopy(tree.tree("metadata", "annotations")));
        fields.put("metadata", metadata);
        fields.computeIfPresent("data", (_, _) -> masks(tree.tree("data"), true));
        fields.computeIfPresent("stringData", (_, _) -> masks(tree.tree("stringData"), false));
        return new Tree(fields);
    }

    /** Client-side apply keeps a copy of the whole Secret with its values in an annotation. */
    private static Map<String, Object> withoutCopy(Tree annotations) {
        Map<String, Object> rest = new LinkedHashMap<>(annotations.fields());
        rest.remove("kubectl.kubernetes.io/last-applied-configuration");
        return rest;
    }

    /** The journal keeps the keys of a Secret without their values. */
    private Map<String, Object> masks(Tree values, boolean base64) {
        Map<String, Object> masks = new LinkedHashMap<>();
        values.fields().keySet().forEach(key -> {
            String value = values.text(key);
            masks.put(key, values.has(key) ? mask(base64 ? decoded(value) : value.getBytes(StandardCharsets.UTF_8)) : MASK);
        });
        return masks;
    }

    private static byte[] decoded(String value) {
        try {
            return Base64.getMimeDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
    }

    private String mask(byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            String print = HexFormat.of().formatHex(digest.digest(value), 0, 2);
            return MASK + " (" + value.length + " B, " + print + ")";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
