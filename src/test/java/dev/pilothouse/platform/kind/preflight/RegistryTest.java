package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes of images, from a registry in this process. */
class RegistryTest {

    private static final String INDEX =
            """
            {"manifests": [
              {"digest": "sha256:arm", "platform": {"os": "linux", "architecture": "arm64"}},
              {"digest": "sha256:amd", "platform": {"os": "linux", "architecture": "amd64"}},
              {"digest": "sha256:proof", "platform": {"os": "unknown", "architecture": "unknown"}}]}
            """;
    private static final String MANIFEST = "{\"config\": {\"size\": 7}, \"layers\": [{\"size\": 400000000}, {\"size\": 40000000}]}";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final HttpServer server;
    private String host = "";
    private boolean wantsToken;

    RegistryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        host = "127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        synchronized (asked) {
            asked.add(path);
        }
        boolean allowed = "Bearer let-me-in".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = answers.getOrDefault(path, "");
        int status = body.isEmpty() ? 404 : 200;
        if (body.equals("hang")) {
            await();
        }
        if (wantsToken && !allowed && path.startsWith("/v2/")) {
            exchange.getResponseHeaders().add(
                    "WWW-Authenticate", "Bearer realm=\"http://" + host + "/token\",service=\"here\",scope=\"repository:kindest/node:pull\"");
            status = 401;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 200 && bytes.length > 0 ? bytes.length : -1);
        if (status == 200 && body.startsWith("stall")) {
            exchange.getResponseBody().write(bytes, 0, 1);
            exchange.getResponseBody().flush();
            await();
        }
        if (status == 200) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void await() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ImageState look(String image) {
        return new Registry(Proxies.NONE, Duration.ofSeconds(5)).look(host + "/" + image, "amd64");
    }

    @Test
    void theLayersOfTheMachinesArchitectureCount() {
        answers.put("/v2/kindest/node/manifests/v1.37.0", INDEX);
        answers.put("/v2/kindest/node/manifests/sha256:amd", MANIFEST);
        assertEquals(new ImageState.Remote(440_000_000), look("kindest/node:v1.37.0"));
    }

    @Test
    void anImageOfOneArchitectureHasNoList() {
        answers.put("/v2/node/manifests/latest", MANIFEST);
        assertEquals(new ImageState.Remote(440_000_000), look("node"));
    }

    @Test
    void aTokenIsFetchedWhereOneIsWanted() {
        wantsToken = true;
        answers.put("/token?service=here&scope=repository%3Akindest%2Fnode%3Apull", "{\"token\": \"let-me-in\"}");
        answers.put("/v2/kindest/node/manifests/sha256:abc", MANIFEST);
        assertEquals(new ImageState.Remote(440_000_000), look("kindest/node:v1.37.0@sha256:abc"));
        assertEquals(3, asked.size(), asked.toString());
    }

    @Test
    void whatIsNotThereOrNotShownIsUnknown() {
        assertEquals(new ImageState.Unknown(host), look("kindest/node:v9"));
        wantsToken = true;
        assertEquals(new ImageState.Unknown(host), look("secret/node:v1"));
    }

    @Test
    void nonsenseIsNoAnswer() {
        answers.put("/v2/a/manifests/b", "<html>Sign in to the hotel's network</html>");
        assertEquals(new ImageState.Unreachable(host), look("a:b"));
        assertEquals(new ImageState.Unreachable(host), look("a b c:%%"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "stall after the first byte"})
    @Timeout(10)
    void aRegistryThatHangsIsGivenUp(String how) {
        answers.put("/v2/a/manifests/b", how);
        long begin = System.nanoTime();
        assertEquals(new ImageState.Unreachable(host), new Registry(Proxies.NONE, Duration.ofMillis(300)).look(host + "/a:b", "amd64"));
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(4).toNanos());
    }

    @Test
    void aLookIsRememberedAndOneThatHangsIsNotWaitedForTwice() {
        AtomicInteger looks = new AtomicInteger();
        RemoteImages images = new RemoteImages((image, _) -> {
            looks.incrementAndGet();
            return new ImageState.Remote(image.length());
        });
        assertEquals(new ImageState.Remote(1), images.of("a", "amd64"));
        assertEquals(new ImageState.Remote(1), images.of("a", "amd64"));
        assertEquals(new ImageState.Remote(2), images.of("bb", "amd64"));
        assertEquals(2, looks.get());
    }
}
