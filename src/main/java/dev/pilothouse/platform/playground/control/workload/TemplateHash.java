package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.GeneratedNames;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A short name of a template's content, for the replica sets and revisions made of it: the same content has the same name.
 *
 * <p>FNV-1a of 32 bits as in the real controllers, over sorted JSON instead of a Go dump, so names are of the same form but not the same.
 */
final class TemplateHash {

    private TemplateHash() {}

    /** Returns the name; with a count of collisions, another one. */
    static String of(Tree tree, long collisions) {
        int hash = fnv(0x811c9dc5, Json.write(new Tree(sorted(tree.fields()))).getBytes(StandardCharsets.UTF_8));
        if (collisions > 0) {
            hash = fnv(hash, new byte[] {(byte) collisions, (byte) (collisions >> 8), (byte) (collisions >> 16), (byte) (collisions >> 24)});
        }
        return encode(Integer.toUnsignedString(hash));
    }

    private static String encode(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(character -> safe.append(GeneratedNames.ALPHABET.charAt(character % GeneratedNames.ALPHABET.length())));
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
            case List<?> list -> list.stream().map(TemplateHash::sortedValue).toList();
            default -> value;
        };
    }
}
