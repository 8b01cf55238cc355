package dev.pilothouse.platform.playground.api;

import java.io.ByteArrayOutputStream;

/** Breaks compact JSON into lines with two spaces of indent, without reading it as a tree. */
final class PrettyJson {

    private final ByteArrayOutputStream out;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean justOpened;

    private PrettyJson(int size) {
        out = new ByteArrayOutputStream(size);
    }

    static byte[] of(byte[] compact) {
        PrettyJson pretty = new PrettyJson(compact.length * 2);
        for (byte next : compact) {
            pretty.put(next);
        }
        return pretty.out.toByteArray();
    }

    private void put(byte next) {
        if (inText) {
            out.write(next);
            inText = escaped || next != '"';
            escaped = !escaped && next == '\\';
            return;
        }
        boolean closes = next == '}' || next == ']';
        if (justOpened && !closes) {
            line();
        }
        if (closes) {
            depth--;
            if (!justOpened) {
                line();
            }
        }
        out.write(next);
        justOpened = next == '{' || next == '[';
        switch (next) {
            case '{', '[' -> depth++;
            case ',' -> line();
            case ':' -> out.write(' ');
            case '"' -> inText = true;
            default -> {}
        }
    }

    private void line() {
        out.write('\n');
        for (int i = 0; i < depth; i++) {
            out.write(' ');
            out.write(' ');
        }
    }
}
