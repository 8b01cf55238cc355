package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real kind on a real engine, with nodes that only stand in for nodes. */
@Tag("real-cluster")
class KindCreationRealClusterTest {

    private static final String CLUSTER = "create-standin";

    private final RealKind real = new RealKind();
    private final Path folder;
    private final Path joined;
    private final KindCreation creation;
    private final ToldProgress told = new ToldProgress();

    KindCreationRealClusterTest(@TempDir Path temp) throws IOException {
        folder = temp.resolve("state of Zoë 状态");
        joined = Files.createDirectory(temp.resolve("joined"));
        creation = new KindCreation(real.kind(), real::engine, folder, Clock.systemUTC());
    }

    @AfterEach
    void removeAll() {
        new Sweep(real.kind(), real.engine()).run(CLUSTER, folder.resolve("none"));
        real.close();
    }

    /** The stand-in nodes tell each other through a folder which of them joined. */
    private Blueprint blueprint(String image, int workers) {
        Blueprint blueprint = Blueprint.of("").withName(CLUSTER).withImage(image);
        for (int i = 0; i < workers; i++) {
            blueprint = new dev.pilothouse.local.BlueprintNodes(blueprint).plus(BlueprintNode.Role.WORKER);
        }
        for (int i = 0; i <= workers; i++) {
            blueprint = blueprint.node(i).withMount(0, new BlueprintNode.Mount(joined.toString(), "/joined", false, false, "None"));
        }
        return blueprint;
    }

    private Problem refused(Blueprint blueprint) {
        return assertThrows(ProblemException.class, () -> creation.create(blueprint, told)).problem();
    }

    private void assertNothingLeft() throws IOException {
        assertEquals(List.of(), real.containers(CLUSTER));
        assertEquals(0, ProcessHandle.current().descendants().count());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("attempts")).toList());
        }
    }

    @Test
    void makesOneNode() throws IOException {
        creation.create(blueprint(real.node("none"), 0), told);
        assertEquals(
                List.of(
                        Step.IMAGE, Step.NODES, Step.CONFIGURATION, Step.CONTROL_PLANE, Step.NETWORK, Step.STORAGE, Step.KUBECONFIG, Step.API_READY,
                        Step.NODES_READY, Step.DNS_READY, Step.STORAGE_READY),
                told.steps());
        assertEquals(told.steps(), told.all(Progress.Planned.class).getFirst().steps());
        assertEquals(List.of(), told.failed());
        assertEquals(List.of(NodeStage.WAITING, NodeStage.CONTAINER_RUNS, NodeStage.STARTING, NodeStage.JOINED, NodeStage.READY), told.stages(CLUSTER + "-control-plane"));
        assertTrue(told.all(Progress.NodeSeen.class).getLast().address().matches("\\d+\\.\\d+\\.\\d+\\.\\d+"));
        Path kubeconfig = KindProvider.kubeconfig(folder, CLUSTER);
        assertTrue(Files.readString(kubeconfig).contains("kind-" + CLUSTER));
        List<String> volumes = real.volumes(CLUSTER);
        assertFalse(volumes.isEmpty());
        new Sweep(real.kind(), real.engine()).run(CLUSTER, kubeconfig);
        assertNothingLeft();
        assertTrue(volumes.stream().noneMatch(real::hasVolume));
    }

    @Test
    void makesThreeNodesAndTellsEachOfThem() {
        creation.create(blueprint(real.node("none"), 2), told);
        assertTrue(told.steps().contains(Step.JOIN_WORKERS));
        for (String node : List.of("-control-plane", "-worker", "-worker2")) {
            assertEquals(NodeStage.READY, told.stages(CLUSTER + node).getLast(), node);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fail:boot:inotify, NODES, NODE_NOT_BOOTED, INOTIFY_EXHAUSTED, serial.log",
        "fail:init:cgroup-v1, CONTROL_PLANE, CONTROL_PLANE_NOT_STARTED, CGROUP_V1_REFUSED, kind.log",
        "fail:init:kubelet, CONTROL_PLANE, CONTROL_PLANE_NOT_STARTED, KUBELET_NOT_HEALTHY, kind.log",
        "fail:cni, NETWORK, KIND_FAILED, KIND_FAILED, ''",
        "fail:storage, STORAGE, KIND_FAILED, KIND_FAILED, ''",
        "fail:join, JOIN_WORKERS, NODE_NOT_JOINED, NODE_NOT_JOINED, ''"
    })
    void explainsAFailureAndLeavesNothing(String standIn, Step step, ProblemCode told1, ProblemCode cause, String file) throws IOException {
        Problem problem = refused(blueprint(real.node(standIn), step == Step.JOIN_WORKERS ? 1 : 0));
        assertEquals(cause, problem.code(), () -> problem.toString());
        assertEquals(List.of(step), told.failed());
        assertEquals(List.of(told1), told.problems());
        assertEquals(Step.CLEAN_UP, told.steps().getLast());
        Progress.Explained explained = told.all(Progress.Explained.class).getFirst();
        assertTrue(explained.file().endsWith(file), explained::toString);
        assertTrue(Files.readString(explained.folder().resolve("kind.log")).contains("ERROR: failed to create cluster"));
        if (!file.isEmpty()) {
            assertEquals(explained.text(), Files.readAllLines(explained.folder().resolve(explained.file())).get(explained.line() - 1));
        }
        assertNothingLeft();
    }

    @Test
    void keepsAFailedClusterForALook() {
        refused(blueprint(real.node("fail:init:kubelet"), 0).extras().withRetain(true));
        assertEquals(List.of(CLUSTER + "-control-plane"), real.containers(CLUSTER));
        assertFalse(told.steps().contains(Step.CLEAN_UP));
    }

    @Test
    void keepsAClusterThatIsNotReadyInTime() {
        Problem problem = refused(blueprint(real.node("fail:ready"), 0).extras().withWaitTime(Duration.ofSeconds(2)));
        assertEquals(ProblemCode.CLUSTER_NOT_READY, problem.code());
        assertEquals("Node " + CLUSTER + "-control-plane: KubeletReady: stand-in", problem.args().getLast());
        assertEquals(List.of(Step.NODES_READY), told.failed());
        assertEquals(1, real.containers(CLUSTER).size());
        assertTrue(Files.isRegularFile(KindProvider.kubeconfig(folder, CLUSTER)));
    }

    @Test
    void doesNotWaitWhenNobodyWantsIt() {
        creation.create(blueprint(real.node("fail:ready"), 0).extras().withWaitTime(Duration.ZERO), told);
        assertEquals(Step.KUBECONFIG, told.steps().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot", "init", "cni", "storage", "join", "ready"})
    void cancelledAtAnyStepNothingIsLeft(String step) throws Exception {
        Step hangs = switch (step) {
            case "boot" -> Step.NODES;
            case "init" -> Step.CONTROL_PLANE;
            case "cni" -> Step.NETWORK;
            case "storage" -> Step.STORAGE;
            case "join" -> Step.JOIN_WORKERS;
            default -> Step.API_READY;
        };
        Blueprint blueprint = blueprint(real.node("hang:" + step), hangs == Step.JOIN_WORKERS ? 1 : 0);
        AtomicReference<Thread> maker = new AtomicReference<>();
        List<String> volumes = new CopyOnWriteArrayList<>();
        ToldProgress progress = new ToldProgress(it -> {
            if (it instanceof Progress.Started started && started.step() == hangs) {
                Thread.ofVirtual().start(() -> interrupt(maker, volumes));
            }
        });
        List<ProblemCode> thrown = new CopyOnWriteArrayList<>();
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                creation.create(blueprint, progress);
            } catch (ProblemException e) {
                thrown.add(e.problem().code());
                interrupted.add(Thread.currentThread().isInterrupted());
            }
        });
        maker.set(thread);
        thread.start();
        assertTrue(thread.join(Duration.ofSeconds(60)), "does not end");
        assertEquals(List.of(ProblemCode.CANCELLED), thrown);
        assertEquals(List.of(true), interrupted);
        assertEquals(List.of(hangs), progress.failed());
        assertEquals(Step.CLEAN_UP, progress.steps().getLast());
        assertNothingLeft();
        assertFalse(volumes.isEmpty());
        assertTrue(volumes.stream().noneMatch(real::hasVolume));
    }

    private void interrupt(AtomicReference<Thread> maker, List<String> volumes) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (volumes.isEmpty() && System.nanoTime() < end) {
            volumes.addAll(real.volumes(CLUSTER));
        }
        Optional.ofNullable(maker.get()).ifPresent(Thread::interrupt);
    }

    @Test
    void touchesNothingOfAClusterThatIsThere() {
        creation.create(blueprint(real.node("none"), 0), new ToldProgress());
        assertEquals(ProblemCode.CLUSTER_NAME_TAKEN, refused(blueprint(real.node("none"), 0)).code());
        assertEquals(List.of(CLUSTER + "-control-plane"), real.containers(CLUSTER));
        assertTrue(Files.isRegularFile(KindProvider.kubeconfig(folder, CLUSTER)));
    }

    @Test
    void ofTwoAtOnceOneIsMade() throws InterruptedException {
        Blueprint blueprint = blueprint(real.node("none"), 0);
        List<ProblemCode> thrown = new CopyOnWriteArrayList<>();
        List<Thread> makers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            makers.add(Thread.ofVirtual().start(() -> {
                try {
                    creation.create(blueprint, Progress.Listener.NOBODY);
                } catch (ProblemException e) {
                    thrown.add(e.problem().code());
                }
            }));
        }
        for (Thread maker : makers) {
            assertTrue(maker.join(Duration.ofSeconds(60)));
        }
        assertEquals(List.of(ProblemCode.CLUSTER_NAME_TAKEN), thrown);
        assertEquals(List.of(CLUSTER + "-control-plane"), real.containers(CLUSTER));
    }

    @Test
    void aPortThatWasTakenMeanwhileIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Blueprint blueprint = blueprint(real.node("none"), 0).node(0).withPort(0, new BlueprintNode.Port(80, taken.getLocalPort(), "127.0.0.1", "TCP"));
            Problem problem = refused(blueprint);
            assertEquals(ProblemCode.NODE_PORT_TAKEN, problem.code());
            assertEquals(List.of(Integer.toString(taken.getLocalPort()), "127.0.0.1"), problem.args());
        }
        assertNothingLeft();
    }

    @Test
    void whatKindRefusesIsLedBackToTheField() throws IOException {
        Problem problem = refused(Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: " + CLUSTER + "\nbogus: 1\n").withImage(real.node("none")));
        assertEquals(ProblemCode.BLUEPRINT_REFUSED, problem.code());
        assertTrue(problem.args().getLast().contains("field bogus not found"), problem::toString);
        assertNothingLeft();
    }

    @Test
    void aClusterThatIsDeletedBehindOurBackIsSaidToBeGone() throws IOException {
        ToldProgress progress = new ToldProgress(it -> {
            if (it instanceof Progress.Started started && started.step() == Step.NETWORK) {
                new Sweep(real.kind(), real.engine()).run(CLUSTER, folder.resolve("none"));
            }
        });
        Problem problem = assertThrows(ProblemException.class, () -> creation.create(blueprint(real.node("none"), 0), progress)).problem();
        assertEquals(ProblemCode.CLUSTER_VANISHED, problem.code(), problem::toString);
        assertNothingLeft();
    }

    @Test
    void anImageThatCannotBePulledFailsAtOnce() throws IOException {
        Problem problem = refused(blueprint("registry.invalid/node:v1.34.2", 0));
        assertEquals(ProblemCode.IMAGE_NOT_PULLED, problem.code());
        assertEquals(List.of(Step.IMAGE), told.failed());
        assertNothingLeft();
    }

    @Test
    void aNameThatIsAPathIsNoName() {
        assertEquals(ProblemCode.CLUSTER_NAME_INVALID, refused(Blueprint.of("").withName("../../x")).code());
        assertFalse(Files.exists(folder));
    }
}
