package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Upkeep.Belongings;
import dev.pilothouse.local.Upkeep.Certificate;
import dev.pilothouse.local.Upkeep.ImageOrigin;
import dev.pilothouse.platform.docker.ExecResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real nodes from their first minute to their last: paused, resumed, repaired, an image loaded and run, deleted. */
@Tag("real-cluster")
class WholeLifeRealClusterTest {

    private static final Logger LOG = Logger.getLogger("life");
    private static final String CLUSTER = "life-real";
    private static final String IMAGE = "pilothouse.test/loaded:1";
    private static final String CONFIG = """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            nodes:
            - role: control-plane
            - role: worker
            - role: worker
            """;

    private final RealKind real = new RealKind();
    private final KindNodes nodes = new KindNodes(real::engine);
    private final Path folder;
    private final KindUpkeep upkeep;
    private final Map<Progress.Step, Instant> begun = new HashMap<>();

    WholeLifeRealClusterTest(@TempDir Path folder) {
        this.folder = folder;
        upkeep = new KindUpkeep(real::engine, folder, cluster -> folder.resolve("kind-" + cluster + ".kubeconfig"), List.of(folder.resolve("config")), _ -> false);
    }

    @AfterEach
    void remove() {
        nodes.find(CLUSTER).forEach(node -> nodes.containers().remove(node.id(), true, true));
        real.close();
    }

    @Test
    void aWholeLife() throws IOException {
        create(nodeImage());
        Map<String, String> addresses = addresses();
        assertEquals(List.of(), upkeep.diagnose(CLUSTER));
        certificates();

        timed("pause", () -> upkeep.pause(CLUSTER, this::told));
        assertEquals(State.PAUSED, cluster().state());
        certificates();
        timed("resume", () -> upkeep.resume(CLUSTER, this::told));
        assertEquals(addresses, addresses());
        assertEquals(List.of(), upkeep.diagnose(CLUSTER));

        engineRestartLeavesDisorder();
        assertEquals(State.PARTLY, cluster().state());
        assertTrue(upkeep.diagnose(CLUSTER).stream().anyMatch(ailment -> ailment.cause() == Ailment.Cause.NODES_STOPPED));
        timed("repair", () -> assertEquals(List.of(), upkeep.repair(CLUSTER, this::told)));
        assertEquals(State.RUNNING, cluster().state());

        loadedImageRuns();
        deleted();
    }

    /** As published, or as somebody built it for this machine; the newest that the engine holds. */
    private String nodeImage() {
        String image = real.engine().images().list(Map.of()).stream()
                .flatMap(each -> each.list("RepoTags").stream().map(String::valueOf))
                .filter(tag -> tag.startsWith("kindest/node:"))
                .findFirst()
                .orElse("");
        assumeTrue(!image.isEmpty(), "the engine holds no image kindest/node");
        return image;
    }

    private void create(String image) throws IOException {
        Path config = Files.writeString(folder.resolve("blueprint.yaml"), CONFIG);
        timed("create", () -> real.kind()
                .command("create", "cluster", "--name", CLUSTER, "--image", image, "--config", config.toString(), "--wait", "180s",
                        "--kubeconfig", folder.resolve("config").toString())
                .within(Duration.ofMinutes(6))
                .run()
                .orRefused());
        timed("ready", () -> new ReadyCheck(nodes).await(CLUSTER, new Steps(this::told)));
    }

    private void certificates() {
        List<Certificate> certificates = upkeep.certificates(CLUSTER);
        assertTrue(certificates.getFirst().expires().isAfter(Instant.now()), certificates.toString());
        for (String file : List.of("/etc/kubernetes/pki/apiserver.crt", "/etc/kubernetes/pki/etcd/peer.crt", "/etc/kubernetes/admin.conf")) {
            assertTrue(certificates.stream().anyMatch(each -> each.file().equals(file)), file + " in " + certificates);
        }
        assertEquals(3, certificates.stream().filter(each -> each.subject().startsWith("system:node:")).count(), certificates.toString());
    }

    /** An engine that starts again starts some nodes at once, others not, and in any order. */
    private void engineRestartLeavesDisorder() {
        List<String> names = nodes.of(CLUSTER).stream().map(KindNode::name).toList();
        Parallel.all(names, name -> {
            nodes.containers().stop(name, Optional.empty());
            return name;
        });
        nodes.containers().start(names.getLast());
        nodes.containers().start(names.getFirst());
    }

    private void loadedImageRuns() {
        real.engine().images().tag("pilothouse.dev/busybox:1", "pilothouse.test/loaded", "1");
        try {
            timed("load", () -> upkeep.load(CLUSTER, new ImageOrigin.OfEngine(IMAGE), List.of(), this::told));
        } finally {
            real.engine().images().remove(IMAGE, false);
        }
        kubectl("create", "deployment", "loaded", "--image=" + IMAGE, "--replicas=4", "--", "sleep", "3600");
        kubectl("rollout", "status", "deployment/loaded", "--timeout=90s");
    }

    private void deleted() {
        Belongings belongings = upkeep.belongings(CLUSTER);
        timed("delete", () -> upkeep.delete(CLUSTER, new Steps(this::told)));
        assertEquals(List.of(), real.containers(CLUSTER));
        assertEquals(List.of(), belongings.volumes().stream().filter(real::hasVolume).toList());
        assertEquals(List.of(), real.engine().containers().list(true, Map.of("label", List.of(Addresses.LABEL))));
        assertFalse(Files.exists(folder.resolve("kind-" + CLUSTER + ".kubeconfig")));
        assertFalse(readConfig().contains(CLUSTER));
    }

    private String readConfig() {
        try {
            return Files.readString(folder.resolve("config"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void kubectl(String... words) {
        ExecResult result = nodes.kubectl(nodes.of(CLUSTER).getFirst(), Duration.ofMinutes(2), words);
        assertTrue(result.succeeded(), result.errors());
    }

    private LocalCluster cluster() {
        return upkeep.clusters().stream().filter(each -> each.name().equals(CLUSTER)).findFirst().orElseThrow();
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        for (LocalNode node : cluster().nodes()) {
            addresses.put(node.name(), node.address());
        }
        return addresses;
    }

    private void told(Progress progress) {
        switch (progress) {
            case Progress.Started started -> begun.put(started.step(), started.at());
            case Progress.Ended ended -> LOG.info(() -> ended.step() + " " + Duration.between(begun.getOrDefault(ended.step(), ended.at()), ended.at()).toMillis() + " ms");
            case Progress.Failed failed -> LOG.info(failed.step() + " " + failed.problem());
            default -> {}
        }
    }

    private static void timed(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        LOG.info(() -> what + " " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
    }
}
