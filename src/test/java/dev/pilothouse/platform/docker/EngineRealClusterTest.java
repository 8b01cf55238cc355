package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection to the engine of this computer, with one container of a small image. */
@Tag("real-cluster")
class EngineRealClusterTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NAME = "pilothouse-test-" + ProcessHandle.current().pid();

    private static DockerEngine engine;
    private static String container;

    @BeforeAll
    static void startContainer() {
        engine = RealEngine.open();
        RealEngine.needs(engine, RealEngine.SMALL_IMAGE);
        container = made(NAME, "while :; do echo out; echo err >&2; sleep 1; done");
        engine.containers().start(container);
    }

    @AfterAll
    static void removeContainer() {
        if (container != null) {
            engine.containers().remove(container, true, true);
        }
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void greetsAndTellsOfItself() {
        assertTrue(engine.ping().api().matches("\\d+\\.\\d+"), engine.ping().toString());
        assertEquals("linux", engine.greeting().os());
        assertFalse(engine.info().text("ServerVersion").isEmpty());
        assertFalse(engine.version().text("ApiVersion").isEmpty());
    }

    @Test
    void listsByLabel() {
        List<Tree> found = engine.containers().list(true, Map.of("label", List.of("pilothouse.test=" + NAME)));
        assertEquals(List.of(container), found.stream().map(one -> one.text("Id")).toList());
    }

    @Test
    void saysWhatTheEngineDoesNotHave() {
        ProblemException unknown = assertThrows(ProblemException.class, () -> engine.containers().inspect("no such thing/%2e"));
        assertEquals(ProblemCode.ENGINE_HAS_NO, unknown.problem().code());
        assertEquals(Optional.empty(), engine.images().find("pilothouse.test/never:1"));
    }

    @Test
    void tellsOfAStartWithin300Milliseconds() throws InterruptedException {
        String other = made(NAME + "-events", "sleep 100");
        BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        EventSink sink = new EventSink() {
            @Override
            public void connected() {
                connected.complete(true);
            }

            @Override
            public void event(EngineEvent event) {
                if (event.id().equals(other) && event.action().equals("start")) {
                    arrived.add(System.nanoTime());
                }
            }
        };
        try (Subscription _ = engine.events(Map.of("type", List.of("container")), sink)) {
            assertTrue(connected.orTimeout(10, TimeUnit.SECONDS).join());
            long before = System.nanoTime();
            engine.containers().start(other);
            long started = System.nanoTime();
            Long at = arrived.poll(10, TimeUnit.SECONDS);
            assertTrue(at != null && at - started < TimeUnit.MILLISECONDS.toNanos(300), () -> "event after " + (at - before) / 1_000_000 + " ms");
        } finally {
            engine.containers().remove(other, true, true);
        }
    }

    @Test
    void runsACommandAndKeepsItsStreamsApart() {
        ExecResult result = engine.containers().run(container, ExecOrder.of("sh", "-c", "echo çıktı; echo oops >&2; exit 7"), SOON);
        assertEquals(new ExecResult(7, "çıktı\n", "oops\n"), result);
    }

    @Test
    void feedsACommandToTheEndOfItsInput() throws Exception {
        byte[] input = "hello\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        ExecResult result = engine.containers().run(container, ExecOrder.of("md5sum"), new ByteArrayInputStream(input), SOON);
        assertTrue(result.succeeded(), result.toString());
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(input)), result.output().substring(0, 32));
    }

    @Test
    void runsAShellInATerminalOfThatSize() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        OutputStream screen = new OutputStream() {
            @Override
            public void write(int unit) {
                shown.add(String.valueOf((char) unit));
            }
        };
        ExecStreams streams = new ExecStreams(Optional.of(new PipedInputStream(typed)), screen, screen);
        try (Exec exec = engine.containers().exec(container, ExecOrder.of("sh").inTerminal(), streams)) {
            exec.resize(123, 45);
            typed.write("stty size; exit 3\n".getBytes(StandardCharsets.US_ASCII));
            typed.flush();
            assertEquals(3, exec.await(SOON).orElseThrow().code());
            assertTrue(String.join("", shown).contains("45 123"), String.join("", shown));
        }
    }

    @Test
    void attachesToWhatAContainerWasStartedWith() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        String asking = NAME + "-asking";
        engine.containers().create(asking, new Tree(Map.of("Image", RealEngine.SMALL_IMAGE, "Cmd", List.of("sh"), "Tty", true, "OpenStdin", true)));
        engine.containers().start(asking);
        try (Exec exec = engine.containers().attach(asking, new ExecStreams(Optional.of(new PipedInputStream(typed)), shown, shown))) {
            exec.resize(123, 45);
            typed.write("stty size; exit 3\n".getBytes(StandardCharsets.US_ASCII));
            typed.flush();
            assertEquals(3, exec.await(SOON).orElseThrow().code());
            assertTrue(shown.toString(StandardCharsets.UTF_8).contains("45 123"), shown.toString(StandardCharsets.UTF_8));
        } finally {
            engine.containers().remove(asking, true, true);
        }
    }

    @Test
    void saysThatAStoppedContainerRunsNothing() {
        String still = made(NAME + "-still", "true");
        try {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> engine.containers().run(still, ExecOrder.of("true"), SOON));
            assertEquals(ProblemCode.CONTAINER_NOT_RUNNING, refused.problem().code());
        } finally {
            engine.containers().remove(still, true, true);
        }
    }

    @Test
    void followsALogThroughBothStreams() throws InterruptedException {
        BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
        LogSink sink = new LogSink() {
            @Override
            public void line(LogLine line) {
                lines.add(line);
            }

            @Override
            public void ended(Optional<Problem> problem) {}
        };
        try (Subscription _ = engine.containers().log(container, LogOptions.following("", 0), sink)) {
            List<String> two = List.of(
                    RealEngine.soon(lines).text(), RealEngine.soon(lines).text());
            assertEquals(List.of("err", "out"), two.stream().sorted().toList());
        }
    }

    @Test
    void readsALogToItsEndWhenTheContainerStops() {
        String brief = made(NAME + "-brief", "echo one; echo two");
        try {
            engine.containers().start(brief);
            assertEquals(0, engine.containers().await(brief, SOON));
            List<LogLine> lines = engine.containers().log(brief, OptionalLong.empty());
            assertEquals(List.of("one", "two"), lines.stream().map(LogLine::text).toList());
            assertTrue(lines.getFirst().time().isAfter(engine.greeting().time().minusSeconds(3600)));
        } finally {
            engine.containers().remove(brief, true, true);
        }
    }

    @Test
    void measuresWhatAContainerUses() {
        ContainerUse use = engine.containers().use(container);
        assertTrue(use.memory() > 0 && use.processes() > 0, use.toString());
    }

    @Test
    void pausesStopsAndKeepsAContainerDown() {
        String other = made(NAME + "-life", "trap 'exit 0' TERM; while :; do sleep 0.1; done");
        try {
            Containers containers = engine.containers();
            containers.start(other);
            containers.start(other);
            containers.pause(other);
            assertEquals("paused", containers.inspect(other).text("State", "Status"));
            containers.unpause(other);
            containers.restartPolicy(other, "on-failure", 1);
            assertEquals("on-failure", containers.inspect(other).text("HostConfig", "RestartPolicy", "Name"));
            containers.stop(other, Optional.of(Duration.ofSeconds(5)));
            assertEquals("exited", containers.inspect(other).text("State", "Status"));
        } finally {
            engine.containers().remove(other, true, true);
        }
    }

    @Test
    void saysWhyAnImageCannotBeFetched() {
        ProblemException failed = assertThrows(
                ProblemException.class, () -> engine.images().pull("pilothouse.invalid/never:1", "", Pull.Listener.NOBODY));
        assertEquals(ProblemCode.IMAGE_NOT_PULLED, failed.problem().code(), failed.toString());
        assertFalse(failed.problem().detail().isEmpty());
    }

    @Test
    void savesAnImageAndLoadsItAgain(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("ima ge ü.tar");
        try (OutputStream out = Files.newOutputStream(archive)) {
            engine.images().save(List.of(RealEngine.SMALL_IMAGE), "linux/amd64", out);
        }
        assertTrue(Files.size(archive) > 100_000);
        try (var in = Files.newInputStream(archive)) {
            assertEquals(List.of(RealEngine.SMALL_IMAGE), engine.images().load(in));
        }
    }

    @Test
    void refusesAnArchiveThatIsNone() {
        byte[] none = "no archive at all".repeat(1000).getBytes(StandardCharsets.UTF_8);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> engine.images().load(new ByteArrayInputStream(none)));
        assertEquals(ProblemCode.IMAGE_NOT_LOADED, refused.problem().code(), refused.toString());
    }

    @Test
    void copiesAFileOut() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        engine.containers().copyFrom(container, "/etc/hostname", archive);
        try (TarArchiveInputStream files = new TarArchiveInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
            assertEquals("hostname", files.getNextEntry().getName());
            assertEquals(container.substring(0, 12), new String(files.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void speaksTheSameInTurkishAndGerman() {
        Locale before = Locale.getDefault();
        try {
            for (String language : List.of("tr-TR", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                listsByLabel();
                measuresWhatAContainerUses();
                readsALogToItsEndWhenTheContainerStops();
                runsACommandAndKeepsItsStreamsApart();
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String made(String name, String script) {
        return engine.containers()
                .create(name, new Tree(Map.of(
                        "Image", RealEngine.SMALL_IMAGE,
                        "Cmd", List.of("sh", "-c", script),
                        "Labels", Map.of("pilothouse.test", name))));
    }
}
