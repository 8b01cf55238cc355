package dev.pilothouse.ui.browse;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the body of the page is. Exactly one at a time. */
sealed interface BrowseState {

    /** Nothing is known yet and nothing needs to be said: it may be there in a blink. */
    record Opening() implements BrowseState {}

    /**
     * The first list is on its way.
     *
     * @param rowsInAll 0 while it is not known
     */
    record Reading(int rowsSoFar, long rowsInAll) implements BrowseState {}

    /** Rows are shown. */
    record Rows() implements BrowseState {}

    record Empty() implements BrowseState {}

    /** There are rows, but the filter lets none through. */
    record FilteredToNone(int total) implements BrowseState {}

    /** A right is missing; rows of {@code allowed} namespaces could be seen. */
    record Forbidden(Problem problem, List<String> allowed) implements BrowseState {}

    record SignedOut(Problem problem) implements BrowseState {}

    /** It cannot work, or nothing can be reached and nothing is known from before. */
    record Failed(Problem problem) implements BrowseState {}

    /** Works out the state from how the streams are doing, by namespace, and what the table holds. */
    static BrowseState of(Map<String, StreamState> streams, Tally tally, List<String> allowed) {
        if (tally.total() > 0) {
            return tally.shown() > 0 ? new Rows() : new FilteredToNone(tally.total());
        }
        boolean reading = false;
        List<Problem> lost = new ArrayList<>();
        List<Problem> forbidden = new ArrayList<>();
        for (StreamState stream : streams.values()) {
            switch (stream) {
                case StreamState.Reading _ -> reading = true;
                case StreamState.SignedOut(Problem problem) -> {
                    return new SignedOut(problem);
                }
                case StreamState.Forbidden(Problem problem) -> forbidden.add(problem);
                case StreamState.Failed(Problem problem) -> lost.add(problem);
                case StreamState.Stale stale -> lost.add(stale.cause());
                case StreamState.Live _ -> {}
            }
        }
        if (streams.isEmpty()) {
            return new Opening();
        }
        if (forbidden.size() == streams.size()) {
            return new Forbidden(forbidden.getFirst(), allowed);
        }
        if (reading) {
            StreamState.Reading far = StreamState.Reading.together(streams.values());
            return new Reading(far.rowsSoFar(), far.rowsInAll());
        }
        return lost.isEmpty() ? new Empty() : new Failed(lost.getFirst());
    }
}
