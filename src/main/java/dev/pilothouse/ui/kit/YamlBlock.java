package dev.pilothouse.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A key and the lines below it that belong to it. Lines count from 0; the last one is included. */
record YamlBlock(String key, int first, int last) {

    /** Finds the blocks of these keys in the order of the text, whatever their depth; a key without lines of its own has none. */
    static List<YamlBlock> find(List<String> lines, Set<String> keys) {
        List<YamlBlock> blocks = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            Optional<String> key = key(lines.get(line)).filter(keys::contains);
            if (key.isPresent()) {
                int last = last(lines, line);
                if (last > line) {
                    blocks.add(new YamlBlock(key.get(), line, last));
                    line = last;
                }
            }
        }
        return blocks;
    }

    /** Only what belongs to the whole object: {@code status} at the left edge, {@code managedFields} one step in. */
    private static Optional<String> key(String line) {
        int indent = YamlLexer.indent(line);
        return indent <= 2 && line.endsWith(":") ? Optional.of(line.substring(indent, line.length() - 1)) : Optional.empty();
    }

    private static int last(List<String> lines, int first) {
        int indent = YamlLexer.indent(lines.get(first));
        int last = first;
        for (int line = first + 1; line < lines.size(); line++) {
            String text = lines.get(line);
            int own = YamlLexer.indent(text);
            if (own == text.length()) {
                continue;
            }
            if (own < indent || own == indent && !text.startsWith("- ", own)) {
                break;
            }
            last = line;
        }
        return last;
    }
}
