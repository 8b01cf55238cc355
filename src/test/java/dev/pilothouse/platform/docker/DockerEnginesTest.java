package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.VirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All engines at once: those that answer, those that do not, and which one is used. */
class DockerEnginesTest {

    private static final String INFO = "{\"ServerVersion\": \"20.10.24\", \"OSType\": \"linux\", \"NCPU\": 2}";

    private static final Duration SOON = Duration.ofMillis(700);

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Remembered choice = new Remembered();

    DockerEnginesTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("run/podman"));
        environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    }

    @Test
    void saysOfEachAtOnceWhetherItAnswersOrWhyNot() throws Exception {
        Files.createDirectories(home.resolve(".colima/default"));
        Files.createDirectories(home.resolve(".rd"));
        Files.createDirectories(home.resolve(".docker/desktop"));
        Files.createFile(home.resolve(".docker/desktop/docker.sock"));
        environment.put("DOCKER_HOST", "ssh://me@elsewhere");
        try (StandInEngine rootless = healthy(home.resolve("run/docker.sock"));
                StandInEngine silent = StandInEngine.at(home.resolve("run/podman/podman.sock"), (_, client) -> client.hang(new CountDownLatch(1)));
                StandInEngine colima = healthy(home.resolve(".colima/default/docker.sock"));
                StandInEngine sick = StandInEngine.at(home.resolve(".rd/docker.sock"), (_, out) -> StandInEngine.json(out, 500, "{}"));
                DockerEngines engines = engines()) {
            assertEquals(0, rootless.openConnections() + silent.openConnections() + colima.openConnections() + sick.openConnections());
            engines.look();
            long before = System.nanoTime();
            Map<String, String> states = new HashMap<>();
            engines.look().forEach(info -> states.put(info.name(), said(info)));
            assertTrue(System.nanoTime() - before < SOON.plusMillis(500).toNanos());
            assertEquals("ENGINE_ADDRESS_WRONG", states.get("DOCKER_HOST"));
            assertEquals("DOCKER", states.get("Docker (rootless)"));
            assertEquals("ENGINE_SILENT", states.get("Podman (rootless)"));
            assertEquals("COLIMA", states.get("Colima default"));
            assertEquals("ENGINE_SICK", states.get("Rancher Desktop"));
            assertEquals("ENGINE_NOT_RUNNING", states.get("Docker Desktop"));
            assertEquals("DOCKER_HOST", engines.chosen().name());
        }
    }

    @Test
    void usesWhatTheDockerCommandWouldUseThoughItDoesNotAnswer() throws IOException {
        environment.put("DOCKER_CONTEXT", "ghost");
        try (StandInEngine rootless = healthy(home.resolve("run/docker.sock"));
                DockerEngines engines = engines()) {
            EngineInfo chosen = engines.chosen();
            assertEquals("ghost", chosen.name());
            assertEquals("ENGINE_CONTEXT_UNKNOWN", said(chosen));
            assertEquals(chosen, engines.known().getFirst());
            assertEquals(List.of("GET /_ping", "GET /v1.41/info"), rootless.requests());
        }
    }

    @Test
    void remembersTheChosenOneEvenWhenItIsGone() throws IOException {
        environment.put("DOCKER_HOST", "unix:///nowhere.sock");
        Path rootless = home.resolve("run/docker.sock");
        try (StandInEngine standIn = healthy(rootless);
                DockerEngines engines = engines()) {
            engines.choose(standIn.endpoint());
            assertEquals(standIn.endpoint(), engines.chosen().endpoint());
            assertSame(engines.connection(), engines.connection(standIn.endpoint()));
        }
        try (DockerEngines engines = engines()) {
            assertEquals("unix://" + rootless, choice.address());
            assertEquals(EngineInfo.Origin.CHOICE, engines.chosen().origin());
            assertEquals("ENGINE_NOT_RUNNING", said(engines.chosen()));
        }
    }

    @Test
    void tellsOfFilesThatAreBroken() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{");
        try (DockerEngines engines = engines()) {
            assertEquals(ProblemCode.ENGINE_CONFIG_BROKEN, engines.problems().getFirst().code());
        }
    }

    @Test
    void tellsWhenTheUsedOneGoesAndComesBack() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Path socket = home.resolve("own.sock");
        environment.put("DOCKER_HOST", "unix://" + socket);
        CountDownLatch following = new CountDownLatch(1);
        try (StandInEngine standIn = healthy(socket, following);
                DockerEngines engines = engines()) {
            Subscription listening = engines.onChange(() -> told.add(said(engines.chosen())));
            assertEquals("DOCKER", told.poll(10, TimeUnit.SECONDS));
            assertTrue(following.await(10, TimeUnit.SECONDS));
            standIn.crash();
            assertEquals("ENGINE_NOT_RUNNING", told.poll(10, TimeUnit.SECONDS));
            standIn.comeBack();
            assertEquals("DOCKER", told.poll(10, TimeUnit.SECONDS));
            listening.close();
            assertEquals(List.of(), VirtualThreads.leftOf("docker-"));
        }
    }

    @Test
    void asksNobodyBeforeItIsAsked() throws IOException {
        environment.put("DOCKER_HOST", "unix://" + home.resolve("own.sock"));
        try (StandInEngine standIn = healthy(home.resolve("own.sock"));
                DockerEngines engines = engines()) {
            assertEquals(List.of(), standIn.requests());
            engines.known();
            int asked = standIn.requests().size();
            engines.known();
            engines.chosen();
            assertEquals(asked, standIn.requests().size());
        }
    }

    private DockerEngines engines() {
        return new DockerEngines(new Discovery(environment, home, "Linux"), choice, new DockerEngines.Patience(Duration.ofSeconds(2), SOON));
    }

    private static StandInEngine healthy(Path socket) throws IOException {
        return healthy(socket, new CountDownLatch(1));
    }

    private static StandInEngine healthy(Path socket, CountDownLatch following) throws IOException {
        return StandInEngine.greeting(socket, (request, client) -> {
            if (request.contains("/events")) {
                StandInEngine.endless(client);
                client.hang(following);
            } else {
                StandInEngine.json(client, 200, INFO);
            }
        });
    }

    private static String said(EngineInfo info) {
        return switch (info.state()) {
            case EngineState.Answers answers -> answers.product().name();
            case EngineState.Not not -> assertInstanceOf(ProblemCode.class, not.problem().code()).name();
        };
    }

    private static final class Remembered implements EngineChoice {

        private volatile String address = "";

        @Override
        public String address() {
            return address;
        }

        @Override
        public void remember(String chosen) {
            address = chosen;
        }
    }

    /** The endpoint is what a command is pinned to. */
    @Test
    void pinsACommandToTheEngine() {
        assertEquals(
                Map.of("DOCKER_HOST", "unix:///a b.sock", "DOCKER_CONTEXT", "", "DOCKER_TLS_VERIFY", "", "DOCKER_CERT_PATH", ""),
                EngineEndpoint.of("unix:///a b.sock").environment());
    }
}
