package dev.pilothouse.ui.simulation;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import java.time.Instant;
import java.util.List;

/** How the page of a playground stands. */
sealed interface SimulationState {

    record Reading() implements SimulationState {}

    /** The cluster cannot be read, or it is no playground. */
    record Refused(Problem problem) implements SimulationState {}

    /**
     * All that is shown.
     *
     * @param speed times of the wall's, 0 while time stands still
     * @param now simulated time when this was read
     * @param pods as namespace and name with a slash between
     */
    record Shown(double speed, Instant now, List<Fault> faults, List<Machine> nodes, List<String> pods) implements SimulationState {}

    /** Something that was broken on purpose. */
    record Fault(String name, String action, String target, String phase) {}

    /** A simulated node. */
    record Machine(String name, Health.State health, String word, boolean schedulable) {}
}
