package dev.pilothouse.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/**
 * An API server that serves a fixed number of made-up pods and changes them on request: what benchmarks measure against where no real
 * one is at hand. Pages are made and compressed once, so that the measured side is the client.
 */
public final class ReplayServer implements AutoCloseable {

    private static final String DISCOVERY = """
            {"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},"items":[%s]}""";
    private static final String CORE = """
            {"metadata":{},"versions":[{"version":"v1","freshness":"Current","resources":[{"resource":"pods","responseKind":\
            {"group":"","version":"v1","kind":"Pod"},"scope":"Namespaced","singularResource":"pod","shortNames":["po"],"verbs":["get","list","watch"]},\
            {"resource":"namespaces","responseKind":{"group":"","version":"v1","kind":"Namespace"},"scope":"Cluster","singularResource":"namespace",\
            "shortNames":["ns"],"verbs":["get","list","watch"]}]}]}""";

    private final int pods;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final List<BlockingQueue<String>> watchers = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong(1_000_000);

    public ReplayServer(int pods) throws IOException {
        this.pods = pods;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the paths with parameters that were asked for so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public int watchers() {
        return watchers.size();
    }

    /** Changes a pod: its restarts become that number, and every watcher hears of it. */
    public void change(int index, int restarts) {
        String event = "{\"type\":\"MODIFIED\",\"object\":" + PodJson.of(index, version.incrementAndGet(), restarts).replaceFirst("\\{", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",") + "}\n";
        watchers.forEach(watcher -> watcher.add(event));
    }

    /** Makes the pages of that size ahead, so that making them is not measured. */
    public void prepare(int limit) throws IOException {
        for (int from = 0; from < pods; from += limit) {
            page(from, limit, true);
            page(from, limit, false);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
            String path = exchange.getRequestURI().getPath();
            boolean gzip = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding")).contains("gzip");
            if (path.equals("/api/v1/pods") && parameters.containsKey("watch")) {
                watch(exchange);
            } else if (path.equals("/api/v1/pods")) {
                int from = Integer.parseInt(parameters.getOrDefault("continue", "0"));
                int limit = Integer.parseInt(parameters.getOrDefault("limit", Integer.toString(pods)));
                send(exchange, page(from, limit, gzip), gzip, "application/json");
            } else if (path.equals("/control/change")) {
                change(Integer.parseInt(parameters.getOrDefault("index", "0")), Integer.parseInt(parameters.getOrDefault("restarts", "0")));
                send(exchange, new byte[] {'{', '}'}, false, "application/json");
            } else if (path.equals("/control/storm")) {
                int rate = Integer.parseInt(parameters.getOrDefault("rate", "1000"));
                storm(rate, Integer.parseInt(parameters.getOrDefault("seconds", "30")));
                send(exchange, new byte[] {'{', '}'}, false, "application/json");
            } else {
                other(exchange, path);
            }
        }
    }

    /** Changes that many pods a second, evenly, for so long; returns when the last one was told. */
    private void storm(int rate, int seconds) {
        long start = System.nanoTime();
        for (int sent = 0; sent < rate * seconds; sent++) {
            long due = start + sent * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            change(sent * 7919 % pods, 1 + sent / pods);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new ConcurrentHashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return parameters;
    }

    private void other(HttpExchange exchange, String path) throws IOException {
        String aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        switch (path) {
            case "/version" -> send(exchange, "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.0\"}".getBytes(StandardCharsets.UTF_8), false, "application/json");
            case "/api" -> send(exchange, DISCOVERY.formatted(CORE).getBytes(StandardCharsets.UTF_8), false, aggregated);
            case "/apis" -> send(exchange, DISCOVERY.formatted("").getBytes(StandardCharsets.UTF_8), false, aggregated);
            case "/api/v1/namespaces" -> send(exchange, "{\"kind\":\"NamespaceList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}".getBytes(StandardCharsets.UTF_8), false, "application/json");
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void send(HttpExchange exchange, byte[] body, boolean gzip, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private byte[] page(int from, int limit, boolean gzip) throws IOException {
        String key = from + "/" + limit + "/" + gzip;
        byte[] known = pages.get(key);
        if (known != null) {
            return known;
        }
        int end = Math.min(pods, from + limit);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = gzip ? new FastGzip(bytes) : bytes) {
            String next = end < pods ? "\"continue\":\"" + end + "\",\"remainingItemCount\":" + (pods - end) + "," : "";
            out.write(("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{" + next + "\"resourceVersion\":\"1000000\"},\"items\":[").getBytes(StandardCharsets.UTF_8));
            for (int i = from; i < end; i++) {
                out.write((i == from ? "" : ",").getBytes(StandardCharsets.UTF_8));
                out.write(PodJson.of(i, 500_000 + i, 0).getBytes(StandardCharsets.UTF_8));
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }
        pages.put(key, bytes.toByteArray());
        return bytes.toByteArray();
    }

    /** As the API server compresses: level 1. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(1);
        }
    }

    private void watch(HttpExchange exchange) throws IOException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        watchers.add(events);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(events.take().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.remove(events);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
