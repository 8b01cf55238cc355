package dev.pilothouse.text;

import dev.pilothouse.model.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees as block style YAML the way kubectl prints it: lists not indented below their key, text with line breaks as literal
 * blocks, quotes only where a reader would take the text for something else.
 */
final class YamlWriter {

    private static final int LONGEST_SIMPLE_KEY = 1000;

    private final StringBuilder out = new StringBuilder();
    private final YamlStyle style;

    private YamlWriter(YamlStyle style) {
        this.style = style;
    }

    static String write(Tree tree) {
        YamlWriter writer = new YamlWriter(YamlStyle.KUBECTL);
        if (tree.fields().isEmpty()) {
            return "{}\n";
        }
        writer.fields(tree.fields(), 0);
        return writer.out.toString();
    }

    /** Writes fields at this column, the first without its indent, with a line break at the end. */
    static String fields(Map<?, ?> fields, int column, YamlStyle style) {
        YamlWriter writer = new YamlWriter(style);
        writer.fields(fields, column);
        return writer.out.toString();
    }

    /** Writes items whose dashes stand at this column, the first without its indent, with a line break at the end. */
    static String items(List<?> items, int column, YamlStyle style) {
        YamlWriter writer = new YamlWriter(style);
        writer.items(items, column);
        return writer.out.toString();
    }

    /** Writes a scalar, or an empty object or list, whose further lines stand at this column, with a line break at the end. */
    static String scalar(@Nullable Object value, int column, YamlStyle style) {
        YamlWriter writer = new YamlWriter(style);
        writer.scalar(value, column, style.step());
        return writer.out.toString();
    }

    /** Writes a value within braces or brackets, on one line. */
    static String flow(@Nullable Object value, boolean json) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(field -> flow(String.valueOf(field.getKey()), json) + ": " + flow(field.getValue(), json))
                    .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(item -> flow(item, json)).collect(Collectors.joining(", ", "[", "]"));
            case null -> "null";
            case Double number -> fraction(number);
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            default -> json ? doubleQuoted(value.toString()) : flowText(value.toString());
        };
    }

    private static String flowText(String text) {
        String inline = inline(text);
        boolean plain = inline.equals(text);
        return plain && text.chars().anyMatch(character -> ",[]{}?:".indexOf(character) >= 0) ? quoted(text, '\'') : inline;
    }

    /** Writes text between quotes of this kind where they can hold it. */
    static String quoted(String text, char quote) {
        return quote == '\'' && text.codePoints().allMatch(YamlWriter::isPrintable)
                ? '\'' + text.replace("'", "''") + '\''
                : doubleQuoted(text);
    }

    private void fields(Map<?, ?> fields, int indent) {
        boolean first = true;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (!first) {
                indent(indent);
            }
            first = false;
            String key = inline(String.valueOf(field.getKey()));
            if (key.length() > LONGEST_SIMPLE_KEY) {
                out.append("? ").append(key).append('\n');
                indent(indent);
            } else {
                out.append(key);
            }
            out.append(':');
            fieldValue(field.getValue(), indent);
        }
    }

    private void fieldValue(@Nullable Object value, int indent) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                out.append('\n');
                indent(indent + style.step());
                fields(map, indent + style.step());
            }
            case List<?> list when !list.isEmpty() -> {
                out.append('\n');
                indent(indent + style.listIndent());
                items(list, indent + style.listIndent());
            }
            case null, default -> {
                out.append(' ');
                scalar(value, indent + style.step(), style.step());
            }
        }
    }

    private void items(List<?> items, int indent) {
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                indent(indent);
            }
            first = false;
            out.append("- ");
            switch (item) {
                case Map<?, ?> map when !map.isEmpty() -> fields(map, indent + 2);
                case List<?> list when !list.isEmpty() -> items(list, indent + 2);
                case null, default -> scalar(item, indent + 2, 2);
            }
        }
    }

    private void scalar(@Nullable Object value, int indent, int step) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> _ -> out.append("{}");
            case List<?> _ -> out.append("[]");
            case Double number -> out.append(fraction(number));
            case Boolean _, Number _ -> out.append(value);
            case Object other when fitsBlock(other.toString()) -> {
                block(other.toString(), indent, step);
                return;
            }
            default -> out.append(inline(value.toString()));
        }
        out.append('\n');
    }

    private static String fraction(double number) {
        String plain = BigDecimal.valueOf(number).toPlainString();
        return plain.length() <= 20 ? plain : Double.toString(number).replace("E", "e+").replace("e+-", "e-");
    }

    /** A literal block keeps every character but those that YAML does not allow to stand as they are. */
    private boolean fitsBlock(String text) {
        return !style.quotesLines()
                && text.indexOf('\n') >= 0
                && !text.chars().allMatch(character -> character == '\n')
                && text.codePoints().allMatch(point -> point == '\n' || point == '\t' || isPrintable(point));
    }

    private void block(String text, int indent, int step) {
        out.append('|');
        if (" \n\t".indexOf(text.charAt(0)) >= 0) {
            out.append(step);
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.endsWith("\n\n")) {
            out.append('+');
        }
        out.append('\n');
        String[] lines = text.split("\n", -1);
        int count = text.endsWith("\n") ? lines.length - 1 : lines.length;
        for (int i = 0; i < count; i++) {
            if (!lines[i].isEmpty()) {
                indent(indent);
                out.append(lines[i]);
            }
            out.append('\n');
        }
    }

    private static String inline(String text) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        if (!text.codePoints().allMatch(YamlWriter::isPrintable)) {
            return doubleQuoted(text);
        }
        if (!PlainScalar.isText(text)) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return isPlain(text) ? text : quoted(text, '\'');
    }

    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        boolean dash = first == '-' && text.length() > 1 && text.charAt(1) != ' ' && !text.startsWith("---");
        return (dash || "-?:,[]{}#&*!|>'\"%@`".indexOf(first) < 0)
                && first != ' '
                && last != ' '
                && last != ':'
                && !text.startsWith("...")
                && !text.contains(": ")
                && !text.contains(" #");
    }

    private static boolean isPrintable(int point) {
        return (point >= 0x20 && point <= 0x7E)
                || (point >= 0xA0 && point <= 0xD7FF && point != 0x2028 && point != 0x2029)
                || (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF)
                || point >= 0x10000;
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(point)) {
                        quoted.appendCodePoint(point);
                    } else if (Character.isSurrogate((char) point)) {
                        quoted.append('\uFFFD');
                    } else {
                        quoted.append(String.format("\\u%04X", point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private void indent(int spaces) {
        out.repeat(' ', spaces);
    }
}
