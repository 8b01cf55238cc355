package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.engine.RunDeed;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.TestSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineDeedsTest {

    private static final ResourceRef WEB = new ResourceRef(EngineKinds.CONTAINER, "", "web");
    private static final ResourceRef JOB = new ResourceRef(EngineKinds.CONTAINER, "", "job");

    private final Pulse pulse = new Pulse();
    private final FakeCluster cluster = new FakeCluster();
    private final Session session = TestSession.open(cluster, pulse);

    @BeforeEach
    void containers() {
        cluster.offer(EngineKinds.CONTAINER);
        put("web", "running");
        put("job", "stopped");
    }

    @AfterEach
    void close() {
        pulse.close();
    }

    private void put(String name, String state) {
        Map<String, Object> fields = FakeCluster.named("", name);
        fields.put("spec", Map.of("state", state));
        cluster.put(EngineKinds.CONTAINER, fields);
    }

    @Test
    void removingWhatRunsNeedsAWord() {
        Deed.Consequences consequences = new DeleteDeed(List.of(WEB, JOB)).look(session);

        assertEquals(List.of("guide.engine.stop-first"), consequences.options());
        assertEquals(Optional.empty(), consequences.draft(Set.of()));
        Draft draft = consequences.draft(Set.of("guide.engine.stop-first")).orElseThrow();
        assertEquals(List.of("web", "web", "job"), draft.wishes().stream().map(wish -> wish.ref().name()).toList());
        assertEquals(2, consequences.lines().size());
    }

    @Test
    void removingWhatStandsStillNeedsNone() {
        Deed.Consequences consequences = new DeleteDeed(List.of(JOB)).look(session);

        assertEquals(List.of(), consequences.options());
        assertTrue(consequences.draft(Set.of()).orElseThrow().wishes().getFirst() instanceof Wish.Remove);
    }

    @Test
    void doesOnlyWhatChangesSomething() {
        Deed.Consequences consequences = new RunContainers(List.of(WEB, JOB), RunDeed.START).look(session);

        assertEquals(List.of("job"), consequences.draft(Set.of()).orElseThrow().wishes().stream().map(wish -> wish.ref().name()).toList());
        assertEquals(List.of(true, false), consequences.lines().stream().map(Deed.Line::stays).toList());
        assertEquals(Optional.empty(), new RunContainers(List.of(JOB), RunDeed.STOP).look(session).draft(Set.of()));
    }
}
