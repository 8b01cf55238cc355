package dev.pilothouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebTest {

    private final HttpWeb web = new HttpWeb();

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/x.yaml", "file:///etc/passwd", "https:///x.yaml", "ftp://shop.example/x"})
    void takesNothingButHttps(String address) {
        ProblemException refused = assertThrows(ProblemException.class, () -> web.text(URI.create(address)));
        assertEquals(ProblemCode.ADDRESS_NOT_HTTPS, refused.problem().code());
    }

    @Test
    void saysThatAnAddressDoesNotAnswer() throws IOException {
        ProblemException refused = assertThrows(ProblemException.class, () -> web.text(URI.create("https://127.0.0.1:" + freePort() + "/x.yaml")));
        assertEquals(ProblemCode.DOWNLOAD_FAILED, refused.problem().code());
    }

    @Test
    void aRegistryAnswersEvenWhenItRefuses() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            assertTrue(web.answers("localhost:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
        assertFalse(web.answers("localhost:" + freePort()));
    }

    @Test
    void doesNotWaitLongerThanTwoSecondsForARegistryThatHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begin = System.nanoTime();
            assertFalse(web.answers("localhost:" + silent.getLocalPort()));
            assertTrue(Duration.ofNanos(System.nanoTime() - begin).compareTo(Duration.ofSeconds(4)) < 0);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
