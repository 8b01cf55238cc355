package dev.pilothouse.ui.kit;

import java.util.List;

/**
 * Splits a line of YAML into the parts that a person tells apart: keys, values, comments, anchors.
 *
 * <p>Line by line, so that a key press costs one line and not the document. What a line leaves open is carried as a state: the
 * indent of the key whose block scalar ({@code |} or {@code >}) goes on, or {@link #OUTSIDE}. Strings in quotes that span lines are
 * coloured as they look on each line.
 */
final class YamlLexer {

    /** No block scalar is open. */
    static final int OUTSIDE = -1;

    private final String line;
    private final List<Token> tokens;
    private int at;

    private YamlLexer(String line, List<Token> tokens) {
        this.line = line;
        this.tokens = tokens;
    }

    /** What a part of a line is, and the style class that colours it. */
    enum Part {
        KEY("yaml-key"),
        STRING("yaml-string"),
        NUMBER("yaml-number"),
        COMMENT("yaml-comment"),
        ANCHOR("yaml-anchor"),
        PUNCTUATION("yaml-punctuation");

        private final String styleClass;

        Part(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }

    /** A part from start to before end. */
    record Token(int start, int end, Part part) {}

    /** Adds the tokens of a line, ordered and without overlap, and returns the state that it leaves. */
    static int line(String line, int state, List<Token> tokens) {
        int indent = indent(line);
        if (state != OUTSIDE) {
            if (indent == line.length()) {
                return state;
            }
            if (indent > state) {
                tokens.add(new Token(indent, line.length(), Part.STRING));
                return state;
            }
        }
        return new YamlLexer(line, tokens).fromIndent(indent);
    }

    /** Returns how many spaces the line starts with. */
    static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** Returns where the line after this one is likely to start: at its key, or a step deeper when the key has no value yet. */
    static int nextIndent(String line) {
        int at = indent(line);
        boolean item = line.startsWith("- ", at) && line.indexOf(':') > at;
        for (; line.startsWith("- ", at); at += 2) {
            if (!item) {
                return at;
            }
        }
        String bare = line.strip();
        return bare.endsWith(":") && !bare.startsWith("#") ? at + 2 : at;
    }

    private int fromIndent(int indent) {
        at = indent;
        if (line.startsWith("---") || line.startsWith("...")) {
            add(0, 3, Part.PUNCTUATION);
            at = 3;
        }
        int parent = indent;
        while (at < line.length() && line.charAt(at) == '-' && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
            parent = at;
            add(at, at + 1, Part.PUNCTUATION);
            at++;
            skipSpaces();
        }
        int keyEnd = keyEnd();
        if (keyEnd > at) {
            parent = at;
            add(at, keyEnd, Part.KEY);
            add(keyEnd, keyEnd + 1, Part.PUNCTUATION);
            at = keyEnd + 1;
        }
        return values() ? parent : OUTSIDE;
    }

    /** Returns where the key ends that starts here, or -1 when none does. */
    private int keyEnd() {
        int i = at;
        if (i < line.length() && isQuote(line.charAt(i))) {
            i = quotedEnd(i);
            return i < line.length() && isKeyColon(i) ? i : -1;
        }
        for (; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == '#' && (i == at || line.charAt(i - 1) == ' ')) || (i == at && (c == '{' || c == '['))) {
                return -1;
            }
            if (isKeyColon(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isKeyColon(int i) {
        return line.charAt(i) == ':' && (i + 1 == line.length() || line.charAt(i + 1) == ' ');
    }

    /** Reads what stands after key and dashes; tells whether a block scalar starts. */
    private boolean values() {
        boolean opensBlock = false;
        while (true) {
            skipSpaces();
            if (at >= line.length()) {
                return opensBlock;
            }
            char c = line.charAt(at);
            if (c == '#') {
                add(at, line.length(), Part.COMMENT);
                return opensBlock;
            }
            if (isQuote(c)) {
                int end = quotedEnd(at);
                boolean key = end < line.length() && isKeyColon(end);
                add(at, end, key ? Part.KEY : Part.STRING);
                at = end;
            } else if ((c == '|' || c == '>') && isBlockHeader()) {
                add(at, at + 1, Part.PUNCTUATION);
                at++;
                while (at < line.length() && line.charAt(at) != ' ') {
                    at++;
                }
                opensBlock = true;
            } else if ("{}[],:".indexOf(c) >= 0) {
                add(at, at + 1, Part.PUNCTUATION);
                at++;
            } else if (c == '&' || c == '*' || c == '!') {
                int end = at;
                while (end < line.length() && " ,]}".indexOf(line.charAt(end)) < 0) {
                    end++;
                }
                add(at, end, Part.ANCHOR);
                at = end;
            } else {
                plain();
            }
        }
    }

    private boolean isBlockHeader() {
        int i = at + 1;
        while (i < line.length() && "+-0123456789".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        String rest = line.substring(i).strip();
        return rest.isEmpty() || rest.startsWith("#");
    }

    private void plain() {
        int end = at;
        while (end < line.length()) {
            char c = line.charAt(end);
            boolean comment = c == '#' && end > at && line.charAt(end - 1) == ' ';
            if (comment || (isFlow() && ",]}".indexOf(c) >= 0) || (end > at && isKeyColon(end))) {
                break;
            }
            end++;
        }
        int last = end;
        while (last > at && line.charAt(last - 1) == ' ') {
            last--;
        }
        boolean key = end < line.length() && line.charAt(end) == ':';
        add(at, last, key ? Part.KEY : isConstant(line.substring(at, last)) ? Part.NUMBER : Part.STRING);
        at = Math.max(end, at + 1);
    }

    /** Tells whether a flow collection was opened before on this line. */
    private boolean isFlow() {
        return tokens.stream().anyMatch(token -> token.end() - token.start() == 1 && "{[".indexOf(line.charAt(token.start())) >= 0);
    }

    private static boolean isConstant(String word) {
        return switch (word) {
            case "true", "false", "null", "~" -> true;
            default -> isNumber(word);
        };
    }

    private static boolean isNumber(String word) {
        boolean digit = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c != '.' && c != 'e' && c != 'E' && !(c == '-' || c == '+')) {
                return false;
            }
        }
        return digit && word.indexOf('.') == word.lastIndexOf('.') && word.lastIndexOf('-') <= 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private int quotedEnd(int start) {
        char quote = line.charAt(start);
        int i = start + 1;
        while (i < line.length() && line.charAt(i) != quote) {
            i += quote == '"' && line.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(line.length(), i + 1);
    }

    private void skipSpaces() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    private void add(int start, int end, Part part) {
        if (end > start) {
            tokens.add(new Token(start, end, part));
        }
    }
}
