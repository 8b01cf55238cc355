package dev.pilothouse.platform.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.TlsParts;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PlaygroundPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole playground under bad clients: each gets an answer or a closed connection, nothing is lost, nothing stays behind. */
@Timeout(120)
class WholeServerRobustnessTest {

    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String KEPT = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"kept\"},\"data\":{\"is\":\"there\"}}";
    private static final List<String> TYPES = List.of(
            "application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "application/json-patch+json", "application/merge-patch+json",
            "application/strategic-merge-patch+json", "application/apply-patch+yaml", "text/plain", "");
    private static final List<String> PATHS = List.of(
            MAPS, MAPS + "/kept", "/api/v1/namespaces/default/pods", "/api/v1/namespaces/default/pods/web/exec", "/apis/apps/v1/namespaces/default/deployments",
            "/apis/apps/v1/deployments/web/scale", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", "/openapi/v3", "/apis", "/version",
            "/api/v1/nodes/playground-worker/status", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "/api/v1/namespaces/default/serviceaccounts/default/token");
    private static final List<String> BODIES = List.of(
            KEPT, "{\"a\":", "[1,2", "{\"metadata\":7}", "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"},\"spec\":{\"containers\":[null,{},7]}}",
            "k8s\0\n\u0012\n\u0002v1\u0012\tConfigMap\u0012\u0003\n\u0001\n", "[{\"op\":\"remove\",\"path\":\"/metadata\"}]", "{\"spec\":{\"replicas\":1e99}}",
            "a: &a [*a]", "[".repeat(5_000), "{\"metadata\":null,\"data\":{\"\":[]}}", "");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private PlaygroundProvider playgrounds;

    private URI address = URI.create("");
    private String token = "";

    @BeforeEach
    void open() throws IOException {
        playgrounds = new PlaygroundProvider(folder.resolve("playgrounds"), (plan, output) -> {
            throw new AssertionError("nothing is started apart here");
        });
        LocalCluster cluster = playgrounds.create(new PlaygroundPlan("dev", 0, 1, "empty", 1));
        address = URI.create(cluster.address());
        token = Files.readString(folder.resolve("playgrounds/dev/certificates/admin-token")).strip();
    }

    @AfterEach
    void close() {
        playgrounds.close();
    }

    private SSLSocket connect() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, TlsParts.anybody(), new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n";
    }

    private static String with(String head, String type, String body) {
        return head + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String exchange(String request) throws Exception {
        try (SSLSocket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // closed while it was sent or read
        }
    }

    private void keep() throws Exception {
        assertTrue(exchange(with(head("POST", MAPS), "application/json", KEPT)).startsWith("HTTP/1.1 201"));
    }

    private void mustBeKept() throws Exception {
        String answer = exchange(head("GET", MAPS + "/kept") + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200") && answer.contains("\"is\":\"there\""), answer);
    }

    @Test
    void answersWhateverIsAskedAndLosesNothing() throws Exception {
        keep();
        Random chance = new Random(20_26);
        List<String> failures = new ArrayList<>();
        for (int round = 0; round < 250; round++) {
            String method = List.of("GET", "POST", "PUT", "PATCH", "HEAD", "OPTIONS", "BREW").get(chance.nextInt(7));
            String query = List.of("?dryRun=All", "?dryRun=All&fieldManager=x&force=true", "?dryRun=All&limit=-1&continue=x", "?dryRun=All&labelSelector=a%20in").get(chance.nextInt(4));
            String path = PATHS.get(chance.nextInt(PATHS.size())) + query;
            String type = TYPES.get(chance.nextInt(TYPES.size()));
            String body = changed(BODIES.get(chance.nextInt(BODIES.size())), chance);
            String answer = exchange(with(head(method, path), type, body));
            if (!(answer.isEmpty() || answer.startsWith("HTTP/1.1 ")) || answer.contains("Internal error occurred: ")) {
                failures.add(method + " " + path + " " + type + " " + body.substring(0, Math.min(80, body.length())) + " -> " + answer);
            }
        }
        assertEquals(List.of(), failures);
        mustBeKept();
    }

    private static String changed(String body, Random chance) {
        if (body.isEmpty() || chance.nextInt(3) == 0) {
            return body;
        }
        StringBuilder text = new StringBuilder(body);
        text.setCharAt(chance.nextInt(text.length()), (char) chance.nextInt(256));
        return chance.nextInt(4) == 0 ? text.substring(0, chance.nextInt(text.length())) : text.toString();
    }

    @Test
    void showsNothingWithoutTheToken() throws Exception {
        for (String path : PATHS) {
            String request = head("GET", path).replace(token, "wrong") + "\r\n";
            assertTrue(exchange(request).startsWith("HTTP/1.1 401") || path.equals("/version"), path);
            String nobody = exchange(head("GET", path).replaceFirst("Authorization: [^\r]*\r\n", "") + "\r\n");
            assertTrue(nobody.startsWith("HTTP/1.1 403") || nobody.startsWith("HTTP/1.1 401") || path.equals("/version"), path + ": " + nobody);
        }
        assertTrue(exchange(head("GET", MAPS).replace("Host: localhost", "Host: evil.example.com") + "\r\n").startsWith("HTTP/1.1 403"));
        assertTrue(exchange(head("GET", MAPS) + "Origin: https://evil.example.com\r\n\r\n").startsWith("HTTP/1.1 403"));
        assertTrue(exchange(with(head("POST", "/playground/reset").replace(token, "wrong"), "", "")).startsWith("HTTP/1.1 401"));
    }

    @Test
    void letsGoOfStreamsWhoseClientsVanish() throws Exception {
        keep();
        for (int i = 0; i < 4; i++) {
            mustBeKept(); // the server begins its threads with its first connections
        }
        long before = threads();
        List<String> requests = List.of(
                head("GET", MAPS + "?watch=true") + "\r\n",
                head("GET", "/api/v1/namespaces/default/pods/none/exec?command=sh").replace("Connection: close", "Connection: Upgrade") + "Upgrade: SPDY/3.1\r\n\r\n",
                head("POST", MAPS) + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
                head("POST", MAPS) + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                head("POST", MAPS) + "Content-Type: application/json\r\nContent-Length: 100000000\r\n\r\nx",
                "GET /api");
        for (int round = 0; round < 60; round++) {
            Socket bare = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
            bare.setSoLinger(true, 0); // it ends without a farewell
            if (round % 10 == 0) {
                bare.getOutputStream().write(22);
            }
            SSLSocket socket = connect();
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(requests.get(round % requests.size()).getBytes(StandardCharsets.US_ASCII));
            bare.close();
            if (round % 2 == 0) {
                socket.close();
            } else {
                socket.shutdownOutput();
                socket.close();
            }
        }
        mustBeKept();
        long end = System.nanoTime() + 20_000_000_000L;
        while (threads() > before && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(threads() <= before, "threads stay behind");
        assertTrue(exchange(head("POST", MAPS) + "Content-Type: application/json\r\nContent-Length: 100000000\r\n\r\nx").startsWith("HTTP/1.1 413"));
    }

    /** Counts the threads of the machine's own kind that playgrounds have. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("playground")).count();
    }

    @Test
    void listensOnLoopbackAlone() throws Exception {
        assertEquals("127.0.0.1", address.getHost());
        for (var network : java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress own : java.util.Collections.list(network.getInetAddresses())) {
                assertFalse(!own.isLoopbackAddress() && answers(own), own.toString());
            }
        }
    }

    private boolean answers(InetAddress own) {
        try (Socket _ = new Socket(own, address.getPort())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
