package dev.pilothouse.cluster;

import dev.pilothouse.model.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How a followed query is doing. */
public sealed interface StreamState {

    /**
     * The first list is on its way.
     *
     * @param rowsInAll how many rows it will be, 0 while the server has not told
     */
    record Reading(int rowsSoFar, long rowsInAll) implements StreamState {

        public Reading(int rowsSoFar) {
            this(rowsSoFar, 0);
        }

        /** Returns how far those that read are together; how many rows it will be is known when each of them has told. */
        public static Reading together(Collection<? extends StreamState> states) {
            List<Reading> all = states.stream().filter(Reading.class::isInstance).map(Reading.class::cast).toList();
            boolean told = all.stream().allMatch(each -> each.rowsInAll > 0);
            return new Reading(all.stream().mapToInt(Reading::rowsSoFar).sum(), told ? all.stream().mapToLong(Reading::rowsInAll).sum() : 0);
        }
    }

    /** Rows are current; the server was heard from at that moment (event, bookmark or list). */
    record Live(Instant heard) implements StreamState {}

    /** The stream is lost; rows are as of {@code lastSeen}, the next attempt is at {@code retryAt}. */
    record Stale(Instant lastSeen, Problem cause, Instant retryAt) implements StreamState {}

    /** The server does not let us list or watch this. Asked again only when somebody asks. */
    record Forbidden(Problem cause) implements StreamState {}

    /** The credentials are not accepted, also after one refresh. */
    record SignedOut(Problem cause) implements StreamState {}

    /** It cannot work, for example because the kind is not served any more. */
    record Failed(Problem cause) implements StreamState {}
}
