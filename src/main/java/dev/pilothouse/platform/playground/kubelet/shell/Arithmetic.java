package dev.pilothouse.platform.playground.kubelet.shell;

import java.util.function.ToLongFunction;

/** Whole numbers as in {@code $((1 + n * 2))}: + - * / % and comparisons, brackets and variables. */
final class Arithmetic {

    private final String text;
    private final ToLongFunction<String> variables;
    private int at;

    private Arithmetic(String text, ToLongFunction<String> variables) {
        this.text = text;
        this.variables = variables;
    }

    static long value(String text, ToLongFunction<String> variables) {
        Arithmetic arithmetic = new Arithmetic(text, variables);
        long value = arithmetic.comparison();
        arithmetic.skipSpace();
        if (arithmetic.at < text.length()) {
            throw new ShellError("arithmetic syntax error");
        }
        return value;
    }

    private long comparison() {
        long left = sum();
        for (String operator : new String[] {"<=", ">=", "==", "!=", "<", ">"}) {
            if (take(operator)) {
                long right = sum();
                boolean holds = switch (operator) {
                    case "<=" -> left <= right;
                    case ">=" -> left >= right;
                    case "==" -> left == right;
                    case "!=" -> left != right;
                    case "<" -> left < right;
                    default -> left > right;
                };
                return holds ? 1 : 0;
            }
        }
        return left;
    }

    private long sum() {
        long value = product();
        while (true) {
            if (take("+")) {
                value += product();
            } else if (take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private long product() {
        long value = unary();
        while (true) {
            if (take("*")) {
                value *= unary();
            } else if (take("/")) {
                value /= divisor();
            } else if (take("%")) {
                value %= divisor();
            } else {
                return value;
            }
        }
    }

    private long divisor() {
        long value = unary();
        if (value == 0) {
            throw new ShellError("divide by zero");
        }
        return value;
    }

    private long unary() {
        if (take("-")) {
            return -unary();
        }
        if (take("(")) {
            long value = comparison();
            if (!take(")")) {
                throw new ShellError("arithmetic syntax error");
            }
            return value;
        }
        skipSpace();
        int begin = at;
        if (at < text.length() && text.charAt(at) == '$') {
            at++;
            begin++;
        }
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(begin, at);
        if (word.isEmpty()) {
            throw new ShellError("arithmetic syntax error");
        }
        if (!Character.isDigit(word.charAt(0))) {
            return variables.applyAsLong(word);
        }
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new ShellError("arithmetic syntax error");
        }
    }

    private boolean take(String operator) {
        skipSpace();
        if (text.startsWith(operator, at)) {
            at += operator.length();
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
