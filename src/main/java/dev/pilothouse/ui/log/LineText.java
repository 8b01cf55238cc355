package dev.pilothouse.ui.log;

import dev.pilothouse.log.Ansi;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.LineFields.Field;
import dev.pilothouse.log.Style;
import java.util.ArrayList;
import java.util.List;

/** A line in the making: pieces of text with their colours, one after the other. */
final class LineText {

    private final StringBuilder text = new StringBuilder();
    private final List<Tint> tints = new ArrayList<>();

    LineText add(String piece, Ink ink) {
        if (!piece.isEmpty()) {
            if (ink != Ink.TEXT) {
                tints.add(new Tint(text.length(), text.length() + piece.length(), ink));
            }
            text.append(piece);
        }
        return this;
    }

    /** Adds a line as its program coloured it. */
    LineText coloured(String line) {
        for (Ansi.Run run : Ansi.runs(line)) {
            if (!run.style().equals(Style.PLAIN)) {
                tints.add(AnsiInk.tint(text.length(), text.length() + run.text().length(), run.style()));
            }
            text.append(run.text());
        }
        return this;
    }

    /** Adds fields with their names. */
    LineText fields(List<Field> fields) {
        for (Field field : fields) {
            add((text.isEmpty() ? "" : "  ") + field.name() + "=", Ink.SUBTLE);
            add(field.value(), Ink.MUTED);
        }
        return this;
    }

    ShownLine of(Entry entry) {
        return new ShownLine(entry, new Cells(text.toString()), List.copyOf(tints));
    }
}
