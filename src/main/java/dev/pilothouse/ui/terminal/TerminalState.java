package dev.pilothouse.ui.terminal;

import dev.pilothouse.change.Guard;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/** How far a terminal is. */
sealed interface TerminalState {

    /** The cluster is guarded, and nobody has typed its name yet since it was opened. */
    record Guarded(Guard guard) implements TerminalState {}

    /** A pod, its container and their shell are looked for. */
    record Looking() implements TerminalState {}

    record Running(Opening.Way way) implements TerminalState {}

    /**
     * The image has no shell.
     *
     * @param others containers beside it, that may have one
     * @param takesHelper whether a container can be added beside it, as in a pod
     */
    record NoShell(ResourceRef pod, String container, String image, List<String> others, boolean takesHelper) implements TerminalState {}

    /** To look at the node a pod is needed that may. */
    record NoPod(ResourceRef node) implements TerminalState {}

    /**
     * It has ended; what it showed stays.
     *
     * @param unsent how many bytes were typed that never left
     * @param stays the pod that was made for this terminal alone and is still there
     */
    record Ended(Fate fate, int unsent, Optional<ResourceRef> stays) implements TerminalState {}

    /** It could not be opened. */
    record Refused(Problem problem) implements TerminalState {}
}
