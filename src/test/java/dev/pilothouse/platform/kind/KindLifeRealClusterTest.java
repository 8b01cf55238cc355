package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kubeconfig.ContextImport;
import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Upkeep.Belongings;
import dev.pilothouse.local.Upkeep.ImageOrigin;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.Containers;
import dev.pilothouse.testing.RealEngine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that kind made of stand-in nodes, made elsewhere as far as we know, is lived with. */
@Tag("real-cluster")
class KindLifeRealClusterTest {

    private static final String CLUSTER = "life-test";
    private static final String CONFIG = """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            nodes:
            - role: control-plane
            - role: worker
            - role: worker
            """;

    private final RealKind real = new RealKind();
    private final Path folder;
    private final Path theirs;
    private final KindUpkeep upkeep;
    private final List<Progress> told = new ArrayList<>();

    KindLifeRealClusterTest(@TempDir Path folder) {
        this.folder = folder;
        theirs = folder.resolve("their config");
        upkeep = new KindUpkeep(real::engine, folder, cluster -> folder.resolve("kind-" + cluster + ".kubeconfig"), List.of(theirs), _ -> false);
    }

    @BeforeEach
    void make() throws IOException {
        remove();
        Path config = Files.writeString(folder.resolve("blueprint.yaml"), CONFIG);
        real.kind()
                .command("create", "cluster", "--name", CLUSTER, "--image", real.node("none"), "--config", config.toString(), "--kubeconfig", theirs.toString())
                .within(Duration.ofMinutes(2))
                .run()
                .orRefused();
    }

    @AfterEach
    void remove() {
        for (KindNode node : new KindNodes(real::engine).find(CLUSTER)) {
            containers().remove(node.id(), true, true);
        }
        assertEquals(List.of(), holders(), "nothing that held an address is left");
    }

    @Test
    void itIsListedWithAllThatTheEngineKnows() {
        LocalCluster cluster = cluster();

        assertEquals(State.RUNNING, cluster.state());
        assertEquals("v1.34.2", cluster.version());
        assertEquals("kind-" + CLUSTER, cluster.context());
        assertFalse(cluster.ours());
        assertEquals(List.of(CLUSTER + "-control-plane", CLUSTER + "-worker", CLUSTER + "-worker2"), cluster.nodes().stream().map(LocalNode::name).toList());
        assertEquals("https://127.0.0.1:" + cluster.ports().getFirst().hostPort(), cluster.address());
        assertTrue(upkeep.use(CLUSTER).stream().allMatch(use -> use.memory() > 0));
    }

    @Test
    void itIsPausedAndResumedWithTheAddressesThatItHadAndDoesNotWakeByItself() {
        Map<String, String> before = addresses();
        long start = System.nanoTime();

        LocalCluster paused = upkeep.pause(CLUSTER, told::add);
        long pausing = System.nanoTime() - start;

        assertEquals(State.PAUSED, paused.state());
        assertEquals(List.of(), upkeep.diagnose(CLUSTER));
        assertEquals(List.of("no", "no", "no"), restarts());
        assertFalse(paused.ports().isEmpty(), "ports are told of nodes that stand still");
        start = System.nanoTime();
        LocalCluster resumed = upkeep.resume(CLUSTER, told::add);
        long resuming = System.nanoTime() - start;

        assertEquals(State.RUNNING, resumed.state());
        assertKept(before);
        assertEquals(List.of("on-failure:1", "on-failure:1", "on-failure:1"), restarts());
        assertEquals(List.of(), upkeep.diagnose(CLUSTER));
        System.getLogger("life").log(System.Logger.Level.INFO, "pause {0} ms, resume {1} ms", pausing / 1_000_000, resuming / 1_000_000);
    }

    @Test
    void freeAddressesBelowAreHeldWhileItResumes() {
        Map<String, String> first = addresses();
        upkeep.pause(CLUSTER, told::add);
        List<String> strangers = List.of(stranger(), stranger(), stranger());
        upkeep.resume(CLUSTER, told::add);
        Map<String, String> moved = addresses();
        upkeep.pause(CLUSTER, told::add);
        strangers.forEach(id -> containers().remove(id, true, true));

        upkeep.resume(CLUSTER, told::add);

        assertNotEquals(first, moved);
        assertKept(moved);
        assertEquals(List.of(), upkeep.diagnose(CLUSTER));
    }

    @Test
    void aNodeThatStandsStillIsFoundAndMended() {
        Map<String, String> before = addresses();
        containers().stop(CLUSTER + "-worker", Optional.of(Duration.ofSeconds(1)));
        assertEquals(State.PARTLY, cluster().state());
        assertEquals(List.of(Ailment.of(Ailment.Cause.NODES_STOPPED, CLUSTER + "-worker")), cluster().ailments());

        assertEquals(List.of(), upkeep.repair(CLUSTER, told::add));

        assertEquals(State.RUNNING, cluster().state());
        assertKept(before);
        assertTrue(told.stream().anyMatch(Progress.Planned.class::isInstance));
    }

    @Test
    void aFrozenNodeIsFoundAndMended() {
        containers().pause(CLUSTER + "-worker2");
        assertEquals(List.of(Ailment.of(Ailment.Cause.NODES_FROZEN, CLUSTER + "-worker2")), cluster().ailments());

        assertEquals(List.of(), upkeep.repair(CLUSTER, told::add));
        assertEquals(State.RUNNING, cluster().state());
    }

    @Test
    void aTakenPortIsNamedAndLeavesTheClusterPaused() throws IOException {
        int port = cluster().ports().getFirst().hostPort();
        upkeep.pause(CLUSTER, told::add);
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(List.of(Ailment.of(Ailment.Cause.PORT_TAKEN, Integer.toString(port), CLUSTER + "-control-plane")), upkeep.diagnose(CLUSTER));

            ProblemException refused = assertThrows(ProblemException.class, () -> upkeep.resume(CLUSTER, told::add));

            assertEquals(ProblemCode.NODE_PORT_TAKEN, refused.problem().code());
            assertEquals(List.of(Integer.toString(port), "127.0.0.1"), refused.problem().args());
        }
        assertEquals(State.PAUSED, cluster().state());
    }

    @Test
    void anImageIsLoadedIntoTheChosenNodes() {
        RealEngine.needs(real.engine(), RealEngine.SMALL_IMAGE);

        upkeep.load(CLUSTER, new ImageOrigin.OfEngine(RealEngine.SMALL_IMAGE), List.of(CLUSTER + "-worker"), told::add);

        assertEquals(
                List.of(CLUSTER + "-worker: " + RealEngine.SMALL_IMAGE),
                told.stream().filter(Progress.Line.class::isInstance).map(line -> ((Progress.Line) line).text()).toList());
        assertTrue(told.stream().anyMatch(Progress.Pulled.class::isInstance));
    }

    @Test
    void itsLogsGoIntoOneArchive() throws IOException {
        Path zip = folder.resolve("logs of life.zip");
        Path tar = folder.resolve("logs.tar.gz");

        upkeep.exportLogs(CLUSTER, zip, told::add);
        upkeep.exportLogs(CLUSTER, tar, told::add);

        List<String> zipped = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            file.stream().forEach(entry -> zipped.add(entry.getName()));
        }
        List<String> packed = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(tar))))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                packed.add(entry.getName());
            }
        }
        assertEquals(zipped, packed);
        assertTrue(zipped.containsAll(List.of("docker-info.json", CLUSTER + "-worker/inspect.json", CLUSTER + "-worker/container.log")), zipped.toString());
    }

    @Test
    void itIsDeletedWithAllThatGoesWithIt() {
        upkeep.kubeconfigFile(CLUSTER);
        Belongings belongings = upkeep.belongings(CLUSTER);
        assertEquals(3, belongings.containers().size());
        assertEquals(List.of(folder.resolve("kind-" + CLUSTER + ".kubeconfig"), theirs), belongings.kubeconfigs());
        assertTrue(belongings.stays().contains("kind"));

        upkeep.delete(CLUSTER, new Steps(told::add));

        assertEquals(List.of(), real.containers(CLUSTER));
        assertTrue(belongings.volumes().stream().noneMatch(real::hasVolume));
        assertFalse(Files.exists(folder.resolve("kind-" + CLUSTER + ".kubeconfig")));
        assertFalse(new ContextImport(theirs).has("kind-" + CLUSTER, "https://127.0.0.1:0"));
        ProblemException refused = assertThrows(ProblemException.class, () -> upkeep.pause(CLUSTER, told::add));
        assertEquals(ProblemCode.LOCAL_CLUSTER_UNKNOWN, refused.problem().code());
    }

    @Test
    void whatIsDeletedBehindOurBackIsSaidToBeGone() {
        upkeep.pause(CLUSTER, told::add);
        Progress.Listener deleting = progress -> {
            if (progress instanceof Progress.Started(var _, Progress.Step step, String _) && step == Progress.Step.START_NODES) {
                remove();
            }
        };

        ProblemException refused = assertThrows(ProblemException.class, () -> upkeep.resume(CLUSTER, deleting));

        assertEquals(ProblemCode.LOCAL_CLUSTER_UNKNOWN, refused.problem().code());
        assertEquals(List.of(), holders());
    }

    @Test
    void whatHappensToNodesIsHeard() throws InterruptedException {
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        try (KindWatch watch = new KindWatch(real.engines())) {
            watch.onChange(() -> heard.add(true));
            RealEngine.soon(heard);
            heard.clear();
            containers().pause(CLUSTER + "-worker");
            RealEngine.soon(heard);
        }
    }

    private LocalCluster cluster() {
        return upkeep.clusters().stream().filter(each -> each.name().equals(CLUSTER)).findFirst().orElseThrow();
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        cluster().nodes().forEach(node -> addresses.put(node.name(), node.address()));
        return addresses;
    }

    /** Who else is on the network may have taken an address meanwhile; all others came back to their nodes. */
    private void assertKept(Map<String, String> before) {
        Map<String, String> holders = Addresses.holders(real.engine());
        Map<String, String> now = addresses();
        Map<String, String> kept = new TreeMap<>(before);
        kept.entrySet().removeIf(node -> !holders.getOrDefault(node.getValue(), node.getKey()).equals(node.getKey()) && !now.containsKey(holders.getOrDefault(node.getValue(), "")));
        now.keySet().retainAll(kept.keySet());
        assertEquals(kept, now);
    }

    private List<String> restarts() {
        return new KindNodes(real::engine).of(CLUSTER).stream().map(node -> KindPause.restart(containers().inspect(node.id()))).toList();
    }

    private Containers containers() {
        return real.engine().containers();
    }

    private String stranger() {
        String id = containers().create("", new Tree(Map.of(
                "Image", RealEngine.SMALL_IMAGE, "Cmd", List.of("sleep", "300"), "HostConfig", Map.of("NetworkMode", "kind"))));
        containers().start(id);
        return id;
    }

    private List<Tree> holders() {
        return containers().list(true, Map.of("label", List.of(Addresses.LABEL)));
    }
}
