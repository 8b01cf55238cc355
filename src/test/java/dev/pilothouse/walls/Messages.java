package dev.pilothouse.walls;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one language as their file has them.
 *
 * @param repeated keys that occur more than once
 */
public record Messages(Map<String, String> sentences, List<String> repeated) {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern QUOTED_BRACES = Pattern.compile("'[{}]+'");

    public static Messages parse(String text) throws IOException {
        Map<String, String> sentences = new TreeMap<>();
        List<String> repeated = new ArrayList<>();
        new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (sentences.put((String) key, (String) value) != null) {
                    repeated.add((String) key);
                }
                return value;
            }
        }.load(new StringReader(text));
        return new Messages(sentences, repeated);
    }

    /** Returns the sentences in which a single quote is lost, as it must be written twice. */
    public List<String> lostQuotes() {
        return sentences.entrySet().stream()
                .filter(entry -> unquoted(entry.getValue()).contains("'"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the keys that both have with different arguments. */
    public List<String> argumentsThatDifferFrom(Messages other) {
        return sentences.keySet().stream()
                .filter(other.sentences::containsKey)
                .filter(key -> !arguments(sentences.get(key)).equals(arguments(other.sentences.get(key))))
                .toList();
    }

    private static String unquoted(String sentence) {
        return QUOTED_BRACES.matcher(sentence.replace("''", "")).replaceAll("");
    }

    private static SortedSet<String> arguments(@Nullable String sentence) {
        SortedSet<String> found = new TreeSet<>();
        Matcher argument = ARGUMENT.matcher(unquoted(sentence == null ? "" : sentence));
        while (argument.find()) {
            found.add(argument.group(1));
        }
        return found;
    }
}
