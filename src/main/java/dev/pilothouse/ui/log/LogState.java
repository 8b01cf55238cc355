package dev.pilothouse.ui.log;

import dev.pilothouse.log.Book;
import dev.pilothouse.log.Report;
import dev.pilothouse.model.Problem;
import java.util.Optional;

/** What stands in the place of the lines, or that they do. */
sealed interface LogState {

    /** Nothing was read yet. */
    record Opening() implements LogState {}

    record Shown() implements LogState {}

    /** There is a log, and nothing in it. */
    record Silent() implements LogState {}

    /** There are lines, and the filter hides them all. */
    record FilteredToNone(long total) implements LogState {}

    /** No pod belongs to it now; those that come will be read. */
    record NoPods() implements LogState {}

    /** A run before the last restart is asked for, and none is kept. */
    record NoPrevious() implements LogState {}

    record Refused(Problem problem) implements LogState {}

    /**
     * What is known of a reading.
     *
     * @param visible how many lines the filter lets through
     * @param sifting whether there are lines that it was not asked about yet
     * @param report how it stands; empty before it said so
     * @param ended nothing more comes
     */
    record Facts(Book book, long visible, boolean sifting, boolean previous, boolean ended, Optional<Report> report, Optional<Problem> problem) {

        private static final int FEW = 64;

        long total() {
            return book.end() - book.first();
        }

        /** Tells that all that is there says what happened, and no container said a word. */
        boolean onlyMarks() {
            if (total() > FEW) {
                return false;
            }
            for (long number = book.first(); number < book.end(); number++) {
                if (!book.entry(number).mark()) {
                    return false;
                }
            }
            return true;
        }
    }

    static LogState of(Facts facts) {
        if (facts.previous() && facts.ended() && facts.onlyMarks()) {
            return new NoPrevious();
        }
        if (facts.total() > 0) {
            return facts.visible() == 0 && !facts.sifting() ? new FilteredToNone(facts.total()) : new Shown();
        }
        if (facts.problem().isPresent()) {
            return new Refused(facts.problem().get());
        }
        if (facts.ended()) {
            return new Silent();
        }
        return facts.report().<LogState>map(report -> report.pods() == 0 ? new NoPods() : new Silent()).orElseGet(Opening::new);
    }
}
