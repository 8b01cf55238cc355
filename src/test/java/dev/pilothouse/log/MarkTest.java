package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkTest {

    @Test
    void saysHowTheRunBeforeEndedWhereThatIsKnown() {
        assertEquals("log-mark.restarted", Mark.of(Mark.Event.RESTARTED, "1", "Error").key());
        assertEquals("log-mark.restarted-plain", Mark.of(Mark.Event.RESTARTED, "", "").key());
        assertEquals("log-mark.ended", Mark.of(Mark.Event.ENDED, "0", "Completed").key());
    }

    @Test
    void anEngineThatRunsAContainerAgainTellsNothingOfTheRunBefore() {
        Map<String, Object> state = Map.of("Running", true, "Status", "running", "ExitCode", 0, "StartedAt", "2026-01-02T03:04:05Z");
        Document container = new Document(new Tree(Map.of(
                "apiVersion", EngineKinds.CONTAINER.apiVersion(), "kind", EngineKinds.CONTAINER.name(), "metadata", Map.of("name", "web"), "status",
                Map.of("State", state))));
        Life life = Life.of(container, new Wish.Which.All()).getFirst();
        assertEquals(List.of("", "", Life.State.RUNNING), List.of(life.exit(), life.reason(), life.state()));
    }
}
