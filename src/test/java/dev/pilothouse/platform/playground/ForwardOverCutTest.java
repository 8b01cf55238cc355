package dev.pilothouse.platform.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.engine.LaterThreads;
import dev.pilothouse.forward.Forwards;
import dev.pilothouse.forward.Memory;
import dev.pilothouse.forward.Plan;
import dev.pilothouse.forward.Report;
import dev.pilothouse.forward.State;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.Cable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A forward whose way to the API server is cut and mended, again and again. */
@Timeout(120)
class ForwardOverCutTest {

    private static final int TIMES = 5;
    private static final ResourceRef FRONTEND = new ResourceRef(Kind.namespaced("", "v1", "Service", "services"), "shop", "frontend");

    private final Semaphore changed = new Semaphore(0);

    private static String ask(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Report until(Forwards forwards, Predicate<Report> holds) throws InterruptedException {
        while (!holds.test(forwards.reports().getFirst())) {
            assertTrue(changed.tryAcquire(30, TimeUnit.SECONDS), () -> "it stays " + forwards.reports());
        }
        return forwards.reports().getFirst();
    }

    @Test
    void comesBackByItselfByTheSamePort(@TempDir Path folder) throws Exception {
        try (PlaygroundProvider playgrounds = new PlaygroundProvider(folder.resolve("playgrounds"), (_, _) -> {
                    throw new AssertionError("nothing is started apart here");
                })) {
            playgrounds.create(PlaygroundPlan.named("dev"));
            Cable[] cable = new Cable[1];
            try (Opened opened = new Opened(playgrounds, folder, access -> through(access, cable));
                    Cluster cluster = opened.cluster("dev");
                    Forwards forwards = new Forwards(cluster, Memory.NONE, new LaterThreads(), InstantSource.system())) {
                forwards.onChange(changed::release);
                forwards.add(new Plan(FRONTEND, "http", Forward.Local.loopback(0), Plan.Scheme.HTTP, false));
                int port = until(forwards, report -> report.state() instanceof State.Open).plan().local().port();
                long worst = 0;
                for (int i = 0; i < TIMES; i++) {
                    assertTrue(ask(port).startsWith("HTTP/1.1 200"));
                    cable[0].cut();
                    assertTrue(until(forwards, report -> report.state() instanceof State.Waiting).failing());
                    cable[0].mend();
                    long begin = System.nanoTime();
                    until(forwards, report -> report.state() instanceof State.Open);
                    worst = Math.max(worst, Duration.ofNanos(System.nanoTime() - begin).toMillis());
                }
                assertTrue(ask(port).startsWith("HTTP/1.1 200"));
                assertTrue(worst <= 5_000, worst + " ms");
                assertEquals(port, forwards.reports().getFirst().plan().local().port());
            } finally {
                cable[0].close();
            }
        }
    }

    private static Access through(Access access, Cable[] cable) {
        cable[0] = new Cable(access.server().getPort());
        URI server = URI.create("https://127.0.0.1:" + cable[0].port() + access.server().getPath());
        return new Access(access.context(), server, access.namespace(), access.trust(), access.proxy(), access.impersonation(), access.credentials());
    }
}
