package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** As much of an API server as kubectl needs to describe and to send objects: the documents, and an echo of what is created. */
final class DocumentServer implements AutoCloseable {

    private final Path folder;
    private final HttpServer server;
    private final DiscoveryDocuments discovery;
    private final OpenApiV3 openApi;
    private final OpenApiV2 openApiV2;
    private final Protobuf protobuf;
    private final Map<String, String> objects = new ConcurrentHashMap<>();
    private final List<String> mediaTypes = new CopyOnWriteArrayList<>();

    DocumentServer(Schemas schemas, Path folder) throws IOException {
        this.folder = folder;
        discovery = new DiscoveryDocuments(schemas);
        openApi = new OpenApiV3(schemas);
        openApiV2 = new OpenApiV2(schemas);
        protobuf = new Protobuf(schemas);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Lets an object be read at a path. */
    void put(String path, String json) {
        objects.put(path, json);
    }

    /** Returns the media types of the bodies that were sent. */
    List<String> mediaTypes() {
        return List.copyOf(mediaTypes);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("GET")) {
                mediaTypes.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")));
                String text = Json.write(Protobuf.starts(body) ? protobuf.read(body).tree() : Json.read(new String(body, StandardCharsets.UTF_8)));
                send(exchange, 201, "application/json", text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
            boolean aggregated = accept.contains("as=APIGroupDiscoveryList") && (path.equals("/api") || path.equals("/apis"));
            if (accept.contains(OpenApiV2Protobuf.ACCEPTED)) {
                send(exchange, 200, OpenApiV2Protobuf.MEDIA_TYPE, OpenApiV2Protobuf.write(openApiV2.document()));
                return;
            }
            Optional<String> document = document(path, aggregated);
            String answer = document.orElse("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":404,\"reason\":\"NotFound\"}");
            send(exchange, document.isPresent() ? 200 : 404, aggregated ? DiscoveryDocuments.AGGREGATED : "application/json",
                    answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<String> document(String path, boolean aggregated) {
        if (aggregated) {
            return Optional.of(Json.write(discovery.aggregated(path.equals("/api"))));
        }
        if (path.equals("/openapi/v2")) {
            return Optional.of(Json.write(openApiV2.document()));
        }
        if (path.equals("/openapi/v3")) {
            return Optional.of(Json.write(openApi.index()));
        }
        return path.startsWith("/openapi/v3/") ? openApi.document(path.substring("/openapi/v3/".length())) : Optional.ofNullable(objects.get(path));
    }

    private static void send(HttpExchange exchange, int code, String mediaType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Runs kubectl against this server and returns what it prints; it must succeed. */
    String kubectl(String... words) {
        List<String> command = new ArrayList<>(List.of("kubectl", "--server", "http://127.0.0.1:" + server.getAddress().getPort(),
                "--cache-dir", folder.resolve("cache").toString()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("KUBECONFIG", folder.resolve("none").toString());
            Process process = builder.start();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> command + " did not end");
            assertEquals(0, process.exitValue(), command + ": " + Files.readString(err));
            return Files.readString(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs kubectl and reads the object that it prints. */
    Tree object(String... words) {
        return Json.read(kubectl(words));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
