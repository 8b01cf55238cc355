package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.Engines;
import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.testing.VirtualThreads;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole look, where no engine answers or something hangs. */
class KindPreflightTest {

    private static final Blueprint SHOP = Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: shop\n");

    @TempDir
    private Path folder = Path.of("");

    private final List<DockerEngine> connections = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        assertEquals(List.of(), VirtualThreads.leftOf("preflight"));
        connections.forEach(DockerEngine::close);
    }

    private DockerEngine connect(EngineEndpoint endpoint) {
        DockerEngine engine = new DockerEngine(endpoint);
        connections.add(engine);
        return engine;
    }

    private KindPreflight preflight(Engines engines, Function<EngineEndpoint, DockerEngine> connect, Duration limit) {
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin").toString());
        Host host = Host.of(folder, "Linux", "6.1.0", folder.resolve("home"), environment, cluster -> folder.resolve("kind").resolve(cluster));
        // by the rules of Windows none of this computer's own folders is looked into
        Tools tools = new Tools("Windows", folder.resolve("home"), Map.of("PATH", folder.resolve("bin").toString(), "PATHEXT", ".none"));
        return new KindPreflight(host, engines, connect, tools, (_, _) -> new ImageState.Remote(1), limit);
    }

    private static List<String> said(List<PreflightFinding> findings) {
        Said.variants(findings);
        return findings.stream().map(finding -> finding.check() + " " + finding.variant()).toList();
    }

    @Test
    void withoutAnEngineOnlyWhatNeedsNoneIsSaid() {
        List<PreflightFinding> findings = preflight(new FixedEngines(Optional.empty()), this::connect, Duration.ofSeconds(10)).of(SHOP);
        assertEquals(List.of("ENGINE none", "KIND_COMMAND absent", "DOCKER_COMMAND absent", "KUBECONFIG writable"), said(findings));
        assertTrue(new Preflight(findings).blocked());
    }

    @Test
    void anEngineMayNotRun() {
        FixedEngines engines = FixedEngines.of("unix://" + folder.resolve("none.sock"));
        List<PreflightFinding> findings = preflight(engines, this::connect, Duration.ofSeconds(20)).of(SHOP);
        assertEquals(List.of("ENGINE not-running", "KIND_COMMAND absent", "DOCKER_COMMAND absent", "KUBECONFIG writable"), said(findings));
    }

    @Test
    void anEngineThatTakesTheConnectionAndSaysNothingIsGivenUp() throws IOException {
        Path socket = folder.resolve("hung.sock");
        try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hung.bind(UnixDomainSocketAddress.of(socket));
            List<PreflightFinding> findings = preflight(FixedEngines.of("unix://" + socket), this::connect, Duration.ofSeconds(20)).of(SHOP);
            assertEquals("ENGINE silent", said(findings).getFirst());
            assertTrue(said(findings).contains("KUBECONFIG writable"));
        }
    }

    @Test
    void aCheckThatHangsIsAFindingAndTheOthersAreSaid() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        KindPreflight preflight = preflight(FixedEngines.of("unix:///any.sock"), _ -> hang(never, interrupted), Duration.ofSeconds(1));
        long begin = System.nanoTime();
        List<PreflightFinding> findings = preflight.of(SHOP);
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(5).toNanos());
        List<String> said = said(findings);
        assertTrue(said.contains("ENGINE not-checked") && said.contains("MEMORY not-checked"), said.toString());
        assertTrue(said.contains("KIND_COMMAND absent") && said.contains("KUBECONFIG writable"), said.toString());
        assertEquals("It was given up: > 1 s", Said.cause(findings.stream().filter(it -> it.check() == Check.ENGINE).findFirst().orElseThrow()));
        assertTrue(isSoonDown(interrupted), "what hangs is interrupted");
    }

    private static DockerEngine hang(CountDownLatch never, CountDownLatch interrupted) {
        try {
            never.await();
            throw new AssertionError("nobody ends this");
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSoonDown(CountDownLatch latch) {
        try {
            return latch.await(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void whoeverAskedMayGiveUp() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        KindPreflight preflight = preflight(FixedEngines.of("unix:///any.sock"), _ -> hang(never, interrupted), Duration.ofSeconds(20));
        Thread.currentThread().interrupt();
        ProblemException cancelled = assertThrows(ProblemException.class, () -> preflight.of(SHOP));
        assertEquals(ProblemCode.CANCELLED, cancelled.problem().code());
        assertTrue(Thread.interrupted());
    }

    @Test
    void ofATextThatCannotBeReadOnlyTheMachineIsLookedAt() {
        List<PreflightFinding> findings =
                preflight(new FixedEngines(Optional.empty()), this::connect, Duration.ofSeconds(10)).of(Blueprint.of("kind: Cluster\n  name: [\n"));
        List<Check> checks = findings.stream().map(PreflightFinding::check).toList();
        assertEquals(List.of(Check.BLUEPRINT, Check.ENGINE, Check.KIND_COMMAND, Check.DOCKER_COMMAND), checks);
    }

    @Test
    void aLockedKubeconfigIsFound() throws IOException {
        Path lock = Files.createDirectories(folder.resolve("kind")).resolve("shop.lock");
        Files.writeString(lock, "");
        Files.setLastModifiedTime(lock, java.nio.file.attribute.FileTime.fromMillis(1_000));
        List<PreflightFinding> findings = preflight(new FixedEngines(Optional.empty()), this::connect, Duration.ofSeconds(10)).of(SHOP);
        assertTrue(said(findings).contains("KUBECONFIG locked"));
    }
}
