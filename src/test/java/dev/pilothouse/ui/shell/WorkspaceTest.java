package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Guard;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeSource;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.shell.Workspace.NamespaceList;
import dev.pilothouse.ui.shell.Workspace.Opening;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    private final FakeCluster dev = new FakeCluster();
    private final FakeSource source = new FakeSource().with("shop-dev", dev).with("shop-prod", new FakeCluster()).withRefusing("gone");
    private final Pulse pulse = new Pulse();
    private final Sessions sessions = new Sessions(
            List.of(source), context -> new Guard(Guard.Level.FREE, context.name()), new MemoryJournal(), pulse);
    private final Workspace workspace;

    WorkspaceTest(@TempDir Path folder) {
        workspace = new Workspace(sessions, Settings.open(folder.resolve("settings.json")), new SameThreadFx());
        workspace.start();
    }

    @AfterEach
    void end() {
        workspace.close();
        sessions.close();
        pulse.close();
    }

    @Test
    void followsTheContextsOfItsSources() {
        assertEquals(3, workspace.contexts().size());
        source.with("new", new FakeCluster());
        assertEquals(4, workspace.contexts().size());
    }

    @Test
    void opensAContextAndReadsItsKinds() {
        workspace.open("shop-dev");

        assertTrue(workspace.is("shop-dev"));
        assertEquals(List.of("shop-dev"), workspace.open());
        assertEquals(5, workspace.catalogProperty().get().offers().size());
        assertEquals(Set.of(), workspace.namespaces(), "a context without a namespace of its own shows all");
    }

    @Test
    void keepsWhatIsOpenWhenAnotherIsRefused() {
        workspace.open("shop-dev");
        AtomicBoolean followed = new AtomicBoolean();
        workspace.show("gone", () -> followed.set(true));

        assertTrue(workspace.is("shop-dev"));
        Opening.Refused refused = assertInstanceOf(Opening.Refused.class, workspace.openingProperty().get());
        assertEquals(ProblemCode.CONNECTION_REFUSED, refused.problem().code());
        assertEquals(false, followed.get());
    }

    @Test
    void remembersTheNamespacesOfEachContext() {
        workspace.open("shop-dev");
        workspace.choose(Set.of("shop", "infra"));
        workspace.open("shop-prod");
        assertEquals(Set.of(), workspace.namespaces());
        workspace.open("shop-dev");
        assertEquals(Set.of("shop", "infra"), workspace.namespaces());
    }

    @Test
    void saysWhyNamespacesCannotBeListed() {
        workspace.open("shop-dev");
        dev.failNext(Problem.of(ProblemCode.FORBIDDEN, "list", "namespaces", ""));
        workspace.readNamespaces();
        assertInstanceOf(NamespaceList.Refused.class, workspace.knownNamespacesProperty().get());

        dev.put(FakeCluster.NAMESPACE, Map.of("metadata", Map.of("name", "shop")));
        workspace.readNamespaces();
        assertEquals(new NamespaceList.Known(List.of("shop")), workspace.knownNamespacesProperty().get());
    }

    @Test
    void disconnectsWithoutForgettingTheOthers() {
        workspace.open("shop-dev");
        workspace.open("shop-prod");
        workspace.disconnect("shop-prod");

        assertTrue(workspace.session().isEmpty());
        assertEquals(List.of("shop-dev"), workspace.open());
        assertTrue(sessions.session("shop-prod").isEmpty());
    }
}
