package dev.pilothouse.kubeconfig;

import dev.pilothouse.text.PlainScalar;
import java.util.regex.Pattern;

/** Text as a YAML scalar: plain where nobody could read it as anything else, quoted where not. */
final class ScalarText {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z_](?:[A-Za-z0-9_./@:+-]*[A-Za-z0-9_./@+-])?");
    private static final Pattern SINGLE_QUOTABLE = Pattern.compile("[\\p{Print}\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]*");

    private ScalarText() {}

    /**
     * Writes the text.
     *
     * @param quote kind of quote to use even if none is needed, or a space for none
     * @param flow it stands within braces, where a colon alone separates
     */
    static String write(String text, char quote, boolean flow) {
        boolean plain = SAFE.matcher(text).matches()
                && text.equals(PlainScalar.resolve(text))
                && !(flow && text.contains(":"));
        if (plain && quote == ' ') {
            return text;
        }
        return quote != '"' && SINGLE_QUOTABLE.matcher(text).matches()
                ? "'" + text.replace("'", "''") + "'"
                : doubleQuoted(text);
    }

    private static String doubleQuoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (SINGLE_QUOTABLE.matcher(Character.toString(character)).matches()) {
                quoted.appendCodePoint(character);
            } else {
                quoted.append("\\U%08x".formatted(character));
            }
        });
        return quoted.append('"').toString();
    }
}
