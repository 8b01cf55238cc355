package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides the values of Secrets, wherever one is shown.
 *
 * <p>A mask tells the size and a fingerprint, so that the same and another value can be told apart. The fingerprint is salted, and the
 * salt lives as long as this object, so nobody can look a value up by it.
 */
public final class SecretMask {

    /** What is shown of any value, of one length whatever the value. */
    public static final String DOTS = "••••••";

    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** How a value is written that is kept encrypted: {@code sealed:<size in bytes>:<what it became>}. */
    private static final Pattern SEALED = Pattern.compile("sealed:(\\d+):.*");

    private final byte[] salt = new byte[16];

    public SecretMask() {
        new SecureRandom().nextBytes(salt);
    }

    /** Tells whether the document is one whose values are hidden. */
    public static boolean hides(Document document) {
        return document.kindName().equals("Secret") && document.apiVersion().equals("v1");
    }

    /** Returns the document as it may be shown: that of a Secret without its values, also in the copy that kubectl leaves. */
    public Tree shown(Document document) {
        return hides(document) ? masked(document.tree()) : document.tree();
    }

    /** Returns the fields of what is known to be a Secret without its values. */
    public Tree masked(Tree secret) {
        Map<String, Object> fields = new LinkedHashMap<>(secret.fields());
        fields.computeIfPresent("data", (_, _) -> masks(secret.tree("data"), true));
        fields.computeIfPresent("stringData", (_, _) -> masks(secret.tree("stringData"), false));
        String copy = secret.text("metadata", "annotations", LAST_APPLIED);
        if (!copy.isEmpty()) {
            Map<String, Object> annotations = new LinkedHashMap<>(secret.tree("metadata", "annotations").fields());
            annotations.put(LAST_APPLIED, mask(copy.getBytes(StandardCharsets.UTF_8)));
            Map<String, Object> metadata = new LinkedHashMap<>(secret.tree("metadata").fields());
            metadata.put("annotations", annotations);
            fields.put("metadata", metadata);
        }
        return new Tree(fields);
    }

    /** Returns what of a Secret can be shown and changed without its values: what it is and its metadata, without the copy that kubectl leaves. */
    public static Document metadata(Document secret) {
        Map<String, Object> annotations = new LinkedHashMap<>(secret.tree().tree("metadata", "annotations").fields());
        Map<String, Object> metadata = new LinkedHashMap<>(secret.tree().tree("metadata").fields());
        if (annotations.remove(LAST_APPLIED) != null) {
            metadata.put("annotations", annotations);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", secret.apiVersion());
        fields.put("kind", secret.kindName());
        fields.put("metadata", metadata);
        return Document.of(fields);
    }

    private Map<String, Object> masks(Tree values, boolean base64) {
        Map<String, Object> masks = new LinkedHashMap<>();
        values.fields().forEach((key, value) -> masks.put(key, mask(value, base64)));
        return masks;
    }

    /** The journal may keep keys without their values. */
    private String mask(@Nullable Object value, boolean base64) {
        if (value == null) {
            return DOTS;
        }
        String text = value.toString();
        Matcher sealed = SEALED.matcher(text);
        if (sealed.matches()) {
            return mask(sealed.group(1), text.getBytes(StandardCharsets.UTF_8));
        }
        return mask(base64 ? decoded(text) : text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the mask of a base64 value. */
    public String mask(String base64) {
        return mask(base64, true);
    }

    /** Returns the mask of bytes, for example {@code •••••• (32 B, 4f0c)}. */
    public String mask(byte[] value) {
        return mask(Integer.toString(value.length), value);
    }

    private String mask(String size, byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return DOTS + " (" + size + " B, " + HexFormat.of().formatHex(digest.digest(value), 0, 2) + ")";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return base64.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Returns the size of what a base64 text stands for: {@code 32 B}. */
    public static String size(String base64) {
        return decoded(base64).length + " B";
    }
}
