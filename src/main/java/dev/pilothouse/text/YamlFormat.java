package dev.pilothouse.text;

import dev.pilothouse.text.YamlNode.Entry;
import dev.pilothouse.text.YamlNode.Mapping;
import dev.pilothouse.text.YamlNode.Sequence;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sets the indents of a text right: two spaces a step, lists as deep as their field, one space behind a dash. Comments move with what
 * they stand before; values, quotes and line breaks stay.
 */
public final class YamlFormat {

    private final String text;
    private final YamlLayout layout;
    private final Splices splices = new Splices();
    /** By the start of a line, how far it moves to the right. */
    private final TreeMap<Integer, Integer> moves = new TreeMap<>();

    private YamlFormat(YamlPart part) {
        text = part.text();
        layout = part.layout();
    }

    /** Returns the text with its indents set right; documents that cannot be read stay as they are. */
    public static String format(String text) {
        StringBuilder out = new StringBuilder();
        YamlText.of(text).parts().forEach(part -> out.append(formatted(part)));
        return out.toString();
    }

    private static String formatted(YamlPart part) {
        Optional<YamlNode> root = part.root();
        if (root.isEmpty()) {
            return part.text();
        }
        String formatted = new YamlFormat(part).write(root.get());
        YamlPart read = new YamlPart(formatted);
        return read.root().isPresent() && Objects.equals(read.value(), part.value()) ? formatted : part.text();
    }

    private String write(YamlNode root) {
        place(root, 0);
        int lineStart = 0;
        while (lineStart < text.length()) {
            int lineEnd = layout.lineEnd(lineStart);
            line(lineStart, lineEnd);
            lineStart = layout.nextLine(lineEnd);
        }
        return splices.apply(text);
    }

    /** @param column where the fields or dashes of the value shall stand */
    private void place(YamlNode node, int column) {
        switch (node) {
            case Mapping mapping when !mapping.flow() -> {
                for (Entry entry : mapping.entries()) {
                    start(layout.entryStart(entry), column);
                    boolean list = entry.value() instanceof Sequence sequence && !sequence.flow();
                    value(entry.value(), layout.behindColon(entry), list ? column : column + 2, column + 2);
                }
            }
            case Sequence sequence when !sequence.flow() -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    int dash = layout.dash(sequence, i);
                    start(dash, column);
                    YamlNode item = sequence.items().get(i);
                    int content = layout.contentStart(item);
                    if (layout.lineStart(content) == layout.lineStart(dash) && content > dash + 1 && content < text.length()) {
                        splices.replace(dash + 1, item.start(), " ");
                    }
                    value(item, dash + 1, column + 2, column + 2);
                }
            }
            default -> {}
        }
    }

    private void value(YamlNode node, int behind, int column, int textColumn) {
        if (layout.isBlockScalar(node)) {
            blockScalar(node, textColumn);
        } else if (node.isBlock()) {
            place(node, column);
        } else {
            int line = layout.lineStart(behind);
            Integer move = moves.get(line);
            int from = layout.nextLine(layout.lineEnd(behind));
            while (move != null && from < node.end()) {
                moves.put(from, Math.max(move, textColumn - indent(from)));
                from = layout.nextLine(layout.lineEnd(from));
            }
        }
    }

    /** Lines of a text move together; a header that counts its indent keeps the count. */
    private void blockScalar(YamlNode node, int column) {
        int header = layout.headerEnd(node);
        boolean counted = text.substring(layout.contentStart(node), header).chars().anyMatch(Character::isDigit);
        int end = layout.contentEnd(node);
        int least = Integer.MAX_VALUE;
        for (int line = layout.nextLine(layout.lineEnd(header)); line < end; line = layout.nextLine(layout.lineEnd(line))) {
            if (!text.substring(line, layout.lineEnd(line)).isBlank()) {
                least = Math.min(least, indent(line));
            }
        }
        int start = layout.nextLine(layout.lineEnd(header));
        Integer own = moves.get(layout.lineStart(layout.contentStart(node)));
        for (int line = start; line < end; line = layout.nextLine(layout.lineEnd(line))) {
            moves.put(line, counted ? Objects.requireNonNullElse(own, 0) : least == Integer.MAX_VALUE ? 0 : column - least);
        }
    }

    private void start(int at, int column) {
        if (layout.startsLine(at)) {
            moves.put(layout.lineStart(at), column - layout.column(at));
        }
    }

    private int indent(int line) {
        int at = line;
        while (layout.charAt(at) == ' ') {
            at++;
        }
        return at - line;
    }

    private void line(int start, int end) {
        String line = text.substring(start, end);
        if (line.isBlank()) {
            return;
        }
        Integer move = moves.get(start);
        if (move == null && line.strip().startsWith("#")) {
            move = moveOfComment(start, indent(start));
        }
        if (move != null && move > 0) {
            splices.insert(start, " ".repeat(move));
        } else if (move != null && move < 0) {
            splices.replace(start, start + Math.min(-move, indent(start)), "");
        }
    }

    /** A comment moves with the next line that is not deeper, else with the line before it. */
    private int moveOfComment(int start, int indent) {
        Map.Entry<Integer, Integer> next = moves.ceilingEntry(start);
        if (next != null && indent(next.getKey()) >= indent) {
            return next.getValue();
        }
        for (Map.Entry<Integer, Integer> before : moves.headMap(start).reversed().entrySet()) {
            if (indent(before.getKey()) <= indent) {
                return before.getValue();
            }
        }
        return 0;
    }
}
