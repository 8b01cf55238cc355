package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Endings of generated names, made of letters and digits that spell no words and are not taken for one another.
 *
 * <p>Alphabet and form as in {@code k8s.io/apimachinery/pkg/util/rand}; hashes are FNV-1a of 32 bits as in the real controllers, over
 * sorted JSON instead of a Go dump, so they are of the same form but not the same.
 */
final class SafeNames {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LONGEST_BASE = 63 - 5;

    private SafeNames() {}

    /** Returns the base, shortened if need be, with five random characters. */
    static String generate(String base, RandomGenerator chance) {
        StringBuilder name = new StringBuilder(base.length() > LONGEST_BASE ? base.substring(0, LONGEST_BASE) : base);
        for (int i = 0; i < 5; i++) {
            name.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    /** Returns a short name of a tree's content; with a count of collisions, another one. */
    static String hash(Tree tree, long collisions) {
        int hash = fnv(0x811c9dc5, Json.write(new Tree(sorted(tree.fields()))).getBytes(StandardCharsets.UTF_8));
        if (collisions > 0) {
            hash = fnv(hash, new byte[] {(byte) collisions, (byte) (collisions >> 8), (byte) (collisions >> 16), (byte) (collisions >> 24)});
        }
        return encode(Integer.toUnsignedString(hash));
    }

    private static String encode(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(character -> safe.append(ALPHABET.charAt(character % ALPHABET.length())));
        return safe.toString();
    }

    private static int fnv(int start, byte[] bytes) {
        int hash = start;
        for (byte next : bytes) {
            hash = (hash ^ (next & 0xff)) * 0x01000193;
        }
        return hash;
    }

    private static Map<String, Object> sorted(Map<?, ?> fields) {
        Map<String, Object> sorted = new TreeMap<>();
        fields.forEach((key, value) -> {
            Object content = sortedValue(value);
            if (content != null) {
                sorted.put(String.valueOf(key), content);
            }
        });
        return sorted;
    }

    private static @Nullable Object sortedValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> list.stream().map(SafeNames::sortedValue).toList();
            default -> value;
        };
    }
}
