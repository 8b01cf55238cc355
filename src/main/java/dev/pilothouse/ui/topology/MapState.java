package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Problem;
import dev.pilothouse.topology.Survey;
import java.util.Optional;

/** What stands where the map will be, or is. */
sealed interface MapState {

    /** So many objects have been read; the map comes when all are. */
    record Reading(int read) implements MapState {}

    /** There is nothing to draw. */
    record Empty() implements MapState {}

    record Drawn() implements MapState {}

    record Failed(Problem problem) implements MapState {}

    static MapState of(Survey survey, Optional<Shown> shown) {
        if (!survey.whole()) {
            return new Reading(survey.read());
        }
        return survey.graph().vertices().isEmpty() || shown.filter(now -> now.sheet().drawing().boxes().isEmpty()).isPresent() ? new Empty() : new Drawn();
    }
}
