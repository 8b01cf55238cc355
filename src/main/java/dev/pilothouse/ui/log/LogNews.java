package dev.pilothouse.ui.log;

import dev.pilothouse.log.Book;
import dev.pilothouse.log.Mark;
import dev.pilothouse.log.Mark.Event;
import dev.pilothouse.log.Report;
import java.time.Instant;
import java.util.Optional;

/** What stands above the lines because they are not the whole truth; at most one of these, the gravest. */
sealed interface LogNews {

    /** The connection is lost; lines that were read stay. */
    record Stale(Instant lastSeen, Instant retryAt) implements LogNews {}

    /** The only container has not started: why, and since when that is known. */
    record Waiting(String reason, Instant since) implements LogNews {}

    /** More pods belong to it than are read at once. */
    record LeftOut(int pods, int leftOut) implements LogNews {}

    /** So many of the oldest lines are not kept any more. */
    record LetGo(long lines) implements LogNews {}

    /** A run before the last restart is shown. */
    record Previous() implements LogNews {}

    /** Nothing more comes: no container runs. */
    record Ended() implements LogNews {}

    static Optional<LogNews> of(Book book, Optional<Report> report, SourceStates sources, boolean previous, boolean ended, Optional<Stale> stale) {
        if (stale.isPresent()) {
            return Optional.of(stale.get());
        }
        Optional<LogNews> waiting = waiting(sources);
        if (waiting.isPresent()) {
            return waiting;
        }
        if (report.isPresent() && report.get().leftOut() > 0) {
            return Optional.of(new LeftOut(report.get().pods(), report.get().leftOut()));
        }
        if (book.letGo() > 0) {
            return Optional.of(new LetGo(book.letGo()));
        }
        if (previous) {
            return Optional.of(new Previous());
        }
        boolean over = !sources.all().isEmpty() && sources.all().stream().allMatch(one -> one.standing().map(now -> isOver(now.mark())).orElse(false));
        return ended || over ? Optional.of(new Ended()) : Optional.empty();
    }

    private static boolean isOver(Mark mark) {
        return mark.event() == Event.ENDED || mark.event() == Event.GONE;
    }

    private static Optional<LogNews> waiting(SourceStates sources) {
        return sources.all().size() == 1
                ? sources.all().getFirst().standing().filter(now -> now.mark().event() == Event.WAITING).map(now -> new Waiting(
                        now.mark().args().isEmpty() ? "" : now.mark().args().getFirst(), now.since()))
                : Optional.empty();
    }
}
