package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.Outlook;
import dev.pilothouse.guide.probe.ProbeSubject;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.guide.probe.Probes;
import dev.pilothouse.guide.probe.StartUps;
import dev.pilothouse.model.Problem;
import dev.pilothouse.text.Difference;

/** How far the workbench is. */
sealed interface ProbesState {

    /** The workload and its pods are being read. */
    record Reading() implements ProbesState {}

    /** They could not be read. */
    record Refused(Problem problem) implements ProbesState {}

    /**
     * Probes can be changed.
     *
     * @param seen what its pods tell about starts
     * @param probes as the person wants them
     * @param assumptions what is supposed of the app
     */
    record Working(
            ProbeSubject subject, ProbedContainer container, StartUps seen, Probes probes, Assumptions assumptions, Outlook outlook, Difference difference)
            implements ProbesState {

        boolean changed() {
            return !probes.equals(container.now());
        }

        Working with(Probes wanted, Outlook look) {
            return new Working(subject, container, seen, wanted, assumptions, look, difference);
        }

        Working with(Assumptions supposed, Outlook look) {
            return new Working(subject, container, seen, probes, supposed, look, difference);
        }

        Working with(Difference lines) {
            return new Working(subject, container, seen, probes, assumptions, outlook, lines);
        }
    }
}
