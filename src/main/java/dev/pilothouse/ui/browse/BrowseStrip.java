package dev.pilothouse.ui.browse;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Why the rows that are shown are not the whole truth. */
sealed interface BrowseStrip {

    /** The stream is lost; rows are from {@code lastSeen}. */
    record Stale(Instant lastSeen, Problem cause, Instant retryAt) implements BrowseStrip {}

    /** Credentials are not accepted any more; rows are from before. */
    record SignedOut(Problem problem) implements BrowseStrip {}

    /** Some of the chosen namespaces may not be read. */
    record PartlyForbidden(int shown, int wanted, List<String> forbidden) implements BrowseStrip {}

    /** Returns the strip that is needed, if one is. Nothing to say about rows when there are none. */
    static Optional<BrowseStrip> of(Map<String, StreamState> streams, Tally tally) {
        Optional<BrowseStrip> stale = Optional.empty();
        Map<String, Problem> forbidden = new TreeMap<>();
        for (var entry : streams.entrySet()) {
            switch (entry.getValue()) {
                case StreamState.SignedOut(Problem problem) when tally.total() > 0 -> {
                    return Optional.of(new SignedOut(problem));
                }
                case StreamState.Stale(Instant seen, Problem cause, Instant retry) when tally.total() > 0 ->
                    stale = stale.filter(Stale.class::isInstance)
                            .map(Stale.class::cast)
                            .filter(other -> other.lastSeen.isBefore(seen))
                            .<BrowseStrip>map(other -> other)
                            .or(() -> Optional.of(new Stale(seen, cause, retry)));
                case StreamState.Forbidden(Problem problem) -> forbidden.put(entry.getKey(), problem);
                default -> {}
            }
        }
        if (stale.isPresent()) {
            return stale;
        }
        return forbidden.isEmpty() || forbidden.size() == streams.size()
                ? Optional.empty()
                : Optional.of(new PartlyForbidden(
                        streams.size() - forbidden.size(), streams.size(), List.copyOf(forbidden.keySet())));
    }
}
