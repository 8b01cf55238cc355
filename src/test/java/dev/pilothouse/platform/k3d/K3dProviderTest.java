package dev.pilothouse.platform.k3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.ProviderContract;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.testing.StandIns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The provider over a stand-in of the command, under a locale that writes capital letters in its own way. */
@DisabledOnOs(OS.WINDOWS)
class K3dProviderTest extends ProviderContract {

    private final Locale usual = Locale.getDefault();
    private final StandIns standIns;
    private final Path home;
    private final K3dProvider provider;

    K3dProviderTest(@TempDir Path folder) {
        home = folder.resolve("Übung mit Leerzeichen");
        standIns = new StandIns(home, "k3d");
        provider = new K3dProvider(standIns.tools(), () -> Map.of("DOCKER_HOST", "unix:///nowhere"), home.resolve("files"));
    }

    @BeforeEach
    void speakTurkish() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected LocalCluster make(String name) {
        return provider.create(new SimplePlan(name, 2, ""), Progress.Listener.NOBODY);
    }

    private K3dProvider over(Tools tools) {
        return new K3dProvider(tools, Map::of, home.resolve("files"));
    }

    private static ProblemCode refused(K3dProvider asked, List<Progress> told) {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> asked.create(new SimplePlan("broken", 1, "v1.34.1+k3s1"), told::add));
        return problem.problem().code();
    }

    @Test
    void tellsItsStepsAndKnowsNodesPortsAndVersion() {
        List<Progress> told = new ArrayList<>();
        LocalCluster made = provider.create(new SimplePlan("dev", 3, "v1.34.1+k3s1"), told::add);
        assertEquals(
                List.of(Step.IMAGE, Step.NODES, Step.LOAD_BALANCER, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.KUBECONFIG),
                told.stream().filter(Progress.Ended.class::isInstance).map(ended -> ((Progress.Ended) ended).step()).toList());
        assertEquals(List.of(Role.CONTROL_PLANE, Role.WORKER, Role.WORKER, Role.LOAD_BALANCER), made.nodes().stream().map(node -> node.role()).toList());
        assertEquals("v1.34.1-k3s1", made.version());
        assertEquals("https://127.0.0.1:38421", made.address());
        assertEquals("k3d-dev", made.context());
        assertEquals("2026-03-01T10:00:01.500Z", made.made().orElseThrow().toString());
        String call = standIns.calls("k3d").stream().filter(line -> line.startsWith("cluster create")).findFirst().orElseThrow();
        assertTrue(call.contains("--kubeconfig-update-default=false --kubeconfig-switch-context=false"), call);
        assertTrue(call.contains("KUBECONFIG=" + made.kubeconfig()), call);
        ProblemException taken =
                assertThrows(ProblemException.class, () -> provider.create(new SimplePlan("dev", 1, ""), Progress.Listener.NOBODY));
        assertEquals(ProblemCode.CLUSTER_NAME_TAKEN, taken.problem().code());
        assertEquals(1, provider.clusters().size(), "the one of that name stays");
    }

    @Test
    void saysWhyItFailedAndLeavesNothing() {
        List<Progress> told = new ArrayList<>();
        assertEquals(ProblemCode.NODE_PORT_TAKEN, refused(over(standIns.with("STANDIN_FAIL", "port")), told));
        assertTrue(told.stream().anyMatch(progress -> progress instanceof Progress.Failed failed && failed.step() == Step.LOAD_BALANCER), told::toString);
        assertEquals(ProblemCode.IMAGE_NOT_PULLED, refused(over(standIns.with("STANDIN_FAIL", "image")), new ArrayList<>()));
        assertEquals(List.of(), provider.clusters());
        ProblemException engine = assertThrows(ProblemException.class, () -> over(standIns.with("STANDIN_FAIL", "engine")).clusters());
        assertEquals(ProblemCode.ENGINE_NOT_RUNNING, engine.problem().code());
        assertEquals(List.of("unix:///var/run/docker.sock"), engine.problem().args());
    }

    @Test
    void aClusterThatTookTheNameMeanwhileStays() {
        assertEquals(ProblemCode.CLUSTER_NAME_TAKEN, refused(over(standIns.with("STANDIN_FAIL", "taken")), new ArrayList<>()));
        assertTrue(standIns.calls("k3d").stream().noneMatch(call -> call.startsWith("cluster delete")), standIns.calls("k3d")::toString);
    }

    @Test
    void aCancelledCreationEndsAllThatItStartedAndSweeps() throws InterruptedException {
        K3dProvider hanging = over(standIns.with("STANDIN_HANG", "create"));
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicReference<ProblemCode> ended = new AtomicReference<>();
        Thread maker = Thread.ofPlatform().start(() -> {
            try {
                hanging.create(new SimplePlan("slow", 1, ""), progress -> {
                    if (progress instanceof Progress.Started started && started.step() == Step.CONTROL_PLANE) {
                        hangs.countDown();
                    }
                });
            } catch (ProblemException e) {
                ended.set(e.problem().code());
            }
        });
        assertTrue(hangs.await(20, TimeUnit.SECONDS));
        maker.interrupt();
        assertTrue(maker.join(Duration.ofSeconds(20)));
        assertEquals(ProblemCode.CANCELLED, ended.get());
        assertEquals(List.of(), provider.clusters());
        assertFalse(ProcessHandle.current().descendants().anyMatch(ProcessHandle::isAlive), "no process is left");
    }

    @Test
    void theEndOfTheProgramGivesUpWhatIsBeingMade() throws InterruptedException {
        K3dProvider hanging = over(standIns.with("STANDIN_HANG", "create"));
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicReference<ProblemCode> ended = new AtomicReference<>();
        Thread maker = Thread.ofPlatform().start(() -> ended.set(assertThrows(
                        ProblemException.class,
                        () -> hanging.create(new SimplePlan("slow", 1, ""), progress -> {
                            if (progress instanceof Progress.Started started && started.step() == Step.CONTROL_PLANE) {
                                hangs.countDown();
                            }
                        }))
                .problem()
                .code()));
        assertTrue(hangs.await(20, TimeUnit.SECONDS));
        hanging.close();
        assertEquals(List.of(), provider.clusters(), "it is removed when the end of the program goes on");
        assertFalse(ProcessHandle.current().descendants().anyMatch(ProcessHandle::isAlive), "no process is left");
        assertTrue(maker.join(Duration.ofSeconds(20)));
        assertEquals(ProblemCode.CANCELLED, ended.get());
    }

    @Test
    void isSimplyAbsentWhereTheCommandIs() {
        K3dProvider absent = over(new Tools("Linux", home, Map.of("PATH", home.resolve("nothing").toString())));
        assertEquals(List.of(), absent.clusters());
        assertTrue(absent.tool().isEmpty());
        assertEquals(ProblemCode.COMMAND_MISSING, refused(absent, new ArrayList<>()));
    }
}
