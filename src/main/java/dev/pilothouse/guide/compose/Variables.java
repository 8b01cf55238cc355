package dev.pilothouse.guide.compose;

import dev.pilothouse.model.ProblemCode;
import java.util.Optional;

/**
 * Fills variables into a text as Compose does: <code>$NAME</code>, <code>${NAME}</code>, <code>${NAME:-otherwise}</code>,
 * <code>${NAME-otherwise}</code>, <code>${NAME:+instead}</code>, <code>${NAME:?why}</code> and <code>$$</code> for a dollar sign.
 */
final class Variables {

    private static final int DEEPEST = 20;

    private final Node node;

    private Variables(Node node) {
        this.node = node;
    }

    static String fillIn(String text, Node node) {
        return text.indexOf('$') < 0 ? text : new Variables(node).fill(text, 0);
    }

    private String fill(String text, int depth) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (c != '$') {
                filled.append(c);
                at++;
            } else if (next == '$') {
                filled.append('$');
                at += 2;
            } else if (next == '{') {
                int end = closing(text, at + 2);
                if (end < 0 || depth > DEEPEST) {
                    node.wrong("${NAME:-value}");
                    return filled.append(text, at, text.length()).toString();
                }
                filled.append(braced(text.substring(at + 2, end), depth));
                at = end + 1;
            } else if (isStart(next)) {
                int end = nameEnd(text, at + 1);
                filled.append(plain(text.substring(at + 1, end)));
                at = end;
            } else {
                filled.append(c);
                at++;
            }
        }
        return filled.toString();
    }

    private String braced(String inside, int depth) {
        int end = nameEnd(inside, 0);
        String name = inside.substring(0, end);
        String rest = inside.substring(end);
        if (name.isEmpty()) {
            node.wrong("${NAME:-value}");
            return "";
        }
        if (rest.isEmpty()) {
            return plain(name);
        }
        boolean emptyCounts = !rest.startsWith(":");
        String operator = emptyCounts ? rest : rest.substring(1);
        Optional<String> set = node.source().variables().apply(name).filter(value -> emptyCounts || !value.isEmpty());
        String word = operator.isEmpty() ? "" : operator.substring(1);
        return switch (operator.isEmpty() ? ' ' : operator.charAt(0)) {
            case '-' -> set.orElseGet(() -> fill(word, depth + 1));
            case '+' -> set.isPresent() ? fill(word, depth + 1) : "";
            case '?' -> {
                if (set.isEmpty()) {
                    node.problem(ProblemCode.COMPOSE_VARIABLE, name, word.isBlank() ? name : word);
                }
                yield set.orElse("");
            }
            default -> {
                node.wrong("${NAME:-value}");
                yield "";
            }
        };
    }

    private String plain(String name) {
        Optional<String> value = node.source().variables().apply(name);
        if (value.isEmpty()) {
            node.left("variable", name);
        }
        return value.orElse("");
    }

    /** Braces may stand in each other. */
    private static int closing(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
            if (text.startsWith("${", i)) {
                open++;
            }
        }
        return -1;
    }

    private static boolean isStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (isStart(text.charAt(end)) || (end > from && Character.isDigit(text.charAt(end))))) {
            end++;
        }
        return end;
    }
}
