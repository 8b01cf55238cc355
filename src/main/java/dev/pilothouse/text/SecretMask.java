package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hides the values of a Secret: the mask is of one length whatever the value, and only the size is said. */
public final class SecretMask {

    private static final String MASK = "••••••  # ";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private SecretMask() {}

    /** Returns the mask of a base64 value. */
    public static String mask(String base64) {
        return MASK + size(base64);
    }

    /** Returns the size of what a base64 text stands for: {@code 32 B}. */
    public static String size(String base64) {
        String digits = base64.replaceAll("[\\s=]", "");
        return digits.length() * 3 / 4 + " B";
    }

    /** Returns the document as it may be shown: that of a Secret without its values, also in the annotation that kubectl leaves. */
    public static Tree shown(Document document) {
        if (!document.kindName().equals("Secret") || !document.apiVersion().equals("v1")) {
            return document.tree();
        }
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        for (String part : new String[] {"data", "stringData"}) {
            if (fields.containsKey(part)) {
                Map<String, Object> masked = new LinkedHashMap<>();
                document.tree().tree(part).fields().forEach((key, value) -> masked.put(key, mask(String.valueOf(value))));
                fields.put(part, masked);
            }
        }
        Tree annotations = document.tree().tree("metadata", "annotations");
        if (annotations.has(LAST_APPLIED)) {
            Map<String, Object> kept = new LinkedHashMap<>(annotations.fields());
            kept.put(LAST_APPLIED, MASK + annotations.text(LAST_APPLIED).length() + " B");
            Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
            metadata.put("annotations", kept);
            fields.put("metadata", metadata);
        }
        return new Tree(fields);
    }
}
