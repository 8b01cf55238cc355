package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a client does, it gets an answer or a closed connection, and others are served. */
@Timeout(120)
class RobustnessTest {

    private static final NettyServer.Limits IMPATIENT = new NettyServer.Limits(
            8 * 1024, 64 * 1024, 1024 * 1024, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1), 400);

    @SuppressWarnings("NullAway.Init")
    private ServerUnderTest api;

    @BeforeEach
    void start() throws Exception {
        api = new ServerUnderTest(new FakeContainers(), IMPATIENT);
    }

    @AfterEach
    void stop() throws Exception {
        assertEquals(200, api.get("/api/v1/pods").statusCode());
        api.close();
    }

    private SSLSocket connect() throws Exception {
        SSLSocket socket = (SSLSocket) api.trust().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), api.server.address().getPort());
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }

    /** Sends and returns all that comes back until the server closes. */
    private String exchange(String request) throws Exception {
        try (SSLSocket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return answer(socket);
        }
    }

    private static String answer(Socket socket) {
        StringBuilder answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (IOException _) {
            // closed without a farewell is closed as well
        }
        return answer.toString();
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + api.server.token() + "\r\n";
    }

    @Test
    void refusesLongLinesAndHeaders() throws Exception {
        assertTrue(exchange("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n").startsWith("HTTP/1.1 431"));
        assertTrue(exchange("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(70_000) + "\r\n\r\n").startsWith("HTTP/1.1 431"));
        assertTrue(exchange("nonsense\r\n\r\n").startsWith("HTTP/1.1 400"));
        assertTrue(exchange("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n").startsWith("HTTP/1.1 400"));
    }

    @Test
    void refusesAHugeBodyWithoutReadingItToItsEnd() throws Exception {
        assertTrue(exchange(head("POST", "/api/v1/namespaces/shop/pods") + "Content-Type: application/json\r\nContent-Length: 100000000\r\n\r\nx")
                .startsWith("HTTP/1.1 413"));
    }

    @Test
    void closesOnThoseWhoDawdle() throws Exception {
        assertEquals("", exchange("GET /api"));
        assertEquals("", exchange(head("POST", "/api/v1/namespaces/shop/pods") + "Content-Length: 10\r\n\r\nabc"));
        assertTrue(exchange(head("GET", "/version") + "\r\n").contains("v1.34.4"));
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), api.server.address().getPort())) {
            plain.setSoTimeout(20_000);
            assertEquals("", answer(plain));
        }
    }

    @Test
    void servesOthersWhileManyAreIdle() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), api.server.address().getPort()));
            }
            assertEquals(200, api.get("/api/v1/pods").statusCode());
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws Exception {
        String both = exchange(head("GET", "/livez") + "\r\n" + head("GET", "/version") + "Connection: close\r\n\r\n");

        assertTrue(both.indexOf("ok") < both.indexOf("v1.34.4") && both.contains("ok"), both);
    }

    @Test
    void letsGoOfAClientThatDoesNotRead() throws Exception {
        api.registry.put("configmaps", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"big\",\"namespace\":\"shop\"},\"data\":{\"x\":\""
                + "a".repeat(30_000_000) + "\"}}");
        try (SSLSocket socket = connect()) {
            socket.setReceiveBufferSize(64 * 1024); // else the system may take in the whole answer for us
            socket.getOutputStream().write((head("GET", "/api/v1/namespaces/shop/configmaps") + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertTrue(socket.getInputStream().read() > 0);
            // nothing more is read until the server has closed; what it had sent by then ends early
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (api.server.connections() > 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertEquals(0, api.server.connections(), "the server holds on to a client that does not read");
            assertTrue(answer(socket).length() < 30_000_000);
        }
    }

    @Test
    void livesThroughNoise() throws Exception {
        Random chance = new Random(42);
        for (int round = 0; round < 150; round++) {
            byte[] noise = noise(chance, round);
            try (SSLSocket socket = connect()) {
                OutputStream out = socket.getOutputStream();
                out.write(noise);
                out.flush();
                socket.shutdownOutput();
                String answer = answer(socket);
                assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), answer);
            } catch (IOException _) {
                // closed while it was sent
            }
        }
    }

    /** Requests with a random byte changed, cut off, or followed by garbage. */
    private byte[] noise(Random chance, int round) {
        String body = round % 2 == 0 ? "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}" : "k8s\0\n\u0012\n\u0002v1\u0012\tConfigMap\u0012\u0003\n\u0001\n";
        String type = round % 2 == 0 ? "application/json" : "application/vnd.kubernetes.protobuf";
        byte[] request = (head("POST", "/api/v1/namespaces/shop/configmaps?fieldManager=x&dryRun=All") + "Connection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i <= round % 5; i++) {
            request[chance.nextInt(request.length)] = (byte) chance.nextInt(256);
        }
        return round % 7 == 0 ? Arrays.copyOf(request, chance.nextInt(request.length)) : request;
    }
}
