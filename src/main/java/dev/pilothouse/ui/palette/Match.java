package dev.pilothouse.ui.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well a few letters fit a text: the letters of each word in their order, beginnings of words first.
 *
 * @param score higher fits better
 * @param positions of the letters that matched, ascending
 */
record Match(int score, List<Integer> positions) {

    private static final int START = 40;
    private static final int WORD_START = 20;
    private static final int NEXT_TO = 12;
    private static final int GAP = 2;
    private static final int WHOLE = 60;

    static final Match ANYTHING = new Match(0, List.of());

    /** Matches the query against the text, word by word of the query; empty when a letter is missing. */
    static Optional<Match> of(String query, String text) {
        String letters = query.strip().toLowerCase(Locale.ROOT);
        if (letters.isEmpty()) {
            return Optional.of(ANYTHING);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        List<Integer> positions = new ArrayList<>();
        int score = lower.equals(letters) ? WHOLE : 0;
        int from = 0;
        for (String word : letters.split("\\s+")) {
            Optional<Match> match = word(word, lower, text, from);
            if (match.isEmpty() && from > 0) {
                match = word(word, lower, text, 0);
            }
            if (match.isEmpty()) {
                return Optional.empty();
            }
            score += match.get().score;
            positions.addAll(match.get().positions);
            from = match.get().positions.getLast() + 1;
        }
        return Optional.of(new Match(score - lower.length() / 8, positions.stream().sorted().distinct().toList()));
    }

    /** A run of letters that stands together beats scattered ones. */
    private static Optional<Match> word(String word, String lower, String text, int from) {
        int together = best(word, lower, text, from);
        if (together >= 0) {
            List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < word.length(); i++) {
                positions.add(together + i);
            }
            int score = NEXT_TO * (word.length() - 1) + place(text, together) + 10;
            return Optional.of(new Match(score, positions));
        }
        return scattered(word, lower, text, from);
    }

    private static int best(String word, String lower, String text, int from) {
        int first = -1;
        for (int at = lower.indexOf(word, from); at >= 0; at = lower.indexOf(word, at + 1)) {
            if (place(text, at) > 0) {
                return at;
            }
            if (first < 0) {
                first = at;
            }
        }
        return first;
    }

    private static Optional<Match> scattered(String word, String lower, String text, int from) {
        List<Integer> positions = new ArrayList<>();
        int score = 0;
        int at = from;
        for (int i = 0; i < word.length(); i++) {
            int found = next(lower, text, word.charAt(i), at, positions.isEmpty());
            if (found < 0) {
                return Optional.empty();
            }
            if (!positions.isEmpty() && found == positions.getLast() + 1) {
                score += NEXT_TO;
            } else {
                score += place(text, found) - GAP * Math.min(8, found - at);
            }
            positions.add(found);
            at = found + 1;
        }
        return Optional.of(new Match(score, positions));
    }

    /** Prefers a letter that starts a word over the next one in a row, except right after a match. */
    private static int next(String lower, String text, char letter, int from, boolean first) {
        int plain = lower.indexOf(letter, from);
        if (plain == from && !first) {
            return plain;
        }
        for (int at = plain; at >= 0; at = lower.indexOf(letter, at + 1)) {
            if (place(text, at) > 0) {
                return at;
            }
        }
        return plain;
    }

    private static int place(String text, int at) {
        if (at == 0) {
            return START;
        }
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        boolean boundary = !Character.isLetterOrDigit(before) || (Character.isUpperCase(here) && Character.isLowerCase(before));
        return boundary ? WORD_START : 0;
    }
}
