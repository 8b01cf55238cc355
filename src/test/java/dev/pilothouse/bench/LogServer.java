package dev.pilothouse.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** An API server with one pod, the log of which is written at a steady rate, or as fast as it is read. */
final class LogServer implements AutoCloseable {

    private static final int BYTES = 200;
    private static final String POD = """
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"default","uid":"u","resourceVersion":"1"},\
            "spec":{"containers":[{"name":"app","image":"x"}]},"status":{"phase":"Running","containerStatuses":[{"name":"app",\
            "restartCount":0,"state":{"terminated":{"startedAt":"2020-01-01T00:00:00Z","exitCode":0}}}]}}""";
    private static final Map<String, String> ANSWERS = Map.of(
            "/version", "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.0\"}",
            "/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}",
            "/apis", "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}",
            "/api/v1", """
                    {"kind":"APIResourceList","groupVersion":"v1","resources":[\
                    {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list","watch"]},\
                    {"name":"pods/log","singularName":"","namespaced":true,"kind":"Pod","verbs":["get"]}]}""",
            "/api/v1/namespaces/default/pods/web", POD);

    private final int lines;
    private final int rate;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param rate lines a second; 0 for as many as are read */
    LogServer(int lines, int rate) throws IOException {
        this.lines = lines;
        this.rate = rate;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Writes a kubeconfig that leads here. */
    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(folder.resolve("logs.kubeconfig"), """
                {"apiVersion": "v1", "kind": "Config", "current-context": "logs", "users": [],
                 "clusters": [{"name": "logs", "cluster": {"server": "%s"}}], "contexts": [{"name": "logs", "context": {"cluster": "logs"}}]}
                """.formatted(address()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/log")) {
                log(exchange, exchange.getRequestURI().getQuery().contains("timestamps=true"));
            } else if (ANSWERS.containsKey(path)) {
                send(exchange, ANSWERS.get(path));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Writes a hundred times a second, as many lines as are due. */
    private void log(HttpExchange exchange, boolean timestamps) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, 0);
        String rest = " level=info msg=\"a request was answered\" path=/api/orders/4711 status=200 " + "x".repeat(BYTES);
        OutputStream out = exchange.getResponseBody();
        long start = System.nanoTime();
        int written = 0;
        while (written < lines) {
            int due = rate == 0 ? written + 1000 : Math.min(lines, (int) ((System.nanoTime() - start) * rate / 1_000_000_000L));
            StringBuilder batch = new StringBuilder();
            String time = timestamps ? Instant.now() + " " : "";
            for (; written < Math.min(due, lines); written++) {
                String number = Integer.toString(written);
                batch.append(time).append(number).append(rest, 0, BYTES - 1 - number.length()).append('\n');
            }
            out.write(batch.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            if (rate > 0) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        out.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
