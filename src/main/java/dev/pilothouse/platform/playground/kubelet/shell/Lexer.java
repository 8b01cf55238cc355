package dev.pilothouse.platform.playground.kubelet.shell;

import dev.pilothouse.platform.playground.kubelet.shell.Node.Piece;
import dev.pilothouse.platform.playground.kubelet.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;

/** Splits a script into words and operators. */
final class Lexer {

    /** A word or an operator; the end of the script is an operator without text. */
    sealed interface Token {
        record Text(Word word) implements Token {}

        record Operator(String text) implements Token {}
    }

    private static final List<String> OPERATORS = List.of("&&", "||", ";;", ">>", ">&", "<<", "\n", ";", "&", "|", "(", ")", "<", ">");

    private final String script;
    private int at;

    Lexer(String script) {
        this.script = script;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && at + 1 < script.length() && script.charAt(at + 1) == '\n') {
                at += 2;
            } else if (c == '#') {
                while (at < script.length() && script.charAt(at) != '\n') {
                    at++;
                }
            } else {
                tokens.add(token());
            }
        }
        tokens.add(new Token.Operator(""));
        return tokens;
    }

    private Token token() {
        for (String operator : OPERATORS) {
            if (script.startsWith(operator, at)) {
                at += operator.length();
                return new Token.Operator(operator);
            }
        }
        if (Character.isDigit(script.charAt(at)) && at + 1 < script.length() && "<>".indexOf(script.charAt(at + 1)) >= 0) {
            String number = script.substring(at, at + 1);
            at++;
            Token.Operator operator = (Token.Operator) token();
            return new Token.Operator(number + operator.text());
        }
        return new Token.Text(word());
    }

    private Word word() {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < script.length()) {
            char c = script.charAt(at);
            if (" \t\r\n;&|()<>".indexOf(c) >= 0) {
                break;
            }
            switch (c) {
                case '\'' -> {
                    flush(plain, pieces);
                    int end = closing('\'');
                    pieces.add(new Piece(script.substring(at + 1, end), true, false));
                    at = end + 1;
                }
                case '"' -> {
                    flush(plain, pieces);
                    pieces.add(new Piece(doubleQuoted(), true, true));
                }
                case '\\' -> {
                    flush(plain, pieces);
                    pieces.add(new Piece(at + 1 < script.length() ? script.substring(at + 1, at + 2) : "\\", true, false));
                    at += 2;
                }
                case '$', '`' -> plain.append(expansion());
                default -> {
                    plain.append(c);
                    at++;
                }
            }
        }
        flush(plain, pieces);
        return new Word(List.copyOf(pieces));
    }

    private static void flush(StringBuilder plain, List<Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Piece(plain.toString(), false, true));
            plain.setLength(0);
        }
    }

    private int closing(char quote) {
        int end = script.indexOf(quote, at + 1);
        if (end < 0) {
            throw new ShellError("syntax error: unterminated quoted string");
        }
        return end;
    }

    /** Reads up to the closing quote and leaves expansions as they are. */
    private String doubleQuoted() {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < script.length() && script.charAt(at) != '"') {
            char c = script.charAt(at);
            if (c == '$' || c == '`') {
                text.append(expansion());
            } else if (c == '\\' && at + 1 < script.length()) {
                text.append(script, at, at + 2);
                at += 2;
            } else {
                text.append(c);
                at++;
            }
        }
        if (at >= script.length()) {
            throw new ShellError("syntax error: unterminated quoted string");
        }
        at++;
        return text.toString();
    }

    /** Takes a {@code $(…)}, <code>${…}</code> or {@code `…`} as a whole, so that what is within does not end the word. */
    private String expansion() {
        int begin = at;
        if (script.charAt(at) == '`') {
            at = closing('`') + 1;
            return script.substring(begin, at);
        }
        at++;
        if (at < script.length() && (script.charAt(at) == '(' || script.charAt(at) == '{')) {
            at = Brackets.end(script, at);
        }
        return script.substring(begin, at);
    }
}
