package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of the values of Secrets: nothing but the names of their keys, or the values encrypted, as the person chose.
 *
 * <p>A value is encrypted where the receipt is made and decrypted only for the draft that needs it, so that whoever shows, searches or
 * exports the journal never holds one. Encrypted values look like {@code sealed:<size in bytes>:<base64>}; a value that did not change
 * looks the same before and after.
 */
public final class Vault {

    private static final Pattern SEALED = Pattern.compile("sealed:\\d+:(.+)");

    private final BooleanSupplier encrypts;
    private final VaultKey key;

    Vault(VaultKey key, BooleanSupplier encrypts) {
        this.key = key;
        this.encrypts = encrypts;
    }

    /** Returns the vault that keeps no values. */
    static Vault leavingOut() {
        return new Vault(VaultKey.NONE, () -> false);
    }

    /**
     * Makes sure that values could be kept as the person chose.
     *
     * @throws ProblemException {@code FILE_NOT_WRITTEN} when the key can neither be read nor made
     */
    void check() {
        if (encrypts.getAsBoolean()) {
            try {
                key.check();
            } catch (IOException e) {
                throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, key.toString()).withDetail(String.valueOf(e.getMessage())), e);
            }
        }
    }

    /** Tells whether values are kept, as the person chose. */
    boolean keepsValues() {
        return encrypts.getAsBoolean();
    }

    /** Returns what the journal keeps of a change. */
    Entry kept(ResourceRef ref, Optional<Document> before, Optional<Document> after) {
        Map<String, String> sealed = new HashMap<>();
        return new Entry(ref, before.map(document -> kept(ref, document, sealed)), after.map(document -> kept(ref, document, sealed)));
    }

    private Document kept(ResourceRef ref, Document document, Map<String, String> sealed) {
        Document plain = ObjectForms.kept(ref, document);
        return ObjectForms.isSecret(ref) ? new Document(withValues(plain.tree(), (name, value) -> sealed(ref, name, value, sealed))) : plain;
    }

    /** By now the change is made, so a key that went meanwhile must not keep the receipt from being written. */
    private @Nullable String sealed(ResourceRef ref, String name, String value, Map<String, String> sealed) {
        if (!encrypts.getAsBoolean()) {
            return null;
        }
        String known = sealed.get(name + "\n" + value);
        if (known != null) {
            return known;
        }
        try {
            String fresh = "sealed:" + size(value) + ":" + key.seal(value, place(ref, name));
            sealed.put(name + "\n" + value, fresh);
            return fresh;
        } catch (GeneralSecurityException | IOException e) {
            return null;
        }
    }

    private static int size(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return base64.length();
        }
    }

    /** Returns the change with its values; empty when they were left out, or the key to them is another by now. */
    Optional<Entry> opened(Entry entry) {
        if (!ObjectForms.isSecret(entry.ref()) || entry.before().isEmpty()) {
            return Optional.of(entry);
        }
        try {
            return Optional.of(new Entry(
                    entry.ref(),
                    entry.before().map(document -> opened(entry.ref(), document)),
                    entry.after().map(document -> opened(entry.ref(), document))));
        } catch (ClosedException e) {
            return Optional.empty();
        }
    }

    private Document opened(ResourceRef ref, Document document) {
        return new Document(withValues(document.tree(), (name, value) -> {
            Matcher sealed = SEALED.matcher(value);
            if (!sealed.matches()) {
                throw new ClosedException();
            }
            try {
                return key.open(sealed.group(1), place(ref, name));
            } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
                throw new ClosedException();
            }
        }));
    }

    /** A value cannot be had. */
    private static final class ClosedException extends RuntimeException {}

    /** A value opens only in the place that it was sealed for, so nobody can move one to where it shows. */
    private static String place(ResourceRef ref, String name) {
        return ref + "/" + name;
    }

    /** Tells whether the journal holds something else in place of the value, or nothing. */
    static boolean hides(@Nullable Object value) {
        return value == null || SEALED.matcher(value.toString()).matches();
    }

    private interface Step {
        @Nullable String apply(String name, String value);
    }

    private static Tree withValues(Tree tree, Step step) {
        Map<String, Object> fields = new LinkedHashMap<>(tree.fields());
        for (String part : new String[] {"data", "stringData"}) {
            if (fields.containsKey(part)) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                tree.tree(part).fields().forEach((name, value) -> values.put(name, step.apply(name, value == null ? "" : value.toString())));
                fields.put(part, values);
            }
        }
        return new Tree(fields);
    }
}
