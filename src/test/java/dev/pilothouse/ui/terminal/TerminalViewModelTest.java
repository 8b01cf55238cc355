package dev.pilothouse.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeContainers;
import dev.pilothouse.testing.FakeExec;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalViewModelTest extends FxTest {

    private static final ResourceRef POD = new ResourceRef(FakeCluster.POD, "shop", "web-1");

    private final FakeContainers cluster = new FakeContainers();
    private final FxThread bridge = new FxThread();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final TerminalsViewModel terminals = new TerminalsViewModel(session, bridge);

    @AfterEach
    void end() {
        fxRun(terminals::close);
        session.close();
        pulse.close();
        bridge.close();
    }

    private void pod(String name, String containerId, Map<String, Object> state) {
        Map<String, Object> fields = FakeCluster.named("shop", name);
        fields.put("spec", Map.of("containers", List.of(Map.of("name", "main", "image", "web:1"), Map.of("name", "side", "tty", true, "stdin", true))));
        fields.put("status", Map.of(
                "phase", "Running",
                "containerStatuses", List.of(
                        Map.of("name", "main", "image", "web:1", "containerID", containerId, "state", state),
                        Map.of("name", "side", "containerID", "side", "state", Map.of("running", Map.of())))));
        cluster.put(FakeCluster.POD, fields);
    }

    private void running() {
        pod("web-1", "one", Map.of("running", Map.of()));
    }

    private TerminalViewModel open(String container, boolean attach) {
        fxRun(() -> terminals.show(new Place.Terminal(POD, container, attach)));
        return terminals.selectedProperty().get().orElseThrow();
    }

    private static <T extends TerminalState> T untilIs(Class<T> type, TerminalViewModel tab) {
        until(type.getSimpleName(), () -> type.isInstance(tab.stateProperty().get()));
        return type.cast(tab.stateProperty().get());
    }

    private static Fate untilEnded(Class<? extends Fate> type, TerminalViewModel tab) {
        until(type.getSimpleName(), () -> tab.stateProperty().get() instanceof TerminalState.Ended ended && type.isInstance(ended.fate()));
        return ((TerminalState.Ended) tab.stateProperty().get()).fate();
    }

    @Test
    void startsTheShellThatTheContainerHas() {
        running();
        cluster.programs().answer(order -> Optional.of("/usr/bin/bash\n"));
        TerminalViewModel tab = open("", false);
        TerminalState.Running running = untilIs(TerminalState.Running.class, tab);
        FakeExec shell = cluster.programs().last();
        assertEquals(List.of("/usr/bin/bash"), shell.order().command());
        assertEquals("main", running.way().container());
        fxRun(() -> tab.type("ls\r".getBytes(StandardCharsets.UTF_8)));
        assertEquals("ls\r", shell.read(3));
        shell.write("file\r\n");
        assertEquals("file", tab.screenProperty().get().line(0).strip());
        assertEquals(List.of("main", "side"), tab.containersProperty().get());
    }

    private void type(TerminalViewModel tab, String keys) {
        fxRun(() -> tab.type(keys.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sendsWhatIsTypedBeforeTheShellIsThere() {
        running();
        CountDownLatch found = new CountDownLatch(1);
        cluster.programs().answer(order -> waited(found));
        TerminalViewModel tab = open("", false);
        type(tab, "ls");
        type(tab, "\r");
        found.countDown();
        untilIs(TerminalState.Running.class, tab);
        type(tab, "x");
        assertEquals("ls\rx", cluster.programs().last().read(4));
    }

    @Test
    void sendsNothingToAnotherContainerThanItWasTypedFor() {
        running();
        CountDownLatch found = new CountDownLatch(1);
        cluster.programs().answer(order -> order.container().equals("main") ? waited(found) : Optional.of("/bin/sh"));
        TerminalViewModel tab = open("main", false);
        type(tab, "rm -r data\r");
        fxRun(() -> tab.choose("side"));
        found.countDown();
        assertEquals("side", untilIs(TerminalState.Running.class, tab).way().container());
        type(tab, "ls");
        assertEquals("ls", cluster.programs().last().read(2));
    }

    @Test
    void forgetsWhatWasTypedForAShellThatWasRefused() {
        CountDownLatch asked = new CountDownLatch(1);
        running();
        cluster.programs().answer(order -> {
            waited(asked);
            throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN, "pods/exec"));
        });
        TerminalViewModel tab = open("", false);
        type(tab, "lost");
        asked.countDown();
        untilIs(TerminalState.Refused.class, tab);
        type(tab, "lost as well");
        cluster.programs().answer(order -> Optional.of("/bin/sh"));
        fxRun(tab::again);
        untilIs(TerminalState.Running.class, tab);
        type(tab, "ls");
        assertEquals("ls", cluster.programs().last().read(2));
    }

    @Test
    void sendsToThePlainShellWhatTheBetterOneNeverRan() {
        running();
        CountDownLatch found = new CountDownLatch(1);
        cluster.programs().answer(order -> waited(found).map(sh -> "/bin/bash"));
        TerminalViewModel tab = open("", false);
        type(tab, "ls");
        found.countDown();
        untilIs(TerminalState.Running.class, tab);
        FakeExec better = cluster.programs().last();
        assertEquals("ls", better.read(2));
        type(tab, "\r");
        better.fail(Problem.of(ProblemCode.COMMAND_NOT_STARTED, "/bin/bash", "web-1"));
        until("sh", () -> cluster.programs().last().order().command().equals(List.of("sh")));
        assertEquals("ls\r", cluster.programs().last().read(3));
    }

    @Test
    void keepsOnlySomeOfWhatIsTypedAhead() throws IOException {
        Typed ahead = Typed.ahead();
        ahead.type("a".repeat(Typed.MOST_AHEAD - 1).getBytes(StandardCharsets.UTF_8));
        ahead.type("bb".getBytes(StandardCharsets.UTF_8));
        ahead.type("c".getBytes(StandardCharsets.UTF_8));
        ahead.opened();
        ahead.type("d".getBytes(StandardCharsets.UTF_8));
        ahead.end();
        String sent = new String(ahead.readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("a".repeat(Typed.MOST_AHEAD - 1) + "d", sent);
    }

    private static Optional<String> waited(CountDownLatch until) {
        try {
            until.await();
            return Optional.of("/bin/sh");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Test
    void looksForAnotherShellWhereThereIsNone() {
        running();
        cluster.programs().answer(order -> order.command().getFirst().equals("ash") ? Optional.of("ash\n") : Optional.empty());
        untilIs(TerminalState.Running.class, open("", false));
        assertEquals(List.of("ash"), cluster.programs().last().order().command());
    }

    @Test
    void saysThatAnImageHasNoShellAndWaitsForAHelper() {
        running();
        cluster.programs().answer(order -> order.container().equals("main") ? Optional.empty() : Optional.of("sh\n"));
        TerminalViewModel tab = open("", false);
        TerminalState.NoShell without = untilIs(TerminalState.NoShell.class, tab);
        assertEquals("web:1", without.image());
        assertEquals(List.of("side"), without.others());
        Map<String, Object> fields = FakeCluster.named("shop", "web-1");
        fields.put("spec", Map.of("containers", List.of(Map.of("name", "main"))));
        fields.put("status", Map.of(
                "phase", "Running",
                "containerStatuses", List.of(Map.of("name", "main", "state", Map.of("running", Map.of())), Map.of("name", "side", "state", Map.of("running", Map.of()))),
                "ephemeralContainerStatuses", List.of(Map.of("name", "debugger", "state", Map.of("running", Map.of())))));
        cluster.put(FakeCluster.POD, fields);
        assertEquals("debugger", untilIs(TerminalState.Running.class, tab).way().container());
    }

    @Test
    void tellsItsSizeOnceItHasSettled() {
        running();
        TerminalViewModel tab = open("", false);
        untilIs(TerminalState.Running.class, tab);
        FakeExec shell = cluster.programs().last();
        until("the first size", () -> shell.sizes().equals(List.of("100x30")));
        fxRun(() -> {
            tab.resize(90, 30);
            tab.resize(80, 24);
        });
        until("the last size", () -> shell.sizes().equals(List.of("100x30", "80x24")));
    }

    @Test
    void saysThatTheShellWasLeft() {
        running();
        TerminalViewModel tab = open("", false);
        untilIs(TerminalState.Running.class, tab);
        cluster.programs().last().write("bye\r\n");
        cluster.programs().last().end(3);
        assertEquals(new Fate.ShellEnded(3), untilEnded(Fate.ShellEnded.class, tab));
        assertEquals("bye", tab.screenProperty().get().line(0).strip());
        fxRun(() -> tab.type(new byte[] {'x'}));
        fxRun(tab::again);
        untilIs(TerminalState.Running.class, tab);
        assertEquals(2, cluster.programs().all().size());
    }

    @Test
    void saysThatTheContainerEndedWhenThatIsKnown() {
        running();
        TerminalViewModel tab = open("", false);
        untilIs(TerminalState.Running.class, tab);
        cluster.programs().last().end(137);
        untilEnded(Fate.ShellEnded.class, tab);
        pod("web-1", "one", Map.of("terminated", Map.of("exitCode", 137L, "reason", "OOMKilled")));
        assertEquals(new Fate.ContainerEnded(137, "OOMKilled"), untilEnded(Fate.ContainerEnded.class, tab));
    }

    @Test
    void findsThePodThatTookThePlace() {
        for (String name : List.of("web-1", "web-2")) {
            Map<String, Object> fields = FakeCluster.named("shop", name);
            fields.put("metadata", Map.of(
                    "name", name,
                    "namespace", "shop",
                    "labels", Map.of("app", "web"),
                    "ownerReferences", List.of(Map.of("controller", true, "kind", "ReplicaSet", "name", "web"))));
            fields.put("spec", Map.of("containers", List.of(Map.of("name", "main"))));
            fields.put("status", Map.of("phase", "Running"));
            cluster.put(FakeCluster.POD, fields);
        }
        TerminalViewModel tab = open("", false);
        untilIs(TerminalState.Running.class, tab);
        cluster.remove(POD);
        cluster.programs().last().fail(Problem.of(ProblemCode.CONNECTION_LOST, "server"));
        assertEquals(new Fate.Gone("web-1"), untilEnded(Fate.Gone.class, tab));
        fxRun(tab::again);
        assertEquals("web-2", untilIs(TerminalState.Running.class, tab).way().pod().name());
    }

    @Test
    void saysThatTheConnectionIsLostAndWhatWasNotSent() {
        running();
        TerminalViewModel tab = open("", false);
        untilIs(TerminalState.Running.class, tab);
        fxRun(() -> tab.type("unsent".getBytes(StandardCharsets.UTF_8)));
        cluster.programs().last().fail(Problem.of(ProblemCode.CONNECTION_LOST, "server"));
        untilEnded(Fate.Lost.class, tab);
        assertEquals(6, ((TerminalState.Ended) tab.stateProperty().get()).unsent());
    }

    @Test
    void takesThePlainShellWhenTheBetterOneDoesNotStart() {
        running();
        cluster.programs().answer(order -> Optional.of("/bin/bash\n"));
        TerminalViewModel tab = open("", false);
        untilIs(TerminalState.Running.class, tab);
        cluster.programs().last().fail(Problem.of(ProblemCode.COMMAND_NOT_STARTED, "/bin/bash", "web-1"));
        until("sh", () -> cluster.programs().last().order().command().equals(List.of("sh")));
        cluster.programs().last().fail(Problem.of(ProblemCode.COMMAND_NOT_STARTED, "sh", "web-1"));
        untilEnded(Fate.Lost.class, tab);
    }

    @Test
    void attachesWithTheTerminalThatTheContainerHas() {
        running();
        TerminalViewModel mute = open("main", true);
        assertFalse(untilIs(TerminalState.Running.class, mute).way().writable());
        assertFalse(cluster.programs().last().order().terminal());
        cluster.programs().last().write("one\ntwo\n");
        assertEquals("two", mute.screenProperty().get().line(1).strip());
        TerminalViewModel side = open("side", true);
        assertTrue(untilIs(TerminalState.Running.class, side).way().writable());
        assertTrue(cluster.programs().last().order().terminal());
    }

    @Test
    void closesWhatItOpenedAndLeavesNoThread() throws InterruptedException {
        running();
        TerminalViewModel tab = open("", false);
        untilIs(TerminalState.Running.class, tab);
        fxRun(() -> terminals.open(tab.place()));
        until("two shells", () -> cluster.programs().all().size() == 2);
        fxRun(terminals::close);
        until("closed", () -> cluster.programs().all().stream().allMatch(FakeExec::isClosed));
        assertEquals(List.of(), terminals.tabs());
        assertEquals(List.of(), dev.pilothouse.testing.VirtualThreads.leftOf("call"));
    }

    @Test
    void asksForTheNameOfAGuardedClusterOnce() {
        running();
        Guard guard = new Guard(Guard.Level.TYPE_NAME, "shop-prod");
        Pipeline guarded = new Pipeline(cluster, "shop-prod", () -> guard, new MemoryJournal());
        Session prod = new Session(session.context(), session.server(), cluster, session.live(), guarded);
        TerminalsViewModel open = new TerminalsViewModel(prod, bridge);
        fxRun(() -> open.show(new Place.Terminal(POD)));
        TerminalViewModel tab = open.selectedProperty().get().orElseThrow();
        assertInstanceOf(TerminalState.Guarded.class, tab.stateProperty().get());
        fxRun(() -> tab.consent("shop-pro"));
        assertInstanceOf(TerminalState.Guarded.class, tab.stateProperty().get());
        assertEquals(0, cluster.programs().all().size());
        fxRun(() -> tab.consent("shop-prod"));
        untilIs(TerminalState.Running.class, tab);
        fxRun(() -> open.open(tab.place()));
        untilIs(TerminalState.Running.class, open.selectedProperty().get().orElseThrow());
        fxRun(open::close);
    }

    @Test
    void showsTheTerminalThatIsThereAlready() {
        running();
        TerminalViewModel first = open("", false);
        TerminalViewModel second = open("side", false);
        assertEquals(first, open("", false));
        fxRun(() -> terminals.step(1));
        assertEquals(Optional.of(second), terminals.selectedProperty().get());
        fxRun(() -> terminals.close(second));
        assertEquals(Optional.of(first), terminals.selectedProperty().get());
    }
}
