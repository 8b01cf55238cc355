package dev.pilothouse.platform.playground;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.ScriptedProxy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs, commands and forwarded ports of pretended containers, through the client for real clusters. */
@Timeout(60)
class StreamsTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");

    @SuppressWarnings("NullAway.Init")
    private static PlaygroundProvider playgrounds;

    @SuppressWarnings("NullAway.Init")
    private static Opened opened;

    @SuppressWarnings("NullAway.Init")
    private static Cluster cluster;

    @SuppressWarnings("NullAway.Init")
    private static ResourceRef frontend;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final BlockingQueue<Forward.Event> events = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start(@TempDir Path folder) {
        playgrounds = new PlaygroundProvider(folder.resolve("playgrounds"), (_, _) -> {
            throw new AssertionError("nothing is started apart here");
        });
        opened = new Opened(playgrounds, folder);
        playgrounds.create(PlaygroundPlan.named("dev"));
        cluster = opened.cluster("dev");
        frontend = cluster.rows(new Query(POD, "shop", "app=frontend", "status.phase=Running")).getFirst().ref();
    }

    @AfterAll
    static void stop() {
        cluster.close();
        opened.close();
        playgrounds.close();
    }

    private Exec.Exit run(byte[] input, String... command) {
        Optional<InputStream> in = input.length == 0 ? Optional.empty() : Optional.of(new ByteArrayInputStream(input));
        try (Exec exec = cluster.exec(frontend, new Exec.Order("", List.of(command), false), new ExecStreams(in, out, error))) {
            return exec.await();
        }
    }

    private static ProblemCode problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().code();
    }

    @Test
    void readsALogInTheOrderOfItsTimes() throws Exception {
        List<LogLine> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Optional<Problem>> end = new CompletableFuture<>();
        cluster.logs(frontend, LogOptions.whole("frontend"), new LogSink() {
            @Override
            public void line(LogLine line) {
                lines.add(line);
            }

            @Override
            public void ended(Optional<Problem> problem) {
                end.complete(problem);
            }
        });
        assertEquals(Optional.empty(), end.get(30, TimeUnit.SECONDS));
        assertTrue(lines.size() > 3, lines::toString);
        assertEquals(lines.stream().map(LogLine::time).sorted().toList(), lines.stream().map(LogLine::time).toList());
    }

    @Test
    void tellsOutputErrorsAndExitCodeApart() {
        assertEquals(7, run(new byte[0], "sh", "-c", "echo out; echo err >&2; exit 7").code());
        assertEquals("out\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("err\n", error.toString(StandardCharsets.UTF_8));
    }

    @Test
    void carriesBinaryInputToItsEnd() {
        byte[] data = new byte[300_000];
        new Random(1).nextBytes(data);
        assertEquals(0, run(data, "cat").code());
        assertArrayEquals(data, out.toByteArray());
    }

    @Test
    void saysWhyACommandDoesNotRun() {
        assertEquals(ProblemCode.COMMAND_NOT_STARTED, problem(() -> run(new byte[0], "no-such-program")));
        ResourceRef nobody = new ResourceRef(POD, "shop", "nobody");
        ExecStreams streams = new ExecStreams(Optional.empty(), out, error);
        assertEquals(ProblemCode.NOT_FOUND, problem(() -> cluster.exec(nobody, new Exec.Order("", List.of("true"), false), streams)));
        assertEquals(
                ProblemCode.NO_SUCH_CONTAINER, problem(() -> cluster.exec(frontend, new Exec.Order("other", List.of("true"), false), streams)));
    }

    @Test
    void forwardsAPort() throws Exception {
        Forward.Target target = new Forward.Target(frontend, 8080);
        try (Forward forward = cluster.forward(() -> target, 0, events::add);
                Socket socket = forward.connect()) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertEquals(new Forward.Event.Opened(target), events.poll(30, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void streamsGoThroughTheProxy(String scheme, @TempDir Path folder) throws Exception {
        try (ScriptedProxy proxy = scheme.equals("http") ? ScriptedProxy.http("me:secret") : ScriptedProxy.socks("me:secret")) {
            URI address = URI.create(scheme + "://me:secret@127.0.0.1:" + proxy.port());
            try (Opened through = new Opened(playgrounds, folder, access -> new Access(
                            access.context(), access.server(), access.namespace(), access.trust(), Optional.of(address), access.impersonation(), access.credentials()));
                    Cluster far = through.cluster("dev");
                    Exec exec = far.exec(frontend, new Exec.Order("", List.of("echo", "far"), false), new ExecStreams(Optional.empty(), out, error));
                    Forward forward = far.forward(() -> new Forward.Target(frontend, 8080), 0, events::add);
                    Socket socket = forward.connect()) {
                assertEquals(0, exec.await().code());
                assertEquals("far\n", out.toString(StandardCharsets.UTF_8));
                assertTrue(socket.isConnected());
            }
            assertEquals(2, proxy.targets().size(), "one connection for the command, one for the port");
        }
    }

    @Test
    void tellsThatNothingListensOnAPort() throws Exception {
        try (Forward forward = cluster.forward(() -> new Forward.Target(frontend, 81), 0, events::add);
                Socket socket = forward.connect()) {
            socket.setSoTimeout(20_000);
            assertThrows(IOException.class, () -> socket.getInputStream().read());
            events.take();
            Forward.Event.Failed failed = (Forward.Event.Failed) events.take();
            assertEquals(ProblemCode.PORT_CLOSED, failed.problem().code());
        }
    }

    @Test
    void saysThatTheLocalPortIsTaken() {
        try (Forward forward = cluster.forward(() -> new Forward.Target(frontend, 8080), 0, events::add)) {
            assertEquals(
                    ProblemCode.LOCAL_PORT_TAKEN, problem(() -> cluster.forward(() -> new Forward.Target(frontend, 8080), forward.localPort(), events::add)));
        }
    }
}
