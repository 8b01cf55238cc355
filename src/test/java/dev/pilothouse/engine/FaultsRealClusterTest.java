package dev.pilothouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.testing.VirtualThreads;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that shows a real cluster while the way there fails and comes back. Only a cable of our own is cut, so that a shared cluster
 * notices nothing; with {@code -Dpilothouse.faults.node=CONTAINER} the node of a kind cluster of one's own is treated worse.
 */
@Tag("real-cluster")
@Timeout(600)
class FaultsRealClusterTest {

    private static final String NAMESPACE = "pilothouse-faults-" + ProcessHandle.current().pid();
    /** A shell cannot be found again; it has a minute to be answered in before it is given up. */
    private static final Set<Lookout.Part> LASTING = EnumSet.complementOf(EnumSet.of(Lookout.Part.SHELL));

    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final int ROUNDS = 8;

    private static final String PODS = """
        apiVersion: v1
        kind: Pod
        metadata: {name: counter}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: main, image: "pilothouse.dev/busybox:1", command: [sh, -c, "n=0; while true; do n=$((n+1)); echo $n; usleep 50000; done"]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: web, image: "pilothouse.dev/demo-web:1", ports: [{name: http, containerPort: 8080}]}
        """;

    @TempDir
    private Path home = Path.of("");

    private int markers;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        RealCluster.realNodesNeeded();
        RealCluster.makeNamespace(NAMESPACE);
        Path file = Files.writeString(folder.resolve("pods.yaml"), PODS);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", file.toString());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "pod/counter", "pod/web", "--timeout=60s");
    }

    @AfterAll
    static void clean() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    /** How one fault went, in milliseconds for each part. */
    private record Course(Map<Lookout.Part, Long> noticed, Map<Lookout.Part, Long> found) {}

    private static void await(String what, Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "not seen: " + what);
            Thread.sleep(50);
        }
    }

    private static Map<Lookout.Part, Long> when(Duration limit, Set<Lookout.Part> parts, Predicate<Lookout.Part> shown) throws InterruptedException {
        Map<Lookout.Part, Long> times = new EnumMap<>(Lookout.Part.class);
        long begin = System.nanoTime();
        while (times.size() < parts.size() && System.nanoTime() - begin < limit.toNanos()) {
            for (Lookout.Part part : parts) {
                if (!times.containsKey(part) && shown.test(part)) {
                    times.put(part, Duration.ofNanos(System.nanoTime() - begin).toMillis());
                }
            }
            Thread.sleep(50);
        }
        return times;
    }

    private Course suffer(Lookout lookout, Duration length, Runnable strike, Runnable heal) throws InterruptedException {
        Instant struck = Instant.now();
        strike.run();
        Map<Lookout.Part, Long> noticed = when(length, EnumSet.allOf(Lookout.Part.class), lookout::lost);
        Thread.sleep(Duration.between(Instant.now(), struck.plus(length)).isNegative() ? Duration.ZERO : Duration.between(Instant.now(), struck.plus(length)));
        heal.run();
        Instant healed = Instant.now();
        String marker = "healed-" + ++markers;
        Thread.ofVirtual().start(() -> mark(marker));
        Map<Lookout.Part, Long> found = when(LONGEST, LASTING, part -> lookout.shows(part, marker, healed));
        Course course = new Course(noticed, found);
        System.out.println("after " + length.toSeconds() + " s: " + course);
        return course;
    }

    private static void mark(String name) {
        for (int i = 0; i < 100; i++) {
            try {
                RealCluster.kubectl("create", "configmap", name, "-n", NAMESPACE);
                return;
            } catch (AssertionError e) {
                Thread.onSpinWait(); // the server is not there yet
            }
        }
    }

    private static void countedOnce(Lookout lookout) {
        List<Integer> counted = lookout.counted();
        assertEquals(IntStream.rangeClosed(counted.getFirst(), counted.getLast()).boxed().toList(), counted, "nothing lost and nothing doubled");
        System.out.println("counted " + counted.size() + " lines once each");
    }

    /** Opens everything through a cable to the server. */
    private void lookingOut(boolean byCable, Scene scene) throws Exception {
        Tree config = Json.read(RealCluster.kubectl("config", "view", "--raw", "--minify", "--flatten", "-o", "json"));
        URI server = URI.create(config.trees("clusters").getFirst().text("cluster", "server"));
        try (Cable cable = Cable.to(server.getHost(), server.getPort())) {
            String way = byCable ? cable.kubeconfig(home, config, server).toString() : System.getenv("PILOTHOUSE_TEST_KUBECONFIG");
            try (Engine engine = new Engine(Folders.of("Linux", home, Map.of()), Map.of("KUBECONFIG", way), home, home);
                    Session session = engine.sessions().open(config.text("current-context"));
                    Lookout lookout = new Lookout(session, engine.meters().of(session), NAMESPACE)) {
                mark("begin");
                for (Lookout.Part part : Lookout.Part.values()) {
                    await(part.name(), Duration.ofSeconds(20), () -> lookout.shows(part, "begin", Instant.EPOCH.plusSeconds(9)));
                }
                scene.play(lookout, cable);
            }
            RealCluster.kubectl("delete", "configmap", "begin", "-n", NAMESPACE);
        }
    }

    /** What happens while all are open. */
    @FunctionalInterface
    private interface Scene {
        void play(Lookout lookout, Cable cable) throws Exception;
    }

    /** How soon is printed and told among the benchmarks: a noisy machine is no fault. */
    private static void recovered(Course course) {
        assertTrue(course.found().keySet().containsAll(LASTING), course::toString);
    }

    @Test
    void allFindBackAfterAWayThatSwallowsEverything() throws Exception {
        lookingOut(true, (lookout, cable) -> {
            Course course = suffer(lookout, Duration.ofSeconds(30), cable::mute, cable::mend);
            countedOnce(lookout);
            recovered(course);
        });
    }

    @Test
    void allFindBackAfterAWayThatIsCut() throws Exception {
        lookingOut(true, (lookout, cable) -> {
            Course course = suffer(lookout, Duration.ofSeconds(20), cable::cut, cable::mend);
            countedOnce(lookout);
            recovered(course);
        });
    }

    /** The connections that are made after the cut die with the next breath, some sooner and some later. */
    @Test
    void allFindBackAfterACutThatIsFollowedByAWayThatSwallowsEverything() throws Exception {
        lookingOut(true, (lookout, cable) -> {
            for (int round = 0; round < ROUNDS; round++) {
                Duration between = Duration.ofMillis(200L * round);
                Duration swallowing = Duration.ofSeconds(round % 2 == 0 ? 1 : 8);
                Course course = suffer(lookout, swallowing, () -> cutThenMute(cable, between), cable::mend);
                System.out.println(between.toMillis() + " ms between");
                recovered(course);
            }
            countedOnce(lookout);
        });
    }

    private static void cutThenMute(Cable cable, Duration between) {
        cable.cut();
        cable.mend();
        try {
            Thread.sleep(between);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cable.mute();
    }

    @Test
    void leaksNothingInTwentyRounds() throws Exception {
        lookingOut(true, (lookout, cable) -> {
            List<Integer> earlier = new ArrayList<>();
            List<Integer> later = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                Course course = suffer(lookout, Duration.ofMillis(500), cable::cut, cable::mend);
                recovered(course);
                int held = descriptors() + Thread.getAllStackTraces().size() + VirtualThreads.named("").size();
                System.out.println(Instant.now() + " round " + round + ": " + descriptors() + " descriptors, " + Thread.getAllStackTraces().size() + " threads, "
                        + VirtualThreads.named("").size() + " virtual");
                (round < 10 ? earlier : later).add(held);
            }
            countedOnce(lookout);
            assertTrue(Collections.min(later) <= Collections.max(earlier), () -> earlier + " then " + later);
        });
    }

    private static int descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String node() {
        String node = System.getProperty("pilothouse.faults.node", "");
        assumeTrue(!node.isEmpty(), "pilothouse.faults.node names no node of a kind cluster of your own");
        return node;
    }

    private static void inNode(String node, String command) {
        try {
            new ProcessBuilder("docker", "exec", node, "sh", "-c", command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void allFindBackAfterTheServerWasStartedAnew() throws Exception {
        String node = node();
        lookingOut(false, (lookout, _) -> {
            Course course = suffer(lookout, Duration.ofSeconds(2), () -> inNode(node, "pkill -9 kube-apiserver"), () -> untilReady());
            countedOnce(lookout);
            recovered(course);
        });
    }

    private static void untilReady() {
        for (int i = 0; i < 200; i++) {
            try {
                RealCluster.kubectl("get", "--raw", "/readyz");
                return;
            } catch (AssertionError e) {
                Thread.onSpinWait(); // not yet
            }
        }
    }

    @Test
    void allFindBackAfterPacketsWereDroppedForTwoMinutes() throws Exception {
        String node = node();
        lookingOut(false, (lookout, _) -> {
            String rule = " INPUT -p tcp --dport 6443 ! -i lo -s 172.16.0.0/12 -j DROP";
            Course course = suffer(lookout, Duration.ofMinutes(2), () -> inNode(node, "iptables -I" + rule), () -> inNode(node, "iptables -D" + rule));
            countedOnce(lookout);
            recovered(course);
        });
    }
}
