package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerStateTest {

    @Test
    void readsTheStateInFull() {
        Tree status = new Tree(Map.of("State", Map.of("Status", "exited", "ExitCode", 3L)));

        assertEquals(new ContainerState("exited", "", 3), ContainerState.of(status));
        assertEquals("stopped", ContainerState.of(status).wanted());
    }

    @Test
    void knowsNoExitCodeOfWhatRuns() {
        Tree status = new Tree(Map.of("State", Map.of("Status", "running", "ExitCode", 0L, "Health", Map.of("Status", "healthy"))));

        assertEquals(new ContainerState("running", "healthy", -1), ContainerState.of(status));
        assertEquals("running", ContainerState.of(status).wanted());
    }

    @Test
    void takesNoHealthCheckForNone() {
        Tree status = new Tree(Map.of("State", "running", "Status", "Up 3 minutes", "Health", Map.of("Status", "none")));

        assertEquals(new ContainerState("running", "", -1), ContainerState.of(status));
    }

    @Test
    void bearsWhatItDoesNotKnow() {
        assertEquals("UNKNOWN", ContainerState.of(Tree.EMPTY).health().state().name());
        assertEquals("UNKNOWN", ContainerState.of(new Tree(Map.of("State", "flying", "Status", "In the air"))).health().state().name());
    }
}
