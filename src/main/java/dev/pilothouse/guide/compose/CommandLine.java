package dev.pilothouse.guide.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command as Compose does: like a shell, with quotes and backslashes, and with no variables or patterns. */
final class CommandLine {

    private CommandLine() {}

    /** Returns the words, or nothing when a quote is not closed. */
    static Optional<List<String>> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (quote == 0 && Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                started = true;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && next != 0 && (quote == 0 || (quote == '"' && "\"\\$`".indexOf(next) >= 0))) {
                word.append(next);
                started = true;
                i++;
            } else {
                word.append(c);
                started = true;
            }
        }
        if (quote != 0) {
            return Optional.empty();
        }
        if (started) {
            words.add(word.toString());
        }
        return Optional.of(words);
    }
}
