package dev.pilothouse.text;

import dev.pilothouse.text.YamlCaret.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Goes through the lines of one document once, with a stack of the objects and lists that the indents open and close. */
final class CaretScan {

    private static final Pattern BLOCK_HEADER = Pattern.compile("\\s*([&!]\\S*\\s+)*[|>][-+0-9]*\\s*(#.*)?");
    private static final int CLOSED = Integer.MIN_VALUE;

    private final String text;
    private final int caret;
    private final List<Frame> stack = new ArrayList<>();
    private int block = CLOSED;
    private int braces;
    private String apiVersion = "";
    private String kind = "";

    /** An object or a list that is open. */
    private static final class Frame {
        private final int column;
        private final boolean list;
        private final Set<String> keys = new LinkedHashSet<>();
        private String key = "";
        private int index = -1;

        Frame(int column, boolean list) {
            this.column = column;
            this.list = list;
        }

        Object step() {
            return list ? (Object) index : key;
        }
    }

    CaretScan(String text, int caret) {
        this.text = text;
        this.caret = caret;
    }

    YamlCaret find() {
        int lineStart = start(caret);
        int first = lineStart;
        while (first > 0 && !isMarker(first)) {
            first = start(first - 1);
        }
        for (int at = isMarker(first) && first < lineStart ? next(first) : first; at < lineStart; at = next(at)) {
            line(text.substring(at, end(at)));
        }
        Found found = isMarker(lineStart) ? new Found(Role.NONE, List.of(), "", "", caret, caret, 0) : here(lineStart);
        Frame frame = found.role == Role.KEY ? stack.getLast() : new Frame(0, false);
        for (int at = next(lineStart); at < text.length() && !isMarker(at); at = next(at)) {
            line(text.substring(at, end(at)));
        }
        return new YamlCaret(
                found.role, apiVersion, kind, found.path, found.key, found.word, found.start, found.end, found.column, frame.keys);
    }

    private record Found(Role role, List<Object> path, String key, String word, int start, int end, int column) {}

    private Found here(int lineStart) {
        String line = text.substring(lineStart, end(lineStart));
        int column = caret - lineStart;
        int indent = indent(line, 0);
        boolean blank = indent == line.length();
        if ((block != CLOSED && (blank ? column : indent) > block) || braces > 0 || isComment(line, column)) {
            return nothing(line);
        }
        block = CLOSED;
        int at = indent;
        while (isDash(line, at) && at < column) {
            dash(at);
            at = indent(line, at + 1);
        }
        int place = at >= line.length() ? column : at;
        int colon = keyEnd(line, at);
        if (column < place || isDash(line, at)) {
            return nothing(line);
        }
        if (colon >= 0 && column > colon) {
            key(at, unquoted(line.substring(at, colon)));
            return value(line, lineStart, colon, column, at);
        }
        List<Object> path = open(place);
        int end = colon >= 0 ? colon : wordEnd(line, place);
        String key = colon >= 0 ? unquoted(line.substring(at, colon)) : "";
        String word = line.substring(Math.min(place, column), column);
        return new Found(Role.KEY, path, key, word, lineStart + place, lineStart + Math.max(end, column), place);
    }

    private Found nothing(String line) {
        line(line);
        return new Found(Role.NONE, path(), "", "", caret, caret, 0);
    }

    private Found value(String line, int lineStart, int colon, int column, int key) {
        List<Object> path = path();
        rememberRoot(line.substring(colon + 1));
        int first = Math.min(indent(line, colon + 1), column);
        int end = Math.max(column, commentStart(line, colon + 1));
        while (end > column && line.charAt(end - 1) == ' ') {
            end--;
        }
        String written = line.substring(first, end);
        boolean plain = written.isEmpty() || "{[|>&*!".indexOf(written.charAt(0)) < 0;
        if (!plain) {
            opened(line.substring(colon + 1), key);
        }
        String name = unquoted(line.substring(key, colon));
        return new Found(
                plain ? Role.VALUE : Role.NONE, path, name, line.substring(first, column), lineStart + first, lineStart + end, key);
    }

    /** Makes room for a key at the column and returns the path of the object that it is in. */
    private List<Object> open(int column) {
        close(column, false);
        boolean there = !stack.isEmpty() && stack.getLast().column == column;
        List<Object> path = path();
        if (there) {
            return path.subList(0, path.size() - 1);
        }
        stack.add(new Frame(column, false));
        return path;
    }

    private List<Object> path() {
        return new ArrayList<>(stack.stream().map(Frame::step).toList());
    }

    private void line(String line) {
        int indent = indent(line, 0);
        if (indent == line.length() || (block != CLOSED && indent > block)) {
            return;
        }
        block = CLOSED;
        if (braces > 0) {
            braces = Math.max(0, braces + balance(line));
            return;
        }
        if (line.charAt(indent) == '#') {
            return;
        }
        int at = indent;
        int parent = indent - 1;
        while (isDash(line, at)) {
            dash(at);
            parent = at;
            at = indent(line, at + 1);
        }
        int colon = keyEnd(line, at);
        if (colon >= 0) {
            key(at, unquoted(line.substring(at, colon)));
            rememberRoot(line.substring(colon + 1));
            parent = at;
        }
        opened(line.substring(colon >= 0 ? colon + 1 : at), parent);
    }

    private void opened(String value, int parent) {
        if (BLOCK_HEADER.matcher(value).matches()) {
            block = parent;
        } else {
            braces = Math.max(0, balance(value));
        }
    }

    private void rememberRoot(String value) {
        if (stack.size() == 1 && !stack.getFirst().list) {
            String plain = unquoted(value.substring(0, commentStart(value, 0)).strip());
            switch (stack.getFirst().key) {
                case "apiVersion" -> apiVersion = plain;
                case "kind" -> kind = plain;
                default -> {}
            }
        }
    }

    private void dash(int column) {
        close(column, true);
        if (stack.isEmpty() || !stack.getLast().list || stack.getLast().column != column) {
            stack.add(new Frame(column, true));
        }
        stack.getLast().index++;
    }

    private void key(int column, String name) {
        close(column, false);
        if (stack.isEmpty() || stack.getLast().column != column) {
            stack.add(new Frame(column, false));
        }
        stack.getLast().key = name;
        stack.getLast().keys.add(name);
    }

    /** Closes what a dash or key at the column ends. A list may stand at the column of the key that it belongs to. */
    private void close(int column, boolean dash) {
        while (!stack.isEmpty()
                && (stack.getLast().column > column || (!dash && stack.getLast().column == column && stack.getLast().list))) {
            stack.removeLast();
        }
    }

    private static boolean isDash(String line, int at) {
        return at < line.length() && line.charAt(at) == '-' && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
    }

    private static int indent(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Returns where the colon of the key is that starts here, or -1. */
    private static int keyEnd(String line, int from) {
        int at = from;
        if (at < line.length() && "\"'".indexOf(line.charAt(at)) >= 0) {
            int close = line.indexOf(line.charAt(at), at + 1);
            at = close < 0 ? line.length() : close + 1;
            return at < line.length() && line.charAt(at) == ':' ? at : -1;
        }
        if (at < line.length() && "{[#&*!|>".indexOf(line.charAt(at)) >= 0) {
            return -1;
        }
        for (; at < line.length(); at++) {
            if (line.charAt(at) == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
                return at;
            }
            if (line.charAt(at) == '#' && at > from && line.charAt(at - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static int wordEnd(String line, int from) {
        int at = Math.min(from, line.length());
        while (at < line.length() && line.charAt(at) != ' ') {
            at++;
        }
        return at;
    }

    private static boolean isComment(String line, int column) {
        return commentStart(line, 0) < column;
    }

    /** Returns where the comment of the line starts, its end when it has none. */
    private static int commentStart(String line, int from) {
        char quote = 0;
        for (int at = from; at < line.length(); at++) {
            char next = line.charAt(at);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if ((next == '"' || next == '\'') && (at == from || " [{,:".indexOf(line.charAt(at - 1)) >= 0)) {
                quote = next;
            } else if (next == '#' && (at == 0 || line.charAt(at - 1) == ' ')) {
                return at;
            }
        }
        return line.length();
    }

    private static int balance(String value) {
        int balance = 0;
        char quote = 0;
        int end = commentStart(value, 0);
        boolean flow = !value.isBlank() && "{[".indexOf(value.strip().charAt(0)) >= 0;
        for (int at = 0; at < end; at++) {
            char next = value.charAt(at);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if (next == '{' || next == '[') {
                balance += flow ? 1 : 0;
            } else if (next == '}' || next == ']') {
                balance--;
            }
        }
        return balance;
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1 && "\"'".indexOf(word.charAt(0)) >= 0 && word.charAt(word.length() - 1) == word.charAt(0);
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private int start(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int end(int from) {
        int end = text.indexOf('\n', from);
        end = end < 0 ? text.length() : end;
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int next(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private boolean isMarker(int lineStart) {
        return YamlPart.isMarker(text.substring(lineStart, Math.min(end(lineStart), lineStart + 4)));
    }
}
