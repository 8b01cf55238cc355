package dev.pilothouse.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.engine.LaterThreads;
import dev.pilothouse.files.Bounds;
import dev.pilothouse.files.ContainerFiles;
import dev.pilothouse.files.CopyWatch;
import dev.pilothouse.files.Outcome;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.testing.RealCluster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forwards that last and files both ways, against real kubelets, and kubectl beside us. */
@Tag("real-cluster")
@Timeout(240)
class StreamsOnRealClusterTest {

    private static final String NAMESPACE = "streams-" + ProcessHandle.current().pid();
    private static final ResourceRef SERVICE = new ResourceRef(Kind.namespaced("", "v1", "Service", "services"), NAMESPACE, "web");
    private static final int MEBIBYTE = 1 << 20;
    private static final int LARGE = 100;

    private static final String OBJECTS = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: web, image: "pilothouse.dev/demo-web:1", ports: [{name: http, containerPort: 8080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: public, port: 80, targetPort: http}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: files}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: shell, image: "pilothouse.dev/busybox:1", command: [sleep, "3600"]}
          - {name: bare, image: "pilothouse.dev/demo-web:1"}
        """;

    @SuppressWarnings("NullAway.Init")
    private static Cluster cluster;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        RealCluster.realNodesNeeded();
        RealCluster.makeNamespace(NAMESPACE);
        Path file = folder.resolve("objects.yaml");
        Files.writeString(file, OBJECTS);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", file.toString());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "pod/files", "--timeout=90s");
        RealCluster.kubectl("rollout", "status", "-n", NAMESPACE, "deployment/web", "--timeout=90s");
        cluster = RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
    }

    @AfterAll
    static void removeNamespace() {
        if (cluster != null) {
            cluster.close();
        }
        RealCluster.removeNamespace(NAMESPACE);
    }

    private static String ask(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static State.Open untilOpen(Forwards forwards, Semaphore changed, String otherThan) throws InterruptedException {
        while (true) {
            if (forwards.reports().getFirst().state() instanceof State.Open open && !open.pod().equals(otherThan)) {
                return open;
            }
            assertTrue(changed.tryAcquire(30, TimeUnit.SECONDS), () -> "it stays " + forwards.reports());
        }
    }

    @Test
    void outlivesTenPodsByTheSamePort() throws Exception {
        Semaphore changed = new Semaphore(0);
        try (Forwards forwards = new Forwards(cluster, Memory.NONE, new LaterThreads(), InstantSource.system())) {
            forwards.onChange(changed::release);
            forwards.add(new Plan(SERVICE, "public", Forward.Local.loopback(0), Plan.Scheme.HTTP, false));
            State.Open open = untilOpen(forwards, changed, "");
            int port = forwards.reports().getFirst().plan().local().port();
            long worst = 0;
            for (int i = 0; i < 10; i++) {
                assertTrue(ask(port).startsWith("HTTP/1.1 200"));
                String pod = open.pod();
                RealCluster.kubectl("delete", "pod", pod, "-n", NAMESPACE, "--wait=false");
                long begin = System.nanoTime();
                open = untilOpen(forwards, changed, pod);
                worst = Math.max(worst, Duration.ofNanos(System.nanoTime() - begin).toMillis());
                assertTrue(ask(port).startsWith("HTTP/1.1 200"), "served by " + open.pod());
            }
            System.out.printf("moved ten times, at worst in %d ms%n", worst);
            assertTrue(worst <= 2_000, worst + " ms");
            assertEquals(20, forwards.reports().getFirst().traffic().connections());
        }
    }

    private static String checksum(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[MEBIBYTE];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                digest.update(piece, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void copiesAHundredMebibytesBothWays(@TempDir Path folder) throws Exception {
        Path large = folder.resolve("large file");
        Random random = new Random(1);
        byte[] piece = new byte[MEBIBYTE];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(large))) {
            for (int i = 0; i < LARGE; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        ContainerFiles files = new ContainerFiles(cluster, new ResourceRef(BuiltIn.POD, NAMESPACE, "files"), "shell");
        long begin = System.nanoTime();
        Outcome there = files.upload(large, "/tmp/", CopyWatch.NONE);
        long up = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        assertEquals("/tmp/large file", there.target());
        String sum = RealCluster.kubectl("exec", "-n", NAMESPACE, "files", "-c", "shell", "--", "sha256sum", "/tmp/large file");
        assertEquals(checksum(large), sum.substring(0, 64));
        begin = System.nanoTime();
        files.download("/tmp/large file", folder.resolve("back"), Bounds.USUAL, CopyWatch.NONE);
        long down = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        assertEquals(checksum(large), checksum(folder.resolve("back")));
        begin = System.nanoTime();
        RealCluster.kubectl("cp", "-n", NAMESPACE, "-c", "shell", large.toString(), "files:/tmp/theirs");
        long theirUp = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        begin = System.nanoTime();
        RealCluster.kubectl("cp", "-n", NAMESPACE, "-c", "shell", "files:/tmp/theirs", folder.resolve("theirs").toString());
        long theirDown = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        System.out.printf("100 MiB: up %d ms (kubectl %d), down %d ms (kubectl %d)%n", up, theirUp, down, theirDown);
        assertEquals("2", RealCluster.kubectl("exec", "-n", NAMESPACE, "files", "-c", "shell", "--", "sh", "-c", "ls -A /tmp | wc -l").strip());
    }

    @Test
    void leavesOutLinksAndReachesNamesWithBlanksAndQuotes(@TempDir Path folder) throws Exception {
        RealCluster.kubectl(
                "exec", "-n", NAMESPACE, "files", "-c", "shell", "--", "sh", "-c",
                "mkdir -p /odd/sub && cd /odd && echo 1 > 'a b' && printf 2 > \"$(printf 'x\\ny')\" && echo 3 > \"it's\" && ln -s /etc/passwd link && ln -s /etc door && mkfifo pipe && echo 4 > -rf");
        ContainerFiles files = new ContainerFiles(cluster, new ResourceRef(BuiltIn.POD, NAMESPACE, "files"), "shell");
        assertEquals("[door, sub, -rf, a b, it's, link, pipe, x\ny]", files.list("/odd").stream().map(entry -> entry.name()).toList().toString());
        assertEquals(2, files.list("/odd").get(3).size());
        Outcome outcome = files.download("/odd", folder.resolve("odd"), Bounds.USUAL, CopyWatch.NONE);
        assertEquals(4, outcome.files());
        assertEquals(3, outcome.left().size(), outcome.left()::toString);
        assertEquals("2", Files.readString(folder.resolve("odd/x\ny")));
        assertEquals("4\n", Files.readString(folder.resolve("odd/-rf")));
    }

    @Test
    void saysThatAContainerHasNothingToReachItsFilesBy(@TempDir Path folder) {
        ContainerFiles files = new ContainerFiles(cluster, new ResourceRef(BuiltIn.POD, NAMESPACE, "files"), "bare");
        ProblemException refused = org.junit.jupiter.api.Assertions.assertThrows(ProblemException.class, () -> files.list("/"));
        assertEquals(ProblemCode.NO_FILE_TOOLS, refused.problem().code());
        assertEquals(
                ProblemCode.NO_FILE_TOOLS,
                org.junit.jupiter.api.Assertions.assertThrows(
                                ProblemException.class, () -> files.download("/etc/hosts", folder.resolve("x"), Bounds.USUAL, CopyWatch.NONE))
                        .problem()
                        .code());
    }
}
