package dev.pilothouse.testing;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.DockerEngines;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The container engine of this computer, for tests that need a real one. */
public final class RealEngine {

    /** An image of two megabytes with a shell and the usual tools. */
    public static final String SMALL_IMAGE = "pilothouse.dev/busybox:1";

    private RealEngine() {}

    /** Opens the engine; skips the test when none answers. The caller closes it. */
    public static DockerEngine open() {
        return new DockerEngine(endpoint());
    }

    /** Returns where the engine is; skips the test when none answers. */
    public static EngineEndpoint endpoint() {
        Path home = Path.of(System.getProperty("user.home"));
        try (DockerEngines engines = new DockerEngines(System.getenv(), home, System.getProperty("os.name"), new NoChoice())) {
            EngineInfo chosen = engines.chosen();
            assumeTrue(chosen.answers(), "no container engine answers: " + chosen);
            return chosen.endpoint();
        }
    }

    private static final class NoChoice implements EngineChoice {
        @Override
        public String address() {
            return "";
        }

        @Override
        public void remember(String address) {}
    }

    /** Skips the test when the engine does not hold the image. */
    public static void needs(DockerEngine engine, String image) {
        assumeTrue(engine.images().find(image).isPresent(), "the engine has no image " + image);
    }

    /** Returns what arrives next, within twenty seconds. */
    public static <T> T soon(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        assertNotNull(next, "nothing arrived");
        return next;
    }
}
