package dev.pilothouse.log;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the lines of a book that are wanted, slice by slice: first those that came since, then older ones, the newest first. So what a
 * person looks at is there at once, however long the book is.
 *
 * <p>One thread at a time sieves, never one that draws; anybody may look at what is kept.
 */
public final class Sieve {

    private final Book book;
    private final List<Finder> finders;
    private final long base;
    private int[] offsets = new int[1024];
    private int from = offsets.length / 2;
    private int to = from;
    private long seenFrom;
    private long seenTo;
    private volatile Kept kept;

    /**
     * @param sifts all of which must want a line, for example what is shown and what is looked for
     * @throws dev.pilothouse.model.ProblemException {@code LOG_PATTERN_BROKEN}
     */
    public Sieve(Book book, Sift... sifts) {
        this.book = book;
        finders = Stream.of(sifts).map(Finder::new).toList();
        base = book.end();
        seenFrom = base;
        seenTo = base;
        kept = new Kept(base, offsets, from, to);
    }

    /** Returns what was found so far, without lines that are gone by now. */
    public Kept kept() {
        return kept;
    }

    /** Returns how many lines an expression was too slow for. */
    public long givenUp() {
        return finders.stream().mapToLong(Finder::givenUp).sum();
    }

    /**
     * Looks at so many lines at most.
     *
     * @return whether there are more to look at by now
     */
    public boolean advance(int lines) {
        long end = book.end();
        long first = book.first();
        skipGone(first);
        int left = lines;
        long newTo = Math.min(end, seenTo + left);
        for (long number = seenTo; number < newTo; number++) {
            if (book.wanted(number, finders)) {
                append(number);
            }
        }
        left -= (int) (newTo - seenTo);
        seenTo = newTo;
        long newFrom = Math.max(first, seenFrom - left);
        for (long number = seenFrom - 1; number >= newFrom; number--) {
            if (book.wanted(number, finders)) {
                prepend(number);
            }
        }
        seenFrom = Math.min(seenFrom, newFrom);
        kept = new Kept(base, offsets, from, to);
        return seenTo < book.end() || seenFrom > book.first();
    }

    /** Forgets lines that are gone. */
    private void skipGone(long first) {
        if (seenTo < first) {
            seenTo = first;
        }
        if (seenFrom < first) {
            seenFrom = first;
        }
        while (from < to && base + offsets[from] < first) {
            from++;
        }
    }

    private void append(long number) {
        if (to == offsets.length) {
            makeRoom();
        }
        offsets[to++] = (int) (number - base);
    }

    private void prepend(long number) {
        if (from == 0) {
            makeRoom();
        }
        offsets[--from] = (int) (number - base);
    }

    /** Moves what is kept to the middle of another array: those who look at the old one see no change. */
    private void makeRoom() {
        int size = to - from;
        int[] wider = new int[Math.max(1024, size * 2)];
        int start = (wider.length - size) / 2;
        System.arraycopy(offsets, from, wider, start, size);
        offsets = wider;
        from = start;
        to = start + size;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOfRange(offsets, from, to));
    }
}
