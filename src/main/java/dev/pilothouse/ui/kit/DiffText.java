package dev.pilothouse.ui.kit;

import dev.pilothouse.text.Difference.Span;
import dev.pilothouse.ui.kit.YamlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Cuts one line of YAML into pieces that a difference shows in one look each: coloured as one part of the syntax, changed or not. */
final class DiffText {

    /** Longer lines are cut on the screen, so that one of them cannot stop the window; copies have all of it. */
    static final int LONGEST_SHOWN = 2000;

    private static final String PLAIN = "yaml-punctuation";

    private DiffText() {}

    /** Text of one look. */
    record Piece(String text, String styleClass, boolean changed) {}

    /** Returns the pieces of a line in order; together they are the line, cut at {@link #LONGEST_SHOWN}. */
    static List<Piece> pieces(String line, List<Span> changedWords) {
        String shown = line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
        List<Token> tokens = new ArrayList<>();
        YamlLexer.line(shown, YamlLexer.OUTSIDE, tokens);
        NavigableSet<Integer> cuts = new TreeSet<>();
        cuts.add(0);
        tokens.forEach(token -> addAll(cuts, token.start(), token.end()));
        changedWords.forEach(span -> addAll(cuts, span.start(), span.end()));
        List<Piece> pieces = new ArrayList<>();
        for (int start : cuts.headSet(shown.length())) {
            Integer next = cuts.higher(start);
            int end = next == null ? shown.length() : Math.min(next, shown.length());
            pieces.add(new Piece(shown.substring(start, end), styleAt(tokens, start), changedAt(changedWords, start)));
        }
        return pieces;
    }

    private static void addAll(NavigableSet<Integer> cuts, int start, int end) {
        cuts.add(start);
        cuts.add(end);
    }

    private static String styleAt(List<Token> tokens, int at) {
        return tokens.stream()
                .filter(token -> token.start() <= at && at < token.end())
                .map(token -> token.part().styleClass())
                .findFirst()
                .orElse(PLAIN);
    }

    private static boolean changedAt(List<Span> words, int at) {
        return words.stream().anyMatch(span -> span.start() <= at && at < span.end());
    }
}
