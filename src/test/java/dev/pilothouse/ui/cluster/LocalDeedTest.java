package dev.pilothouse.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.ui.cluster.LocalDeed.End;
import dev.pilothouse.ui.cluster.LocalDeed.State;
import dev.pilothouse.ui.cluster.LocalDeed.What;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalDeedTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Problem TAKEN = Problem.of(ProblemCode.NODE_PORT_TAKEN, "80", "127.0.0.1");

    @Test
    void stepsThatBeganStandBeforeThoseThatAreToCome() {
        LocalDeed deed = told(
                new Progress.Planned(NOW, List.of(Step.START_NODES, Step.API_READY)),
                new Progress.Started(NOW, Step.API_READY, ""),
                new Progress.Ended(NOW.plusSeconds(2), Step.API_READY, ""));

        assertEquals(List.of(Step.API_READY, Step.START_NODES), deed.lines().stream().map(LocalDeed.Line::step).toList());
        assertEquals(List.of(State.DONE, State.TO_COME), deed.lines().stream().map(LocalDeed.Line::state).toList());
    }

    @Test
    void aPlanWithinAPlanAddsOnlyWhatIsNew() {
        LocalDeed deed = told(
                new Progress.Planned(NOW, List.of(Step.DIAGNOSIS, Step.START_NODES)),
                new Progress.Planned(NOW, List.of(Step.STOP_WORKERS, Step.START_NODES)));

        assertEquals(List.of(Step.DIAGNOSIS, Step.START_NODES, Step.STOP_WORKERS), deed.lines().stream().map(LocalDeed.Line::step).toList());
    }

    @Test
    void whatArrivesBelongsToTheStepThatGoesOn() {
        Progress.Pulled pulled = new Progress.Pulled(NOW, "web", 1, 2);

        assertEquals(Optional.of(pulled), told(new Progress.Started(NOW, Step.SAVE_IMAGE, ""), pulled).pulled());
        assertEquals(
                Optional.empty(), told(new Progress.Started(NOW, Step.SAVE_IMAGE, ""), pulled, new Progress.Started(NOW, Step.LOAD_IMAGE, "")).pulled());
    }

    @Test
    void stepsThatNeverBeganAreLeftOutAtTheEnd() {
        LocalDeed deed = told(
                        new Progress.Planned(NOW, List.of(Step.START_NODES, Step.API_READY)),
                        new Progress.Started(NOW, Step.START_NODES, ""),
                        new Progress.Failed(NOW, Step.START_NODES, TAKEN))
                .ended(new End(Optional.of(TAKEN), List.of()));

        assertFalse(deed.goesOn());
        assertEquals(List.of(State.FAILED), deed.lines().stream().map(LocalDeed.Line::state).toList());
    }

    private static LocalDeed told(Progress... all) {
        LocalDeed deed = LocalDeed.begun(What.RESUME);
        for (Progress each : all) {
            deed = deed.after(each);
        }
        return deed;
    }
}
