package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.platform.docker.DockerEngines;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class KindWatchTest {

    @Test
    void nobodyWaitsForAnEngineThatHangs(@TempDir Path home) throws IOException {
        Path socket = home.resolve("hangs.sock");
        Map<String, String> environment = Map.of("DOCKER_HOST", "unix://" + socket, "XDG_RUNTIME_DIR", home.toString());
        try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
                DockerEngines engines = new DockerEngines(environment, home, "Linux", new NoChoice());
                KindWatch watch = new KindWatch(engines)) {
            assertTrue(hanging.isOpen());
            long begin = System.nanoTime();
            watch.onChange(() -> {});
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, took::toString);
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
}
