package dev.pilothouse.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where a text was found, in the order of the document. Lines count from 0. */
record YamlMatches(List<Match> all, Map<Integer, List<Match>> byLine) {

    static final YamlMatches NONE = new YamlMatches(List.of(), Map.of());

    /** Part of a line from start to before end. */
    record Match(int line, int start, int end) {}

    /** Finds a text without regard to case; an empty one is nowhere. */
    static YamlMatches find(List<String> lines, String sought) {
        if (sought.isEmpty()) {
            return NONE;
        }
        String lower = sought.toLowerCase(Locale.ROOT);
        List<Match> all = new ArrayList<>();
        Map<Integer, List<Match>> byLine = new TreeMap<>();
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).toLowerCase(Locale.ROOT);
            for (int at = text.indexOf(lower); at >= 0; at = text.indexOf(lower, at + lower.length())) {
                Match match = new Match(line, at, at + lower.length());
                all.add(match);
                byLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(match);
            }
        }
        return new YamlMatches(all, byLine);
    }

    boolean in(int line) {
        return byLine.containsKey(line);
    }

    List<Match> of(int line) {
        return byLine.getOrDefault(line, List.of());
    }

    Stream<Integer> lines() {
        return byLine.keySet().stream();
    }

    /** Returns the index of the first match at or after that place, wrapping round; -1 when there is none. */
    int from(int line, int column) {
        for (int i = 0; i < all.size(); i++) {
            Match match = all.get(i);
            if (match.line() > line || match.line() == line && match.start() >= column) {
                return i;
            }
        }
        return all.isEmpty() ? -1 : 0;
    }
}
