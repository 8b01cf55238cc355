package dev.pilothouse.ui.log;

import dev.pilothouse.log.Book;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Level;
import dev.pilothouse.log.Mark;
import dev.pilothouse.log.Source;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lines that a test writes itself. */
final class MadeUpBook implements Book, Lines {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Source> sources = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    MadeUpBook source(String pod, String container) {
        sources.add(new Source(sources.size(), new ResourceRef(BuiltIn.POD, "shop", pod), container));
        return this;
    }

    MadeUpBook line(int source, Level level, String text) {
        return add(source, level, text, false);
    }

    MadeUpBook mark(int source, Mark mark) {
        return add(source, Level.OTHER, mark.event() + "\t" + String.join("\t", mark.args()), true);
    }

    private MadeUpBook add(int source, Level level, String text, boolean mark) {
        entries.add(new Entry(entries.size(), source, START.plusMillis(137L * entries.size()), level, text, mark));
        return this;
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    @Override
    public long first() {
        return 0;
    }

    @Override
    public long end() {
        return entries.size();
    }

    @Override
    public Entry entry(long number) {
        return entries.get((int) number);
    }

    @Override
    public Entry at(long place) {
        return entry(place);
    }

    @Override
    public long placeOf(long number) {
        return Math.clamp(number, 0, entries.size());
    }
}
