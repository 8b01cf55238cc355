package dev.pilothouse.platform.playground.kubelet.shell;

/** Finds where a bracket closes, with quotes and inner brackets in mind. */
final class Brackets {

    private Brackets() {}

    /** Returns the position after the bracket that closes the one at {@code from}. */
    static int end(String text, int from) {
        char open = text.charAt(from);
        char close = open == '(' ? ')' : '}';
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' && open == '(') {
                i = text.indexOf('\'', i + 1);
                if (i < 0) {
                    break;
                }
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
        }
        throw new ShellError("syntax error: unexpected end of file (expecting \"" + close + "\")");
    }
}
