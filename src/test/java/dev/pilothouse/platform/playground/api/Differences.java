package dev.pilothouse.platform.playground.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells where two documents differ, as lines {@code /path/to/it: expected | actual}. */
final class Differences {

    private static final int LONGEST = 160;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> of(Object expected, Object actual) {
        Differences differences = new Differences();
        differences.compare("", expected, actual);
        return differences.found;
    }

    private void compare(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
            Set<String> keys = new TreeSet<>();
            left.keySet().forEach(key -> keys.add(String.valueOf(key)));
            right.keySet().forEach(key -> keys.add(String.valueOf(key)));
            keys.forEach(key -> compare(path + "/" + key, left.get(key), right.get(key)));
        } else if (expected instanceof List<?> left && actual instanceof List<?> right && left.size() == right.size()) {
            if (!new HashSet<>(left).equals(new HashSet<>(right))) {
                for (int i = 0; i < left.size(); i++) {
                    compare(path + "/" + i, left.get(i), right.get(i));
                }
            }
        } else if (!Objects.equals(expected, actual)) {
            found.add(path + ": " + shortened(expected) + " | " + shortened(actual));
        }
    }

    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value).replace('\n', ' ');
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
