package dev.pilothouse.text;

import dev.pilothouse.text.YamlNode.Alias;
import dev.pilothouse.text.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts values into places of block style: beside a colon or dash, or on the lines below. */
final class YamlSlotEdit {

    private final YamlLayout layout;
    private final String text;
    private final YamlStyle style;
    private final Splices splices;
    private final String lineBreak;

    /** A written value: what stands on the line of its place, and the further lines, each with the break before it. */
    private record Written(String inline, String body) {}

    YamlSlotEdit(YamlLayout layout, YamlStyle style, Splices splices) {
        this.layout = layout;
        this.style = style;
        this.splices = splices;
        text = layout.text();
        lineBreak = layout.lineBreak();
    }

    void replace(YamlNode old, Slot slot, @Nullable Object value) {
        int content = layout.contentStart(old);
        boolean onLine = slot.kind() == Slot.Kind.ROOT || layout.lineStart(content) == layout.lineStart(slot.behind());
        int start = value instanceof Map || value instanceof List || layout.hasTag(old) ? old.start() : content;
        int end = old.end();
        int bodyEnd = layout.lineEnd(end);
        if (old.isBlock()) {
            bodyEnd = layout.lastLineEnd(old);
            start = onLine ? content : slot.behind();
            end = onLine ? bodyEnd : propertiesEnd(old, slot);
        } else if (layout.isBlockScalar(old)) {
            end = layout.headerEnd(old);
            bodyEnd = layout.lastLineEnd(old);
        } else if (old instanceof Scalar && content == end) {
            start = start == end || layout.hasTag(old) || value instanceof Map || value instanceof List ? slot.behind() : end;
        }
        boolean comment = text.substring(end, layout.lineEnd(end)).indexOf('#') >= 0;
        Written written = write(old, slot, value, comment);
        if (written.inline.isEmpty()) {
            while (start > slot.behind() && " \t".indexOf(text.charAt(start - 1)) >= 0) {
                start--;
            }
            splices.replace(start, end, "");
        } else {
            boolean needsSpace = start > 0 && ":-".indexOf(text.charAt(start - 1)) >= 0 && slot.kind() != Slot.Kind.ROOT;
            boolean needsBreak = slot.kind() == Slot.Kind.ROOT && value instanceof Map && !layout.startsLine(start);
            splices.replace(start, end, (needsBreak ? lineBreak : needsSpace ? " " : "") + written.inline);
        }
        int bodyStart = layout.lineEnd(end);
        String last = bodyEnd == text.length() && endsInBreak(value) ? lineBreak : "";
        splices.replace(Math.min(bodyStart, bodyEnd), bodyEnd, written.body + last);
    }

    /** Returns where the anchor and tag end that stand on the line of the place. */
    private int propertiesEnd(YamlNode old, Slot slot) {
        if (old.start() >= layout.lineEnd(slot.behind()) || "&!".indexOf(layout.charAt(old.start())) < 0) {
            return slot.behind();
        }
        String line = text.substring(slot.behind(), layout.lineEnd(slot.behind()));
        int comment = line.indexOf(" #");
        return slot.behind() + (comment < 0 ? line : line.substring(0, comment)).stripTrailing().length();
    }

    private Written write(YamlNode old, Slot slot, @Nullable Object value, boolean comment) {
        int step = slot.kind() == Slot.Kind.FIELD ? style.step() : 2;
        return switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                int column = slot.kind() == Slot.Kind.ROOT ? 0 : slot.column() + step;
                yield lines(YamlWriter.fields(map, column, style), column, slot.kind() == Slot.Kind.FIELD || comment);
            }
            case List<?> list when !list.isEmpty() -> {
                int column = slot.kind() == Slot.Kind.ROOT ? 0 : slot.column() + (slot.kind() == Slot.Kind.FIELD ? style.listIndent() : 2);
                yield lines(YamlWriter.items(list, column, style), column, slot.kind() == Slot.Kind.FIELD || comment);
            }
            case null, default -> {
                String whole = scalar(old, value, slot.column() + step, step);
                int first = whole.indexOf('\n');
                yield new Written(whole.substring(0, first), broken(withoutLast(whole.substring(first))));
            }
        };
    }

    private Written lines(String written, int column, boolean below) {
        String whole = withoutLast(written);
        return below ? new Written("", broken("\n" + " ".repeat(column) + whole)) : new Written(broken(whole), "");
    }

    private String scalar(YamlNode old, @Nullable Object value, int column, int step) {
        char quote = old instanceof Alias ? '\0' : layout.charAt(layout.contentStart(old));
        boolean quoted = old.start() < old.end() && "'\"".indexOf(quote) >= 0;
        return quoted && value instanceof String line && line.indexOf('\n') < 0
                ? YamlWriter.quoted(line, quote) + "\n"
                : YamlWriter.scalar(value, column, new YamlStyle(step, style.listIndent(), style.quotesLines()));
    }

    /** Adds lines below the line that ends here, and below the comments that belong to what ends here. */
    void insertAfter(int lineEnd, int column, String written) {
        int end = layout.deeperCommentsEnd(lineEnd, column);
        boolean last = end == text.length();
        boolean open = last && written.endsWith("\n") && lastLineIsInBlock(written);
        splices.insert(end, lineBreak + " ".repeat(column) + broken(withoutLast(written)) + (open ? lineBreak : ""));
    }

    /** Adds lines before a place that stands at the column. */
    void insertBefore(int at, int column, String written) {
        splices.insert(at, broken(written) + " ".repeat(column));
    }

    /**
     * Removes whole lines and the comments that belong to them, with the line break before or after.
     *
     * @param open empty lines behind would count as part of what is before
     * @return the end of the last line that is removed
     */
    int removeLines(int start, int lineEnd, boolean open) {
        int lineStart = layout.lineStart(start);
        int end = layout.deeperCommentsEnd(lineEnd, layout.column(start));
        if (open) {
            end = layout.blankLinesEnd(end);
        }
        if (lineStart == 0) {
            splices.replace(0, layout.nextLine(end), "");
        } else {
            splices.replace(layout.previousLineEnd(lineStart), end, "");
        }
        return end;
    }

    /** Removes what begins a line behind a dash, so that what follows on further lines takes its place; comments stay. */
    void removeBefore(int start, int lineEnd) {
        int next = lineEnd;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        splices.replace(start, next, "");
    }

    private static boolean endsInBreak(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> endsInBreak(new ArrayList<@Nullable Object>(map.values()).getLast());
            case List<?> list when !list.isEmpty() -> endsInBreak(list.getLast());
            case String line -> line.endsWith("\n");
            case null, default -> false;
        };
    }

    private static boolean lastLineIsInBlock(String written) {
        return written.contains("|\n") || written.contains("|+\n") || written.contains("|2\n");
    }

    private static String withoutLast(String written) {
        return written.endsWith("\n") ? written.substring(0, written.length() - 1) : written;
    }

    private String broken(String written) {
        return lineBreak.equals("\n") ? written : written.replace("\n", lineBreak);
    }
}
