package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {

    private final ToldProgress told = new ToldProgress();
    private final Telling telling = new Telling(told, Clock.fixed(Instant.EPOCH.plusSeconds(9), ZoneOffset.UTC));

    @Test
    void aStepThatBeginsEndsTheOneBefore() {
        telling.began(Step.IMAGE, "x");
        telling.began(Step.NODES, "");
        telling.began(Step.NODES, "");
        telling.ended("");
        assertEquals(List.of(Step.IMAGE, Step.NODES), told.steps());
        assertEquals(2, told.all(Progress.Ended.class).size());
        assertTrue(telling.hasEnded(Step.NODES));
    }

    @Test
    void aFailedStepHasNotEndedWell() {
        telling.began(Step.NODES, "");
        telling.failed(Problem.of(ProblemCode.CANCELLED));
        telling.ended("");
        assertEquals(List.of(Step.NODES), told.steps());
        assertEquals(List.of(Step.NODES), told.failed());
        assertFalse(telling.hasEnded(Step.NODES));
    }

    @Test
    void aNodeGoesForwardOnlyAndKeepsItsAddress() {
        telling.node("a", NodeStage.WAITING, "");
        telling.node("a", NodeStage.STARTING, "");
        telling.node("a", NodeStage.CONTAINER_RUNS, "10.0.0.2");
        telling.node("a", NodeStage.READY, "");
        telling.node("a", NodeStage.JOINED, "");
        telling.node("a", NodeStage.READY, "");
        assertEquals(
                List.of("WAITING ", "STARTING ", "STARTING 10.0.0.2", "READY 10.0.0.2"),
                told.all(Progress.NodeSeen.class).stream().map(it -> it.stage() + " " + it.address()).toList());
    }

    @Test
    void aPullIsToldNowAndThenAndAtItsEnd() {
        for (int i = 0; i <= 100; i++) {
            telling.pulled("x", i, 100);
        }
        assertEquals(List.of(0L, 100L), told.all(Progress.Pulled.class).stream().map(Progress.Pulled::bytes).toList());
    }
}
