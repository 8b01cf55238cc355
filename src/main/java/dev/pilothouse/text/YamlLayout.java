package dev.pilothouse.text;

import dev.pilothouse.text.YamlNode.Alias;
import dev.pilothouse.text.YamlNode.Entry;
import dev.pilothouse.text.YamlNode.Mapping;
import dev.pilothouse.text.YamlNode.Scalar;
import dev.pilothouse.text.YamlNode.Sequence;

/** Where things stand in the text of one document: lines, columns, and where a value really begins and ends. */
record YamlLayout(String text) {

    /** Returns the line break that the text uses. */
    String lineBreak() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    int lineStart(int at) {
        int start = at;
        while (start > 0 && !isBreak(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Returns where the line's break stands, or the end of the text. */
    int lineEnd(int at) {
        int end = at;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns where the next line starts, given where one ends. */
    int nextLine(int lineEnd) {
        if (text.startsWith("\r\n", lineEnd)) {
            return lineEnd + 2;
        }
        return Math.min(lineEnd + 1, text.length());
    }

    /** Returns where the line before the one that starts here ends. */
    int previousLineEnd(int lineStart) {
        return lineStart >= 2 && text.startsWith("\r\n", lineStart - 2) ? lineStart - 2 : lineStart - 1;
    }

    int column(int at) {
        return at - lineStart(at);
    }

    char charAt(int at) {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /** Tells whether nothing but white space is before this place on its line. */
    boolean startsLine(int at) {
        return isBlank(lineStart(at), at);
    }

    boolean isBlank(int from, int to) {
        return text.substring(from, to).isBlank();
    }

    /** Returns the next place at or after this one that is neither white space nor comment. */
    int skip(int from) {
        int at = from;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '#') {
                at = lineEnd(at);
            } else if (next == ' ' || next == '\t' || isBreak(next)) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Returns where the value begins behind its anchor and tag. */
    int contentStart(YamlNode node) {
        if (node instanceof Alias) {
            return node.start();
        }
        if (node instanceof Mapping mapping && !mapping.flow()) {
            return entryStart(mapping.entries().getFirst());
        }
        int at = node.start();
        while ((charAt(at) == '&' || charAt(at) == '!') && !(node instanceof Scalar && at >= node.end())) {
            while (at < text.length() && " \t\r\n,[]{}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            at = skip(at);
        }
        return node instanceof Scalar ? Math.min(at, node.end()) : at;
    }

    /** Tells whether the value has a tag, which says what type it is. */
    boolean hasTag(YamlNode node) {
        return text.substring(node.start(), Math.max(node.start(), contentStart(node))).indexOf('!') >= 0;
    }

    /** Returns where the field begins, with the question mark that may stand before its key. */
    int entryStart(Entry entry) {
        int before = entry.key().start() - 1;
        while (before >= 0 && " \t".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        boolean explicit = before >= 0 && text.charAt(before) == '?' && startsOrFollowsDash(before);
        return explicit ? before : entry.key().start();
    }

    private boolean startsOrFollowsDash(int at) {
        String before = text.substring(lineStart(at), at);
        return before.chars().allMatch(character -> character == ' ' || character == '-' || character == '?');
    }

    /** Returns the place behind the colon of a field, or the start of its value where there is no colon. */
    int behindColon(Entry entry) {
        int at = skip(entry.key().end());
        return charAt(at) == ':' ? at + 1 : entry.value().start();
    }

    /** Returns where the dash of an item stands. */
    int dash(Sequence sequence, int index) {
        return skip(index == 0 ? contentStart(sequence) : contentEnd(sequence.items().get(index - 1)));
    }

    boolean isBlockScalar(YamlNode node) {
        return node instanceof Scalar && node.start() < node.end() && "|>".indexOf(charAt(contentStart(node))) >= 0;
    }

    /** Returns the end of the signs that begin a block scalar. */
    int headerEnd(YamlNode blockScalar) {
        int at = contentStart(blockScalar) + 1;
        while ("+-0123456789".indexOf(charAt(at)) >= 0 && at < text.length()) {
            at++;
        }
        return at;
    }

    /** Returns where the value really ends; for a block scalar that is the end of its last line. */
    int contentEnd(YamlNode node) {
        return switch (node) {
            case Mapping mapping when !mapping.flow() -> contentEnd(mapping.entries().getLast());
            case Sequence sequence when !sequence.flow() -> contentEnd(sequence.items().getLast());
            case Scalar scalar when isBlockScalar(scalar) -> blockScalarEnd(scalar);
            default -> node.end();
        };
    }

    int contentEnd(Entry entry) {
        return Math.max(contentEnd(entry.value()), entry.key().end());
    }

    /** Empty lines at the end belong to a block scalar only when its header says to keep them. */
    private int blockScalarEnd(Scalar scalar) {
        int header = headerEnd(scalar);
        int end = scalar.end();
        if (lineStart(end) != end || end == 0) {
            return end;
        }
        end = previousLineEnd(end);
        boolean keeps = text.substring(contentStart(scalar), header).indexOf('+') >= 0;
        while (!keeps && end > header && lineStart(end) == end && lineStart(end) > header) {
            end = previousLineEnd(end);
        }
        return Math.max(end, header);
    }

    /** Tells whether the value ends in a block scalar that takes the empty lines behind it too. */
    boolean endsOpen(YamlNode node) {
        return switch (node) {
            case Mapping mapping when !mapping.flow() -> endsOpen(mapping.entries().getLast().value());
            case Sequence sequence when !sequence.flow() -> endsOpen(sequence.items().getLast());
            default -> isBlockScalar(node) && text.substring(contentStart(node), headerEnd(node)).indexOf('+') >= 0;
        };
    }

    /** Returns the end of the last of the empty lines that follow this end of a line. */
    int blankLinesEnd(int lineEnd) {
        int end = lineEnd;
        while (nextLine(end) < text.length() && isBlank(nextLine(end), lineEnd(nextLine(end)))) {
            end = lineEnd(nextLine(end));
        }
        return end;
    }

    /** Returns the end of the value's last line, with the comment that may stand there. */
    int lastLineEnd(YamlNode node) {
        return lineEnd(contentEnd(node));
    }

    int lastLineEnd(Entry entry) {
        return lineEnd(contentEnd(entry));
    }

    /** Returns the end of the comment lines that follow this end of a line and stand right of the column; the same end when there are none. */
    int deeperCommentsEnd(int lineEnd, int column) {
        int end = lineEnd;
        int seen = lineEnd;
        while (seen < text.length()) {
            int start = nextLine(seen);
            seen = lineEnd(start);
            String line = text.substring(start, seen);
            String bare = line.stripLeading();
            if (bare.startsWith("#") && line.length() - bare.length() > column) {
                end = seen;
            } else if (!bare.isEmpty()) {
                return end;
            }
        }
        return end;
    }

    private static boolean isBreak(char character) {
        return character == '\n' || character == '\r';
    }
}
