package dev.pilothouse.platform.playground.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the store over HTTP on loopback, to those who have its token.
 *
 * <p>The port and the token are random. A request whose Host is not this address is refused, so that no web page can reach the
 * playground through a name that resolves to loopback.
 */
public final class ApiServer implements AutoCloseable {

    /** The Kubernetes release whose API the playground speaks. */
    static final String VERSION = "v1.34.0";

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int MOST_BODY_BYTES = 3 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String token = randomToken();
    private final Resources resources;

    public ApiServer(Store store) throws IOException {
        resources = new Resources(store);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String token() {
        return token;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                admit(exchange);
                answer(exchange);
            } catch (Refusal refusal) {
                send(exchange, refusal.code(), "application/json", refusal.status());
            } catch (RuntimeException e) {
                LOG.warn("The playground failed to answer {}", exchange.getRequestURI().getPath(), e);
                send(exchange, 500, "application/json", new Refusal(500, "InternalError", "the playground failed").status());
            }
        }
    }

    private void admit(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !host.equals(address().getAuthority())) {
            throw new Refusal(403, "Forbidden", "the playground answers only to " + address().getAuthority());
        }
        byte[] given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, ("Bearer " + token).getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(401, "Unauthorized", "Unauthorized");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/version" -> send(exchange, 200, "application/json", Map.of("major", "1", "minor", "34", "gitVersion", VERSION));
            case "/readyz", "/livez" -> send(exchange, 200, "application/json", Map.of());
            case "/api" -> send(exchange, 200, Discovery.MEDIA_TYPE, Discovery.groups(true));
            case "/apis" -> send(exchange, 200, Discovery.MEDIA_TYPE, Discovery.groups(false));
            case "/apis/authentication.k8s.io/v1/selfsubjectreviews" -> send(exchange, 201, "application/json", whoAmI());
            default -> resource(exchange, path);
        }
    }

    private static Map<String, Object> whoAmI() {
        return Map.of(
                "kind", "SelfSubjectReview",
                "apiVersion", "authentication.k8s.io/v1",
                "status", Map.of("userInfo", Map.of("username", "playground")));
    }

    private void resource(HttpExchange exchange, String path) throws IOException {
        Target target = Target.of(path).orElseThrow(() -> new Refusal(404, "NotFound", "the playground does not serve " + path));
        Parameters parameters = Parameters.of(exchange.getRequestURI());
        if (!target.subresource().isEmpty()) {
            throw new Refusal(501, "NotImplemented", "the playground does not have the subresource " + target.subresource() + " yet");
        }
        if (exchange.getRequestMethod().equals("GET") && target.name().isEmpty() && parameters.isTrue("watch")) {
            new Watching(resources, target, parameters).run(exchange);
            return;
        }
        Map<String, Object> body = switch (exchange.getRequestMethod()) {
            case "GET" -> target.name().isEmpty() ? resources.list(target, parameters) : resources.get(target);
            case "PATCH" -> resources.patch(target, parameters, contentType(exchange), body(exchange));
            case "POST" -> resources.create(target, parameters, body(exchange));
            case "DELETE" -> resources.delete(target, parameters);
            default -> throw new Refusal(405, "MethodNotAllowed", "the playground does not know " + exchange.getRequestMethod() + " here");
        };
        send(exchange, 200, "application/json", body);
    }

    private static String contentType(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    }

    private static Tree body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
        if (bytes.length > MOST_BODY_BYTES) {
            throw new Refusal(413, "RequestEntityTooLarge", "the body is larger than 3 MiB");
        }
        try {
            return Json.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new Refusal(400, "BadRequest", "the body is no JSON object: " + e.getMessage());
        }
    }

    private static void send(HttpExchange exchange, int code, String contentType, Map<String, Object> body) throws IOException {
        byte[] bytes = Json.write(new Tree(body)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(code, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String randomToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
