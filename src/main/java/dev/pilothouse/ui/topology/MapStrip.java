package dev.pilothouse.ui.topology;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.topology.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a map is not the whole truth. */
sealed interface MapStrip {

    /** A stream is lost: the map is of {@code lastSeen}. */
    record Stale(Instant lastSeen, Instant retryAt) implements MapStrip {}

    record SignedOut(Problem problem) implements MapStrip {}

    /** Kinds that may not be read are not on it. */
    record Refused(List<Kind> kinds) implements MapStrip {}

    static Optional<MapStrip> of(Survey survey) {
        if (survey.lost().isPresent()) {
            return switch (survey.lost().get()) {
                case StreamState.Stale(Instant seen, Problem _, Instant retry) -> Optional.of(new Stale(seen, retry));
                case StreamState.SignedOut(Problem problem) -> Optional.of(new SignedOut(problem));
                case StreamState.Reading _, StreamState.Live _, StreamState.Forbidden _, StreamState.Failed _ -> Optional.empty();
            };
        }
        List<Kind> kinds = survey.refused().stream().sorted(java.util.Comparator.comparing(Kind::name)).toList();
        return kinds.isEmpty() ? Optional.empty() : Optional.of(new Refused(kinds));
    }
}
