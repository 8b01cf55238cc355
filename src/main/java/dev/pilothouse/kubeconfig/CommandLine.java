package dev.pilothouse.kubeconfig;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a command as one line that a person can read without doubt where a word ends. */
final class CommandLine {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=,@%+…-]+");

    private CommandLine() {}

    static String quote(List<String> words) {
        return words.stream().map(CommandLine::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        String visible = PlainText.of(word);
        return PLAIN.matcher(visible).matches() ? visible : "'" + visible.replace("'", "'\\''") + "'";
    }
}
