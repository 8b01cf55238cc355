package dev.pilothouse.guide.editor;

import dev.pilothouse.text.YamlText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds fields of a text by words of their path. */
public final class FieldSearch {

    private FieldSearch() {}

    /**
     * A field that was found.
     *
     * @param path with the indexes of items: {@code spec.containers[0].image}
     */
    public record Target(int line, int document, String path) {}

    /**
     * Returns the fields whose path holds all the words, in their order; those that end in the last word come first.
     *
     * @param sought words apart by spaces or points, for example {@code cont image} or {@code spec.replicas}
     * @param most how many at most
     */
    public static List<Target> find(YamlText text, String sought, int most) {
        List<String> words = List.of(sought.strip().toLowerCase(Locale.ROOT).split("[\\s.]+"));
        return text.outline().stream()
                .map(field -> new Target(field.line(), field.place().document(), path(field.place().path())))
                .filter(target -> holds(target.path().toLowerCase(Locale.ROOT), words))
                .sorted(Comparator.comparing(target -> !last(target.path()).startsWith(words.getLast())))
                .limit(most)
                .toList();
    }

    private static boolean holds(String path, List<String> words) {
        int from = 0;
        for (String word : words) {
            int at = path.indexOf(word, from);
            if (at < 0) {
                return false;
            }
            from = at + word.length();
        }
        return true;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String path(List<Object> steps) {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }
}
