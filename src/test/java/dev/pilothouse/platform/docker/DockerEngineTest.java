package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.VirtualThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection to an engine that behaves well or badly. */
class DockerEngineTest {

    private static final Duration BRIEF = Duration.ofMillis(300);

    private final Path socket;

    DockerEngineTest(@TempDir Path folder) {
        socket = folder.resolve("engine ü.sock");
    }

    @Test
    void agreesOnTheLowerVersionOnce() throws IOException {
        try (StandInEngine standIn = StandInEngine.greeting(socket, (_, out) -> StandInEngine.json(out, 200, "{\"NCPU\": 4}"));
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            assertEquals(4, engine.info().number(0, "NCPU"));
            engine.info();
            assertEquals(List.of("GET /_ping", "GET /v1.41/info", "GET /v1.41/info"), standIn.requests());
            assertFalse(engine.greeting().podman());
            assertTrue(engine.greeting().speaks("1.41") && engine.greeting().speaks("1.9") && !engine.greeting().speaks("1.48"));
        }
    }

    @Test
    void knowsPodman() throws IOException {
        String ping = "HTTP/1.1 200 OK\r\nApi-Version: 1.99\r\nLibpod-Api-Version: 4.3.1\r\nServer: Libpod/4.3.1 (linux)\r\nContent-Length: 2\r\n\r\nOK";
        try (StandInEngine standIn = StandInEngine.at(socket, (_, out) -> StandInEngine.send(out, ping));
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            assertTrue(engine.ping().podman());
            assertEquals(Greeting.NEWEST, engine.greeting().api());
        }
    }

    @Test
    void saysAtOnceThatNothingRunsWhereNoSocketIs() {
        assertCode(ProblemCode.ENGINE_NOT_RUNNING, () -> new DockerEngine(EngineEndpoint.of("unix://" + socket)).ping(Duration.ofMillis(900)));
    }

    @Test
    void saysThatNothingListensBehindAnOldSocket() throws IOException {
        StandInEngine standIn = StandInEngine.at(socket, (_, _) -> {});
        standIn.close();
        java.nio.file.Files.createFile(socket);
        assertCode(ProblemCode.ENGINE_NOT_RUNNING, () -> new DockerEngine(EngineEndpoint.of("unix://" + socket)).ping());
        assertCode(ProblemCode.ENGINE_NOT_RUNNING, () -> new DockerEngine(EngineEndpoint.of("tcp://127.0.0.1:1")).ping());
    }

    @Test
    void readsARefusalOfTheSystemAsForbidden() {
        RuntimeException wrapped = new RuntimeException(new BindException("Permission denied"));
        assertEquals(ProblemCode.ENGINE_FORBIDDEN, Trouble.problem("unix:///x", wrapped).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://me@host", "localhost", "tcp://", "tcp://a b:1", "unix", "fd://3", "", "context:ghost"})
    void saysThatAnAddressIsOfNoUse(String address) {
        assertCode(ProblemCode.ENGINE_ADDRESS_WRONG, () -> new DockerEngine(EngineEndpoint.of(address)).ping());
    }

    @Test
    void givesUpOnAnEngineThatSaysNothing() throws Exception {
        try (StandInEngine standIn = StandInEngine.at(socket, (_, client) -> client.hang(new CountDownLatch(1)));
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            long before = System.nanoTime();
            assertCode(ProblemCode.ENGINE_SILENT, () -> engine.ping(BRIEF));
            assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(2));
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
        }
    }

    @Test
    void givesUpInTheMiddleOfAnAnswer() throws Exception {
        StandInEngine.Behaviour half = (_, out) -> {
            StandInEngine.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":");
            out.hang(new CountDownLatch(1));
        };
        try (StandInEngine standIn = StandInEngine.greeting(socket, half);
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            assertCode(ProblemCode.ENGINE_SILENT, () -> engine.tree(EngineCall.get("/info").within(BRIEF)));
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
        }
    }

    @Test
    void goesOnWithATransferAsLongAsItMoves() throws Exception {
        StandInEngine.Behaviour slow = (_, client) -> {
            StandInEngine.endless(client);
            for (int i = 0; i < 8; i++) {
                StandInEngine.chunk(client, "a");
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            client.hang(new CountDownLatch(1));
        };
        try (StandInEngine standIn = StandInEngine.greeting(socket, slow);
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            ByteArrayOutputStream arrived = new ByteArrayOutputStream();
            EngineCall call = EngineCall.get("/images/get").within(Duration.ofMillis(600));
            assertCode(
                    ProblemCode.ENGINE_SILENT, () -> engine.stream(call, Optional.empty(), answer -> answer.body().transferTo(arrived)));
            assertEquals("aaaaaaaa", arrived.toString(StandardCharsets.US_ASCII));
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
        }
    }

    @Test
    void saysThatAnEngineIsSick() throws IOException {
        try (StandInEngine standIn = StandInEngine.at(socket, (_, out) -> StandInEngine.json(out, 500, "{\"message\": \"paused\"}"));
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            Problem problem = assertCode(ProblemCode.ENGINE_SICK, engine::ping);
            assertEquals(List.of(standIn.endpoint().address(), "500"), problem.args());
        }
    }

    @Test
    void quotesTheWordsOfARefusal() throws IOException {
        StandInEngine.Behaviour refusing = (request, out) -> {
            if (request.endsWith("/start")) {
                StandInEngine.json(out, 500, "{\"message\": \"port is already allocated\"}");
            } else {
                StandInEngine.json(out, 404, "<html>no such page</html>");
            }
        };
        try (StandInEngine standIn = StandInEngine.greeting(socket, refusing);
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            Problem refused = assertCode(ProblemCode.ENGINE_REFUSED, () -> engine.containers().start("web"));
            assertEquals("port is already allocated", refused.detail());
            Problem absent = assertCode(ProblemCode.ENGINE_HAS_NO, () -> engine.containers().inspect("web"));
            assertEquals(List.of("web"), absent.args());
        }
    }

    @Test
    void takesWhatIsSoAlreadyForDone() throws IOException {
        try (StandInEngine standIn = StandInEngine.greeting(socket, (_, out) -> StandInEngine.send(out, "HTTP/1.1 304 Not Modified\r\n\r\n"));
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            engine.containers().start("web");
            assertEquals("POST /v1.41/containers/web/start", standIn.requests().getLast());
        }
    }

    @Test
    void saysThatAnAnswerIsNoJson() throws IOException {
        try (StandInEngine standIn = StandInEngine.greeting(socket, (_, out) -> StandInEngine.json(out, 200, "{\"a\": "));
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            assertCode(ProblemCode.ANSWER_BROKEN, engine::info);
            assertCode(ProblemCode.ANSWER_BROKEN, () -> engine.list("/containers/json"));
        }
    }

    /** Nobody knows whether it was carried out, so it is told and not tried again. */
    @Test
    void neverSendsAWriteTwice() throws IOException {
        try (StandInEngine standIn = StandInEngine.greeting(socket, (_, _) -> {});
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            assertCode(ProblemCode.ENGINE_LOST, () -> engine.containers().stop("web", Optional.empty()));
            assertEquals(List.of("GET /_ping", "POST /v1.41/containers/web/stop"), standIn.requests());
            assertCode(ProblemCode.ENGINE_LOST, () -> engine.delete("/containers/web"));
            assertEquals(List.of("GET /_ping", "DELETE /v1.41/containers/web"), standIn.requests().subList(2, standIn.requests().size()));
        }
    }

    @Test
    void worksAtOnceWithAnEngineThatCameBack() throws IOException {
        try (StandInEngine standIn = StandInEngine.greeting(socket, (_, out) -> StandInEngine.json(out, 200, "{}"));
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            engine.info();
            standIn.crash();
            assertCode(ProblemCode.ENGINE_NOT_RUNNING, engine::ping);
            standIn.comeBack();
            engine.post("/containers/web/start", Tree.EMPTY);
            assertEquals("POST /v1.41/containers/web/start", standIn.requests().getLast());
        }
    }

    /** A connection that was kept would have died with the engine, and nobody could tell whether a write on it arrived. */
    @Test
    void writesToAnEngineThatWasRestartedMeanwhile() throws IOException {
        StandInEngine.Behaviour keeping = (_, client) -> {
            StandInEngine.json(client, 200, "{}");
            client.hang(new CountDownLatch(1));
        };
        try (StandInEngine standIn = StandInEngine.greeting(socket, keeping);
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            engine.info();
            standIn.crash();
            standIn.comeBack();
            engine.containers().start("web");
            assertEquals("POST /v1.41/containers/web/start", standIn.requests().getLast());
        }
    }

    @Test
    void endsOneStreamAlone() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        StandInEngine.Behaviour hanging = (_, client) -> {
            StandInEngine.endless(client);
            client.hang(open);
        };
        Heard heard = new Heard(new LinkedBlockingQueue<>());
        try (StandInEngine standIn = StandInEngine.greeting(socket, hanging);
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            Subscription events = engine.events(Map.of(), heard);
            assertEquals("connected", soon(heard.events));
            events.close();
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
            assertEquals(0, settled(standIn::openConnections));
            assertEquals(List.of(), List.copyOf(heard.problems));
        }
    }

    @Test
    void stopsWorkingWhenTheCallerIsInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        StandInEngine.Behaviour hanging = (_, client) -> client.hang(asked);
        BlockingQueue<Problem> thrown = new LinkedBlockingQueue<>();
        try (StandInEngine standIn = StandInEngine.greeting(socket, hanging);
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    engine.images().pull("web:1", "", Pull.Listener.NOBODY);
                } catch (ProblemException e) {
                    thrown.add(e.problem());
                }
            });
            asked.await();
            caller.interrupt();
            assertEquals(ProblemCode.CANCELLED, soon(thrown).code());
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
            assertEquals(0, settled(standIn::openConnections));
        }
    }

    @Test
    void endsEveryStreamOnClosing() throws Exception {
        CountDownLatch open = new CountDownLatch(3);
        StandInEngine.Behaviour hanging = (request, out) -> {
            if (request.endsWith("/json")) {
                StandInEngine.json(out, 200, "{}");
                return;
            }
            StandInEngine.endless(out);
            out.hang(open);
        };
        BlockingQueue<Problem> told = new LinkedBlockingQueue<>();
        try (StandInEngine standIn = StandInEngine.greeting(socket, hanging)) {
            DockerEngine engine = new DockerEngine(standIn.endpoint());
            engine.events(Map.of(), new Heard(told));
            engine.containers().log("web", LogOptions.following("", 10), new Heard(told));
            engine.containers().use("web", _ -> {}, problem -> problem.ifPresent(told::add));
            open.await();
            engine.close();
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
            assertEquals(0, settled(standIn::openConnections));
            assertEquals(List.of(), List.copyOf(told));
        }
    }

    @Test
    void tellsAllStreamsThatTheEngineIsLostAndFindsItsEventsAgain() throws Exception {
        StandInEngine.Behaviour talking = (request, out) -> {
            if (request.endsWith("/json")) {
                StandInEngine.json(out, 200, "{}");
                return;
            }
            StandInEngine.endless(out);
            StandInEngine.chunk(out, "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"a\"},\"timeNano\":1}\n");
            out.hang(new CountDownLatch(1));
        };
        Heard events = new Heard(new LinkedBlockingQueue<>());
        BlockingQueue<Optional<Problem>> ended = new LinkedBlockingQueue<>();
        try (StandInEngine standIn = StandInEngine.greeting(socket, talking);
                DockerEngine engine = new DockerEngine(standIn.endpoint())) {
            engine.events(Map.of("type", List.of("container")), events);
            engine.containers().use("web", _ -> events.events.add("use"), ended::add);
            List<String> first = List.of(soon(events.events), soon(events.events), soon(events.events));
            assertEquals(List.of("connected", "start", "use"), first.stream().sorted().toList());
            standIn.crash();
            assertEquals(ProblemCode.ENGINE_LOST, soon(events.problems).code());
            assertEquals(ProblemCode.ENGINE_LOST, soon(ended).orElseThrow().code());
            standIn.comeBack();
            assertEquals("connected", soon(events.events));
            assertEquals("start", soon(events.events));
            String request = standIn.requests().getLast();
            assertTrue(request.contains("since=1793527200") && request.contains("filters=%7B%22type"), request);
        }
    }

    @Test
    void speaksTheSameInTurkish() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            agreesOnTheLowerVersionOnce();
            takesWhatIsSoAlreadyForDone();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Problem assertCode(ProblemCode code, Executable work) {
        ProblemException thrown = assertThrows(ProblemException.class, work);
        assertEquals(code, thrown.problem().code(), thrown.toString());
        return thrown.problem();
    }

    private static <T> T soon(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(15, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing arrived");
        return next;
    }

    /** Returns a count once it is 0, or what it is after ten seconds. */
    private static int settled(Supplier<Integer> count) throws InterruptedException {
        for (int i = 0; i < 500 && count.get() > 0; i++) {
            Thread.sleep(20);
        }
        return count.get();
    }

    /** Keeps what it is told. */
    private record Heard(BlockingQueue<String> events, BlockingQueue<Problem> problems) implements EventSink, LogSink {

        Heard(BlockingQueue<Problem> problems) {
            this(new LinkedBlockingQueue<>(), problems);
        }

        @Override
        public void connected() {
            events.add("connected");
        }

        @Override
        public void event(EngineEvent event) {
            events.add(event.action());
        }

        @Override
        public void lost(Problem problem) {
            problems.add(problem);
        }

        @Override
        public void line(LogLine line) {
            events.add(line.text());
        }

        @Override
        public void ended(Optional<Problem> problem) {
            problem.ifPresent(problems::add);
        }
    }
}
