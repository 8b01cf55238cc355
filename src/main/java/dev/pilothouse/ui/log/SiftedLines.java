package dev.pilothouse.ui.log;

import dev.pilothouse.log.Book;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Kept;

/** The lines that a filter lets through. A line keeps its place when older ones are found before it, and when the oldest go. */
final class SiftedLines implements Lines {

    private final Book book;
    private Kept kept;
    private long shift;

    SiftedLines(Book book, Kept kept) {
        this.book = book;
        this.kept = kept;
    }

    /** Takes over what is kept now. */
    void update(Kept now) {
        if (kept.size() > 0 && now.size() > 0) {
            long newest = kept.number(kept.size() - 1);
            shift += kept.size() - 1 - now.placeFrom(newest);
        }
        kept = now;
    }

    @Override
    public long first() {
        return shift;
    }

    @Override
    public long end() {
        return shift + kept.size();
    }

    @Override
    public Entry at(long place) {
        return book.entry(kept.number(Math.clamp(place - shift, 0, kept.size() - 1)));
    }

    @Override
    public long placeOf(long number) {
        return shift + kept.placeFrom(number);
    }
}
