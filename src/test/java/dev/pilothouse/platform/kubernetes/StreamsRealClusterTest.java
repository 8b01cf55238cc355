package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.POD;
import static dev.pilothouse.platform.kubernetes.Api.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.ProxyRequest;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.RealCluster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs, commands, forwarded ports and the proxy against real kubelets and a real container runtime. */
@Tag("real-cluster")
@Timeout(180)
class StreamsRealClusterTest {

    private static final String NAMESPACE = "pilothouse-streams-" + ProcessHandle.current().pid();
    private static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");
    private static final ResourceRef SHELL = pod("shell");
    private static final ResourceRef WEB = pod("web");

    private static final String PODS = """
        apiVersion: v1
        kind: Pod
        metadata: {name: shell}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: main, image: "pilothouse.dev/busybox:1", command: [sh, -c, "n=0; while true; do n=$((n+1)); echo line $n; sleep 1; done"]}
          - {name: quiet, image: "pilothouse.dev/busybox:1", command: [sleep, "3600"]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, labels: {app: web}}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: web, image: "pilothouse.dev/demo-web:1", ports: [{name: http, containerPort: 8080}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: done}
        spec:
          restartPolicy: Never
          containers:
          - {name: main, image: "pilothouse.dev/busybox:1", command: [sh, -c, "printf 'Größe\\n\\nno end'"]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: asking}
        spec:
          restartPolicy: Never
          containers:
          - {name: main, image: "pilothouse.dev/busybox:1", command: [sh], stdin: true, tty: true}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: waiting}
        spec:
          containers:
          - {name: main, image: "pilothouse.dev/demo-web:no-such"}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 80, targetPort: http}]
        """;

    @SuppressWarnings("NullAway.Init")
    private static Cluster cluster;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        RealCluster.realNodesNeeded();
        RealCluster.makeNamespace(NAMESPACE);
        Path file = folder.resolve("pods.yaml");
        Files.writeString(file, PODS);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", file.toString());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "pod/shell", "pod/web", "pod/asking", "--timeout=60s");
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=jsonpath={.status.phase}=Succeeded", "pod/done", "--timeout=60s");
        cluster = RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
    }

    @AfterAll
    static void clean() {
        RealCluster.removeNamespace(NAMESPACE);
        if (cluster != null) {
            cluster.close();
        }
    }

    private static ResourceRef pod(String name) {
        return new ResourceRef(POD, NAMESPACE, name);
    }

    private static Problem logProblem(ResourceRef pod, LogOptions options) throws Exception {
        Collected log = new Collected(0);
        cluster.logs(pod, options, log);
        return log.untilEnded().orElseThrow();
    }

    @Test
    void readsAWholeLog() throws Exception {
        Collected log = new Collected(0);
        cluster.logs(pod("done"), LogOptions.whole(""), log);
        assertEquals(Optional.empty(), log.untilEnded());
        assertEquals(List.of("Größe", "", "no end"), log.texts());
    }

    @Test
    void followsALogUntilClosed() throws Exception {
        Collected log = new Collected(4);
        Subscription following = cluster.logs(SHELL, LogOptions.following("main", 1), log);
        List<String> lines = log.untilThere();
        following.close();
        int first = Integer.parseInt(lines.getFirst().substring(5));
        assertEquals("line " + (first + 3), lines.get(3));
        assertFalse(log.isEnded());
    }

    @Test
    void waitsAtAQuietLog() throws Exception {
        Collected log = new Collected(0);
        try (Subscription _ = cluster.logs(SHELL, LogOptions.following("quiet", 1), log)) {
            assertEquals(0, run(SHELL, "quiet", "", "sh", "-c", "echo hello > /proc/1/fd/1").code());
            assertEquals(List.of(), log.texts().stream().filter(line -> !line.equals("hello")).toList());
            assertFalse(log.isEnded());
        }
    }

    @Test
    void saysWhyALogCannotBeRead() throws Exception {
        assertEquals(ProblemCode.NOT_FOUND, logProblem(pod("nobody"), LogOptions.whole("")).code());
        assertEquals(ProblemCode.NO_SUCH_CONTAINER, logProblem(SHELL, LogOptions.whole("other")).code());
        assertEquals(ProblemCode.CONTAINER_NOT_RUNNING, logProblem(pod("waiting"), LogOptions.whole("main")).code());
        LogOptions previous = new LogOptions("main", false, true, OptionalLong.empty(), Optional.empty());
        assertEquals(ProblemCode.NO_PREVIOUS_LOG, logProblem(SHELL, previous).code());
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    private Exec.Exit run(ResourceRef pod, String container, String input, String... command) {
        return run(pod, container, input.getBytes(StandardCharsets.UTF_8), command);
    }

    private Exec.Exit run(ResourceRef pod, String container, byte[] input, String... command) {
        Optional<InputStream> in = input.length == 0 ? Optional.empty() : Optional.of(new ByteArrayInputStream(input));
        try (Exec exec = cluster.exec(pod, new Exec.Order(container, List.of(command), false), new ExecStreams(in, out, error))) {
            return exec.await();
        }
    }

    @Test
    void tellsOutputErrorsAndExitCodeApart() {
        Exec.Exit exit = run(SHELL, "main", "", "sh", "-c", "echo out; echo err >&2; exit 37");
        assertEquals(37, exit.code());
        assertEquals("out\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("err\n", error.toString(StandardCharsets.UTF_8));
    }

    @Test
    void carriesBinaryDataBothWaysAndTheEndOfInput() {
        byte[] data = new byte[3_000_000];
        new Random(1).nextBytes(data);
        assertEquals(0, run(SHELL, "main", data, "cat").code());
        assertArrayEquals(data, out.toByteArray());
    }

    @Test
    void keepsEmptyWordsOfACommand() {
        assertEquals(0, run(SHELL, "main", "", "sh", "-c", "echo \"<$1>\"", "sh", "").code());
        assertEquals("<>\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void attachesToWhatAContainerWasStartedWith() throws IOException {
        PipedOutputStream typed = new PipedOutputStream();
        try (Exec exec = cluster.attach(pod("asking"), "main", true, new ExecStreams(Optional.of(new PipedInputStream(typed)), out, error))) {
            exec.resize(100, 30);
            typed.write("stty size; exit 3\n".getBytes(StandardCharsets.US_ASCII));
            typed.flush();
            exec.await();
        }
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("30 100"), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void runsInATerminalOfTheGivenSize() {
        Exec.Order order = new Exec.Order("main", List.of("sh", "-c", "sleep 1; stty size"), true);
        try (Exec exec = cluster.exec(SHELL, order, new ExecStreams(Optional.empty(), out, error))) {
            exec.resize(100, 30);
            assertEquals(0, exec.await().code());
        }
        assertEquals("30 100\r\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aCommandThatLastsCanBeLeft() {
        Exec.Order order = new Exec.Order("main", List.of("sleep", "100"), false);
        Exec exec = cluster.exec(SHELL, order, new ExecStreams(Optional.empty(), out, error));
        try (exec) {
            assertEquals(Optional.empty(), exec.await(Duration.ofMillis(500)));
        }
        assertEquals(ProblemCode.CANCELLED, problem(exec::await).code());
    }

    @Test
    void saysWhyACommandDoesNotRun() {
        assertEquals(ProblemCode.COMMAND_NOT_STARTED, problem(() -> run(WEB, "web", "", "sh")).code());
        assertEquals(ProblemCode.NOT_FOUND, problem(() -> run(pod("nobody"), "", "", "true")).code());
        assertEquals(ProblemCode.NO_SUCH_CONTAINER, problem(() -> run(SHELL, "other", "", "true")).code());
        assertEquals(ProblemCode.CONTAINER_NOT_RUNNING, problem(() -> run(pod("waiting"), "main", "", "true")).code());
    }

    private final BlockingQueue<Forward.Event> events = new LinkedBlockingQueue<>();

    private static String ask(Socket socket, String path) throws IOException {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void forwardsAPort() throws Exception {
        Forward.Target target = new Forward.Target(WEB, 8080);
        try (Forward forward = cluster.forward(() -> target, 0, events::add)) {
            for (int i = 0; i < 3; i++) {
                try (Socket socket = forward.connect()) {
                    assertTrue(ask(socket, "/healthz").startsWith("HTTP/1.1 200"));
                }
            }
            assertEquals(new Forward.Event.Opened(target), events.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void tellsThatNothingListensOnAPort() throws Exception {
        try (Forward forward = cluster.forward(() -> new Forward.Target(WEB, 81), 0, events::add);
                Socket socket = forward.connect()) {
            socket.setSoTimeout(20_000);
            assertThrows(IOException.class, () -> socket.getInputStream().read(), "a reset, as from a closed port");
            events.take();
            Forward.Event.Failed failed = (Forward.Event.Failed) events.poll(10, TimeUnit.SECONDS);
            assertEquals(ProblemCode.PORT_CLOSED, failed.problem().code());
        }
    }

    @Test
    void tellsThatThereIsNoPodToForwardTo() {
        try (Forward forward = cluster.forward(() -> new Forward.Target(pod("nobody"), 80), 0, events::add)) {
            assertEquals(ProblemCode.NOT_FOUND, problem(forward::connect).code());
        }
    }

    @Test
    void asksThroughTheApiServer() {
        ProxyRequest.Answer answer = cluster.proxy(new ProxyRequest(WEB, false, "8080", "/env?name=HOSTNAME"));
        assertEquals(200, answer.status());
        assertTrue(answer.text().contains("web"), answer.text());
        ResourceRef service = new ResourceRef(SERVICE, NAMESPACE, "web");
        assertEquals(200, cluster.proxy(new ProxyRequest(service, false, "http", "/")).status());
        assertEquals(404, cluster.proxy(new ProxyRequest(service, false, "http", "/no such page")).status());
        assertEquals(ProblemCode.NOT_FOUND, problem(() -> cluster.proxy(new ProxyRequest(pod("nobody"), false, "80", "/"))).code());
    }
}
