package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealEngine;
import dev.pilothouse.testing.VirtualThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine goes away under all that is going on with it, and comes back. */
@Tag("real-cluster")
class EngineRestartRealClusterTest {

    private static final String NAME = "pilothouse-restart-" + ProcessHandle.current().pid();

    private final EngineEndpoint real = RealEngine.endpoint();
    private final DockerEngine direct = new DockerEngine(real);
    private final Path socket;

    EngineRestartRealClusterTest(@TempDir Path folder) {
        socket = folder.resolve("proxy.sock");
    }

    @BeforeEach
    void startContainer() {
        RealEngine.needs(direct, RealEngine.SMALL_IMAGE);
        List<String> script = List.of("sh", "-c", "while :; do date; sleep 1; done");
        direct.containers().create(NAME, new Tree(Map.of("Image", RealEngine.SMALL_IMAGE, "Cmd", script, "StopSignal", "SIGKILL")));
        direct.containers().start(NAME);
    }

    @AfterEach
    void removeContainer() {
        direct.containers().remove(NAME, true, true);
        direct.close();
    }

    @Test
    void tellsEverybodyAndGoesOnAfterwards() throws Exception {
        Heard heard = new Heard();
        BlockingQueue<Optional<Problem>> measured = new LinkedBlockingQueue<>();
        try (CuttingProxy proxy = new CuttingProxy(socket, real);
                DockerEngine engine = new DockerEngine(proxy.endpoint())) {
            engine.events(Map.of("container", List.of(NAME)), heard);
            assertEquals("connected", RealEngine.soon(heard.events));
            engine.containers().log(NAME, LogOptions.following("", 1), heard);
            engine.containers().use(NAME, _ -> {}, measured::add);
            ExecStreams nowhere = new ExecStreams(Optional.empty(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
            Exec exec = engine.containers().exec(NAME, ExecOrder.of("sleep", "60"), nowhere);
            RealEngine.soon(heard.lines);

            proxy.cut();
            assertEquals(ProblemCode.ENGINE_LOST, RealEngine.soon(heard.lost).code());
            assertEquals(ProblemCode.ENGINE_LOST, RealEngine.soon(heard.ended).orElseThrow().code());
            assertEquals(ProblemCode.ENGINE_LOST, RealEngine.soon(measured).orElseThrow().code());
            ProblemException noExit = assertThrows(ProblemException.class, () -> exec.await(Duration.ofSeconds(10)));
            assertTrue(
                    List.of(ProblemCode.ENGINE_LOST, ProblemCode.ENGINE_NOT_RUNNING).contains(noExit.problem().code()), noExit.toString());
            assertThrows(ProblemException.class, engine::info);

            proxy.mend();
            heard.events.clear();
            assertEquals("connected", RealEngine.soon(heard.events));
            engine.containers().restart(NAME, Optional.of(Duration.ZERO));
            Stream.generate(heard::next).takeWhile(action -> !action.equals("start")).forEach(_ -> {});
        }
    }

    @Test
    void leavesNoThreadAndNoConnectionBehind() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(socket, real)) {
            long before = sockets();
            DockerEngine engine = new DockerEngine(proxy.endpoint());
            Heard heard = new Heard();
            for (int i = 0; i < 20; i++) {
                engine.events(Map.of(), heard);
                engine.containers().log(NAME, LogOptions.following("", 1), heard);
                engine.containers().use(NAME, _ -> {}, _ -> {});
                engine.containers().exec(
                        NAME,
                        ExecOrder.of("cat"),
                        new ExecStreams(Optional.of(new PipedInputStream(new PipedOutputStream())), System.err, System.err));
            }
            RealEngine.soon(heard.lines);
            assertTrue(sockets() > before + 60, "streams are open");
            engine.close();
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
            for (int i = 0; i < 250 && sockets() > before; i++) {
                Thread.sleep(20);
            }
            assertEquals(before, sockets());
        }
    }

    /** Counts the sockets of this process, where the system tells. */
    private static long sockets() throws Exception {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.filter(EngineRestartRealClusterTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }

    /** Keeps what it is told. */
    private static final class Heard implements EventSink, LogSink {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final BlockingQueue<Problem> lost = new LinkedBlockingQueue<>();
        private final BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
        private final BlockingQueue<Optional<Problem>> ended = new LinkedBlockingQueue<>();

        String next() {
            try {
                return RealEngine.soon(events);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
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
            lost.add(problem);
        }

        @Override
        public void line(LogLine line) {
            lines.add(line);
        }

        @Override
        public void ended(Optional<Problem> problem) {
            ended.add(problem);
        }
    }
}
