package dev.pilothouse.platform.minikube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.LocalCluster;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider over a stand-in of the command, under a locale that writes capital letters in its own way. */
@DisabledOnOs(OS.WINDOWS)
class MinikubeProviderTest extends ProviderContract {

    private final Locale usual = Locale.getDefault();
    private final StandIns standIns;
    private final Path home;
    private final MinikubeProvider provider;

    MinikubeProviderTest(@TempDir Path folder) {
        home = folder.resolve("Übung mit Leerzeichen");
        standIns = new StandIns(home, "minikube");
        provider = over(standIns.tools());
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
        return provider.create(new SimplePlan(name, 1, ""), Progress.Listener.NOBODY);
    }

    private MinikubeProvider over(Tools tools) {
        return new MinikubeProvider(tools, Map::of, home.resolve("files"));
    }

    @Test
    void tellsItsStepsAndKnowsNodesAndVersion() {
        List<Progress> told = new ArrayList<>();
        LocalCluster made = provider.create(new SimplePlan("dev", 2, "v1.33.1"), told::add);
        assertEquals(
                List.of(Step.IMAGE, Step.NODES, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.STORAGE),
                told.stream().filter(Progress.Ended.class::isInstance).map(ended -> ((Progress.Ended) ended).step()).toList());
        assertEquals(List.of("dev", "dev-m02"), made.nodes().stream().map(node -> node.name()).toList());
        assertEquals("v1.33.1", made.version());
        assertEquals("https://192.168.49.2:8443", made.address());
        String call = standIns.calls("minikube").stream().filter(line -> line.startsWith("start")).findFirst().orElseThrow();
        assertTrue(call.contains("--output json --interactive=false"), call);
        assertTrue(call.contains("KUBECONFIG=" + made.kubeconfig()), call);
    }

    @ParameterizedTest
    @CsvSource({"memory, LOCAL_MEMORY_SHORT", "image, LOCAL_INTERNET_NEEDED", "port, LOCAL_CREATION_FAILED"})
    void saysWhyItFailedAndLeavesNothing(String failure, ProblemCode code) {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> over(standIns.with("STANDIN_FAIL", failure)).create(new SimplePlan("broken", 1, ""), Progress.Listener.NOBODY));
        assertEquals(code, refused.problem().code());
        assertFalse(refused.problem().detail().isBlank());
        assertEquals(List.of(), provider.clusters());
    }

    @Test
    void saysThatTheEngineIsNotThere() {
        ProblemException engine = assertThrows(ProblemException.class, () -> over(standIns.with("STANDIN_FAIL", "engine")).clusters());
        assertEquals(ProblemCode.LOCAL_DRIVER_FAILED, engine.problem().code());
    }

    @Test
    void aCancelledCreationEndsAllThatItStartedAndSweeps() throws InterruptedException {
        MinikubeProvider hanging = over(standIns.with("STANDIN_HANG", "create"));
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

    @ParameterizedTest
    @CsvSource({
        "Running, RUNNING", "OK, RUNNING", "Stopped, PAUSED", "Paused, PAUSED", "Starting, MAKING", "Unknown, PARTLY", "Error, PARTLY", "RUNNING, RUNNING"
    })
    void readsTheWordsOfItsStatus(String status, LocalCluster.State state) {
        String json = """
                {"invalid": [], "valid": [{"Name": "minikube", "Status": "%s", "Config": {"Nodes": [{"Name": "", "ControlPlane": true}]}}]}
                """.formatted(status);
        assertEquals(state, ProfileList.read(json, Path::of, _ -> false).getFirst().state());
    }
}
