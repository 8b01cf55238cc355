package dev.pilothouse.ui.log;

import dev.pilothouse.log.Ansi;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.LineFields;
import dev.pilothouse.log.LineFields.Role;
import dev.pilothouse.log.Mark;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes of lines what is drawn of them, and keeps it for those that were looked at last. */
final class LineMaker {

    private static final int KEPT = 400;

    /** So many lines are looked at to find their columns. */
    private static final int SAMPLE = 400;

    private final BiFunction<Entry, Mark, String> words;
    private LogLook.Json json = LogLook.Json.MESSAGE;
    private FieldColumns columns = FieldColumns.NONE;

    /** From so many lines on it is worth while to look for columns. */
    private long enough = 1;

    private final Map<Long, ShownLine> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ShownLine> eldest) {
            return size() > KEPT;
        }
    };

    /** @param words says what happened to a container */
    LineMaker(BiFunction<Entry, Mark, String> words) {
        this.words = words;
    }

    /** Makes all again: they are to look otherwise. */
    void again(LogLook.Json chosen, Lines lines) {
        json = chosen;
        made.clear();
        columns = FieldColumns.NONE;
        enough = 1;
        learn(lines);
    }

    /** Looks for columns until there are some; the more lines had none, the later it looks again. */
    void learn(Lines lines) {
        long count = lines.end() - lines.first();
        if (json != LogLook.Json.COLUMNS || hasHead() || count < enough) {
            return;
        }
        enough = 2 * count;
        columns = FieldColumns.learn(FieldColumns.fields(sample(lines)));
        if (hasHead()) {
            made.clear();
        }
    }

    private static List<String> sample(Lines lines) {
        List<String> sample = new ArrayList<>();
        for (long place = Math.max(lines.first(), lines.end() - SAMPLE); place < lines.end(); place++) {
            sample.add(Ansi.visible(lines.at(place).text()));
        }
        return sample;
    }

    boolean hasHead() {
        return !columns.columns().isEmpty();
    }

    /** Returns the names over the columns; empty while there are none. */
    Optional<String> head(String message) {
        return hasHead() ? Optional.of(columns.head(message)) : Optional.empty();
    }

    ShownLine of(Entry entry) {
        ShownLine line = made.get(entry.number());
        if (line == null) {
            line = make(entry);
            made.put(entry.number(), line);
        }
        return line;
    }

    private ShownLine make(Entry entry) {
        Optional<Mark> mark = Mark.of(entry);
        if (mark.isPresent()) {
            return new LineText().add(words.apply(entry, mark.get()), Ink.MUTED).of(entry);
        }
        Optional<LineFields> fields = fields(entry.text());
        if (fields.isEmpty()) {
            return new LineText().coloured(Normalizer.normalize(entry.text(), Normalizer.Form.NFC)).of(entry);
        }
        LineText text = new LineText();
        if (columns.columns().isEmpty()) {
            text.add(fields.get().value(Role.MESSAGE), Ink.TEXT);
            text.fields(fields.get().fields().stream().filter(field -> field.role() == Role.LEVEL || field.role() == Role.OTHER).toList());
        } else {
            columns.write(fields.get(), text);
        }
        return text.of(entry);
    }

    /** Other lines than JSON have fields only where these stand in columns. */
    private Optional<LineFields> fields(String text) {
        return switch (json) {
            case RAW -> Optional.empty();
            case MESSAGE -> text.startsWith("{") ? LineFields.of(Ansi.visible(text)) : Optional.empty();
            case COLUMNS -> LineFields.of(Ansi.visible(text));
        };
    }
}
