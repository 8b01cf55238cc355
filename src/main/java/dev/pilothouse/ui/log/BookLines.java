package dev.pilothouse.ui.log;

import dev.pilothouse.log.Book;
import dev.pilothouse.log.Entry;

/** All lines of a book, each at the place of its number. */
record BookLines(Book book) implements Lines {

    @Override
    public long first() {
        return book.first();
    }

    @Override
    public long end() {
        return book.end();
    }

    @Override
    public Entry at(long place) {
        return book.entry(place);
    }

    @Override
    public long placeOf(long number) {
        return Math.clamp(number, book.first(), book.end());
    }
}
