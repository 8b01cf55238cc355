package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNodes;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.docker.ExecOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a creation when something around it goes wrong, and a real cluster from its making to its end. */
@Tag("real-cluster")
class KindFaultsRealClusterTest {

    private static final String CLUSTER = "create-faults";
    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private final RealKind real = new RealKind();
    private final Path folder;
    private final Path temp;

    KindFaultsRealClusterTest(@TempDir Path temp) {
        this.temp = temp;
        folder = temp.resolve("kind");
    }

    @AfterEach
    void removeAll() {
        new Sweep(real.kind(), real.engine()).run(CLUSTER, folder.resolve("none"));
        real.close();
    }

    private KindCreation creation(KindCommand kind) {
        return new KindCreation(kind, real::engine, folder, Clock.systemUTC());
    }

    private Blueprint blueprint(String standIn) {
        return Blueprint.of("").withName(CLUSTER).withImage(real.node(standIn));
    }

    private static ToldProgress when(Step step, Consumer<Step> then) {
        return new ToldProgress(it -> {
            if (it instanceof Progress.Started started && started.step() == step) {
                then.accept(step);
            }
        });
    }

    private Problem refused(KindCreation creation, Blueprint blueprint, ToldProgress told) {
        return assertThrows(ProblemException.class, () -> creation.create(blueprint, told)).problem();
    }

    private void assertNothingLeft() {
        assertEquals(List.of(), real.containers(CLUSTER));
        assertEquals(0, ProcessHandle.current().descendants().count());
    }

    @Test
    void kindThatIsKilledLeavesNothing() {
        ToldProgress told = when(Step.CONTROL_PLANE, _ -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly));
        assertEquals(ProblemCode.KIND_KILLED, refused(creation(real.kind()), blueprint("hang:init"), told).code());
        assertNothingLeft();
    }

    @Test
    void kindThatHangsIsEndedOnCancelling() throws IOException, InterruptedException {
        Path fake = Files.createDirectories(temp.resolve("bin")).resolve("kind");
        Files.writeString(fake, "#!/bin/sh\necho ' • Preparing nodes 📦   ...' >&2\n[ \"$1\" = create ] && sleep 1000\nexit 0\n");
        assertTrue(fake.toFile().setExecutable(true));
        Tools tools = new Tools("Linux", temp, Map.of("PATH", String.valueOf(fake.getParent())));
        KindCreation creation = creation(new KindCommand(tools, Map::of));
        List<ProblemCode> ended = new ArrayList<>();
        Blueprint blueprint = blueprint("none");
        Thread maker = Thread.ofVirtual().unstarted(() -> ended.add(refused(creation, blueprint, when(Step.NODES, _ -> Thread.currentThread().interrupt())).code()));
        maker.start();
        assertTrue(maker.join(Duration.ofSeconds(30)));
        assertEquals(List.of(ProblemCode.CANCELLED), ended);
        assertNothingLeft();
    }

    @Test
    void kindThatSaysItWentWellWithoutDoingItIsNotBelieved() throws IOException {
        Path fake = Files.createDirectories(temp.resolve("bin")).resolve("kind");
        Files.writeString(fake, "#!/bin/sh\nexit 0\n");
        assertTrue(fake.toFile().setExecutable(true));
        Tools tools = new Tools("Linux", temp, Map.of("PATH", String.valueOf(fake.getParent())));
        ToldProgress told = new ToldProgress();
        assertEquals(ProblemCode.CLUSTER_VANISHED, refused(creation(new KindCommand(tools, Map::of)), blueprint("none"), told).code());
    }

    @Test
    void withoutKindNothingBegins() {
        // on Windows nothing of a Unix computer is a usual place
        KindCreation creation = creation(new KindCommand(new Tools("Windows", temp, Map.of("PATH", temp.toString())), Map::of));
        Problem problem = refused(creation, blueprint("none"), new ToldProgress());
        assertEquals(ProblemCode.COMMAND_MISSING, problem.code());
        assertEquals(List.of("kind"), problem.args());
        assertNothingLeft();
    }

    @Test
    void aKubeconfigThatIsLockedMeanwhileIsWrittenAllTheSame() throws IOException {
        Path kubeconfig = KindProvider.kubeconfig(folder, CLUSTER);
        ToldProgress told = when(Step.STORAGE, _ -> make(KindCreation.lockOf(kubeconfig)));
        creation(real.kind()).create(blueprint("none"), told);
        assertTrue(Files.readString(kubeconfig).contains("kind-" + CLUSTER));
        assertEquals(List.of(), told.failed());
    }

    private static void make(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEngineThatStopsInTheMiddleIsNamedAndWhatIsLeftIsSaid() {
        assumeTrue(Files.exists(SOCKET), "the engine is not at its usual socket");
        Blueprint blueprint = blueprint("hang:init");
        try (CutSocket way = new CutSocket(temp.resolve("engine.sock"), SOCKET); RealKind cut = new RealKind(Map.of("DOCKER_HOST", way.address()))) {
            ToldProgress told = when(Step.CONTROL_PLANE, _ -> way.cut());
            KindCreation creation = new KindCreation(cut.kind(), cut::engine, folder, Clock.systemUTC());
            Problem problem = refused(creation, blueprint, told);
            assertEquals(ProblemCode.ENGINE_NOT_RUNNING, problem.code(), problem::toString);
            assertEquals(List.of(ProblemCode.ENGINE_NOT_RUNNING, ProblemCode.LEFT_BEHIND), told.problems());
            assertEquals(List.of(CLUSTER + "-control-plane"), real.containers(CLUSTER));
            way.mend();
            new Sweep(cut.kind(), cut.engine()).run(CLUSTER, KindProvider.kubeconfig(folder, CLUSTER));
        }
        assertNothingLeft();
    }

    @Test
    void aContainerThatHasTheNameOfANodeStaysAndNothingElse() {
        Blueprint two = new BlueprintNodes(blueprint("none")).plus(BlueprintNode.Role.WORKER);
        String other = real.engine().containers().create(CLUSTER + "-worker", new Tree(Map.of("Image", real.node("none"))));
        try {
            Problem problem = refused(creation(real.kind()), two, new ToldProgress());
            assertEquals(ProblemCode.CONTAINER_NAME_TAKEN, problem.code(), problem::toString);
            assertEquals(List.of(CLUSTER + "-worker"), problem.args());
            assertEquals(List.of(), real.containers(CLUSTER));
            assertEquals(other, real.engine().containers().inspect(CLUSTER + "-worker").text("Id"));
        } finally {
            real.engine().containers().remove(other, true, true);
        }
    }

    @Test
    void oneRegistryServesAllClustersAndOutlivesThem() throws IOException {
        assumeTrue(real.engine().containers().list(true, Map.of("name", List.of("^/kind-registry$"))).isEmpty(), "there is a registry, which is not touched");
        Blueprint blueprint = blueprint("none");
        creation(real.kind()).create(blueprint, new ToldProgress());
        PlannedNodes nodes = PlannedNodes.of(blueprint);
        LocalRegistry registry = new LocalRegistry(real.engine(), new Telling(new ToldProgress(), Clock.systemUTC()), real.node("none"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThrows(ProblemException.class, () -> registry.serve(taken.getLocalPort(), nodes));
        }
        assertEquals(List.of(), real.engine().containers().list(true, Map.of("name", List.of("^/kind-registry$"))));
        try {
            String address = registry.serve(0, nodes);
            assertTrue(address.matches("localhost:[1-9]\\d+"), address);
            assertEquals(address, registry.serve(5001, nodes));
            String file = "/etc/containerd/certs.d/" + address + "/hosts.toml";
            assertEquals(
                    "[host.\"http://kind-registry:5000\"]\n",
                    real.engine().containers().run(CLUSTER + "-control-plane", ExecOrder.of("cat", file), Duration.ofSeconds(10)).output());
            new Sweep(real.kind(), real.engine()).run(CLUSTER, KindProvider.kubeconfig(folder, CLUSTER));
            assertTrue(real.engine().containers().inspect("kind-registry").isTrue("State", "Running"));
        } finally {
            real.engine().containers().remove("kind-registry", true, true);
        }
    }

    @Test
    void theLanguageOfThisComputerDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            ToldProgress told = new ToldProgress();
            creation(real.kind()).create(blueprint("none"), told);
            assertTrue(told.steps().contains(Step.STORAGE_READY));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** What passes before the first and after the last word of kind is ours; the start of kind is counted in. */
    @Test
    void addsLessThanASecondToWhatKindTakes() {
        Blueprint blueprint = blueprint("none");
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ToldProgress told = new ToldProgress();
            Instant start = Instant.now();
            creation(real.kind()).create(blueprint, told);
            Duration whole = Duration.between(start, Instant.now());
            List<Progress.Line> lines = told.all(Progress.Line.class);
            added.add(whole.minus(Duration.between(lines.getFirst().at(), lines.getLast().at())).toMillis());
            new Sweep(real.kind(), real.engine()).run(CLUSTER, KindProvider.kubeconfig(folder, CLUSTER));
        }
        added.sort(null);
        assertTrue(added.get(1) <= 1_000, () -> "milliseconds: " + added);
    }

    @Test
    void makesARealClusterWhosePortAnswers() throws Exception {
        String image = real.realNode();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        // the network proxy of a node says there whether it works
        Blueprint blueprint = Blueprint.of("").withName(CLUSTER).withImage(image).node(0).withPort(0, new BlueprintNode.Port(10_256, port, "127.0.0.1", "TCP"));
        ToldProgress told = new ToldProgress();
        creation(real.kind()).create(blueprint, told);
        assertEquals(Step.STORAGE_READY, told.steps().getLast());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz")).timeout(Duration.ofSeconds(10)).build();
            assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
        new Sweep(real.kind(), real.engine()).run(CLUSTER, KindProvider.kubeconfig(folder, CLUSTER));
        assertNothingLeft();
    }
}
