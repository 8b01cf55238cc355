package dev.pilothouse.kubeconfig;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The smallest change of a YAML text that gives a key of one mapping another value: the value alone is replaced, or one line is
 * added in the style of its neighbours.
 */
final class MappingEdit {

    private final String text;

    MappingEdit(String text) {
        this.text = text;
    }

    /** Sets the value; empty when that cannot be done without touching something else. */
    Optional<String> set(Node.Mapping mapping, String key, String value) {
        Optional<Node.Pair> pair = mapping.pair(key);
        if (pair.isPresent()) {
            return pair.get().value() instanceof Node.Scalar scalar && !scalar.anchored()
                    ? Optional.of(replaced(scalar.span(), value, mapping.flow()))
                    : Optional.empty();
        }
        return Optional.of(mapping.flow() ? addedInBraces(mapping, key, value) : addedLine(mapping, key, value));
    }

    /** Returns a text that holds nothing but comments, with a first key. */
    String append(String key, String value) {
        String separator = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd();
        return text + separator + line(key, value, false) + lineEnd();
    }

    private String replaced(Node.Span span, String value, boolean flow) {
        int start = offset(span.start());
        int end = offset(span.end());
        if (start == end) {
            return splice(start, end, " " + ScalarText.write(value, ' ', flow));
        }
        while (Character.isWhitespace(text.charAt(end - 1))) {
            end--; // a block scalar ends with its line
        }
        char first = text.charAt(start);
        char quote = first == '"' || first == '\'' ? first : ' ';
        return splice(start, end, ScalarText.write(value, quote, flow));
    }

    private String addedInBraces(Node.Mapping mapping, String key, String value) {
        int inside = offset(mapping.span().start()) + 1;
        String comma = mapping.pairs().isEmpty() ? "" : ", ";
        return splice(inside, inside, line(key, value, true) + comma);
    }

    /** Adds the key after a neighbour of one line, the last that sorts before it; without such a neighbour at the start. */
    private String addedLine(Node.Mapping mapping, String key, String value) {
        String indent = " ".repeat(mapping.pairs().getFirst().key().span().column());
        Optional<Node.Pair> neighbour = Stream.concat(
                        oneLiners(mapping).filter(pair -> pair.key().value().compareTo(key) < 0)
                                .max(Comparator.comparing(pair -> pair.key().value())).stream(),
                        oneLiners(mapping))
                .findFirst();
        if (neighbour.isPresent()) {
            int end = endOfLine(offset(neighbour.get().value().span().end()));
            return splice(end, end, lineEnd() + indent + line(key, value, false));
        }
        int start = offset(mapping.pairs().getFirst().key().span().start());
        return splice(start, start, line(key, value, false) + lineEnd() + indent);
    }

    private Stream<Node.Pair> oneLiners(Node.Mapping mapping) {
        return mapping.pairs().stream().filter(pair -> pair.value() instanceof Node.Scalar scalar && !isBlock(scalar));
    }

    private boolean isBlock(Node.Scalar scalar) {
        int start = offset(scalar.span().start());
        return start < text.length() && "|>&!".indexOf(text.charAt(start)) >= 0;
    }

    private static String line(String key, String value, boolean flow) {
        return key + ": " + ScalarText.write(value, ' ', flow);
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private String lineEnd() {
        int newline = text.indexOf('\n');
        return newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
    }

    private String splice(int start, int end, String replacement) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    private int offset(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }
}
