package dev.pilothouse.platform.playground.kubelet.shell;

import dev.pilothouse.platform.playground.kubelet.shell.Node.Piece;
import dev.pilothouse.platform.playground.kubelet.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What becomes of words: variables, commands and sums put in, split where they were not quoted, and patterns of file names filled in. */
final class Expansion {

    private final Shell shell;

    Expansion(Shell shell) {
        this.shell = shell;
    }

    /** Returns the words that come of these, which may be more or fewer. */
    List<String> words(List<Word> words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.addAll(fields(word)));
        return all;
    }

    /** Returns one word that is not split. */
    String one(Word word) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : word.pieces()) {
            text.append(piece.expands() ? expand(piece.text(), piece.quoted()) : piece.text());
        }
        return text.toString();
    }

    private List<String> fields(Word word) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean any = false;
        boolean pattern = false;
        for (Piece piece : word.pieces()) {
            if (piece.quoted() && piece.text().equals("$@")) {
                fields.addAll(shell.arguments());
                continue;
            }
            String text = piece.expands() ? expand(piece.text(), piece.quoted()) : piece.text();
            boolean splits = !piece.quoted() && (piece.text().contains("$") || piece.text().contains("`"));
            if (!splits) {
                field.append(text);
                any |= piece.quoted() || !text.isEmpty();
                pattern |= !piece.quoted() && (text.contains("*") || text.contains("?"));
                continue;
            }
            String[] parts = text.split("\\s+", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0 && any) {
                    fields.add(field.toString());
                    field.setLength(0);
                    any = false;
                }
                field.append(parts[i]);
                any |= !parts[i].isEmpty();
            }
        }
        if (any) {
            String last = field.toString();
            List<String> matching = pattern ? matching(last) : List.of();
            fields.addAll(matching.isEmpty() ? List.of(last) : matching);
        } else if (word.pieces().isEmpty()) {
            fields.add("");
        }
        return fields;
    }

    private List<String> matching(String pattern) {
        int slash = pattern.lastIndexOf('/');
        String directory = slash < 0 ? "" : pattern.substring(0, slash + 1);
        Pattern names = glob(pattern.substring(slash + 1));
        String path = Files.normal(shell.directory(), directory.isEmpty() ? "." : directory);
        return shell.host().files().list(path).stream().filter(name -> !name.startsWith(".") && names.matcher(name).matches()).map(name -> directory + name).toList();
    }

    static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Expands what begins with {@code $} and {@code `}; in double quotes a backslash before a few signs goes. */
    String expand(String text, boolean quoted) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && quoted && at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
                result.append(text.charAt(at + 1));
                at += 2;
            } else if (c == '`') {
                int end = text.indexOf('`', at + 1);
                result.append(shell.output(text.substring(at + 1, end)));
                at = end + 1;
            } else if (c == '$' && at + 1 < text.length()) {
                at = dollar(text, at + 1, result);
            } else {
                result.append(c);
                at++;
            }
        }
        return result.toString();
    }

    private int dollar(String text, int at, StringBuilder result) {
        char c = text.charAt(at);
        if (text.startsWith("((", at)) {
            int end = Brackets.end(text, at);
            result.append(Arithmetic.value(expand(text.substring(at + 2, end - 2), false), this::number));
            return end;
        }
        if (c == '(') {
            int end = Brackets.end(text, at);
            result.append(shell.output(text.substring(at + 1, end - 1)));
            return end;
        }
        if (c == '{') {
            int end = Brackets.end(text, at);
            result.append(braced(text.substring(at + 1, end - 1)));
            return end;
        }
        int end = at;
        if (Character.isLetter(c) || c == '_') {
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
        } else if ("?#$@*!".indexOf(c) >= 0 || Character.isDigit(c)) {
            end++;
        } else {
            result.append('$');
            return at;
        }
        result.append(shell.variable(text.substring(at, end)));
        return end;
    }

    private long number(String variable) {
        String text = shell.variable(variable);
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private String braced(String inner) {
        if (inner.startsWith("#") && inner.length() > 1) {
            return Integer.toString(shell.variable(inner.substring(1)).length());
        }
        int end = 0;
        while (end < inner.length() && (Character.isLetterOrDigit(inner.charAt(end)) || inner.charAt(end) == '_')) {
            end++;
        }
        String name = inner.substring(0, end);
        String rest = inner.substring(end);
        String value = shell.variable(name);
        if (rest.isEmpty()) {
            return value;
        }
        String operator = rest.startsWith(":") ? rest.substring(0, Math.min(2, rest.length())) : rest.substring(0, 1);
        String word = expand(rest.substring(operator.length()), false);
        return switch (operator) {
            case ":-", "-" -> value.isEmpty() ? word : value;
            case ":+", "+" -> value.isEmpty() ? "" : word;
            case ":=", "=" -> {
                if (value.isEmpty()) {
                    shell.set(name, word);
                }
                yield value.isEmpty() ? word : value;
            }
            case ":?", "?" -> {
                if (value.isEmpty()) {
                    throw new ShellError(name + ": " + (word.isEmpty() ? "parameter not set" : word));
                }
                yield value;
            }
            case "%" -> trimmed(value, word, false);
            case "#" -> trimmed(value, word, true);
            default -> throw new ShellError("syntax error: bad substitution");
        };
    }

    private static String trimmed(String value, String pattern, boolean front) {
        Pattern glob = glob(pattern.startsWith("%") || pattern.startsWith("#") ? pattern.substring(1) : pattern);
        for (int i = 0; i <= value.length(); i++) {
            int cut = front ? i : value.length() - i;
            if (glob.matcher(front ? value.substring(0, cut) : value.substring(cut)).matches()) {
                return front ? value.substring(cut) : value.substring(0, cut);
            }
        }
        return value;
    }
}
