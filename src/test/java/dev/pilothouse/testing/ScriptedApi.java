package dev.pilothouse.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server that plays exactly what a test scripts, well-behaved or not, and remembers what it was asked.
 *
 * <p>Replies are queued for a path; the last one of a path is played again and again. Whatever is not scripted is a 404 as an API
 * server gives it.
 */
public final class ScriptedApi implements AutoCloseable {

    private final ServerSocket door;
    private final boolean secure;
    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    private ScriptedApi(ServerSocket door, boolean secure) {
        this.door = door;
        this.secure = secure;
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * A request as it came.
     *
     * @param query decoded, by name
     * @param headers by lower-case name; values of one name are joined by a comma
     */
    public record Asked(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        public boolean watch() {
            return "true".equals(query.get("watch"));
        }
    }

    public static ScriptedApi start() {
        try {
            return new ScriptedApi(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param clientNeeded whether a client certificate is required */
    public static ScriptedApi startSecure(SSLContext tls, boolean clientNeeded) {
        try {
            var socket = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            socket.setNeedClientAuth(clientNeeded);
            return new ScriptedApi(socket, true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public URI uri() {
        return URI.create((secure ? "https" : "http") + "://127.0.0.1:" + port());
    }

    /** Scripts the replies to requests of that path, whatever their method and query; watches are scripted apart. */
    public ScriptedApi on(String path, Reply... replies) {
        script.computeIfAbsent(path, _ -> new ArrayDeque<>()).addAll(List.of(replies));
        return this;
    }

    /** Scripts the replies to watches of that path. */
    public ScriptedApi onWatch(String path, Reply... replies) {
        return on(path + "?watch", replies);
    }

    /** Returns all requests so far, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Returns the requests to that path, watches left out. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path) && !request.watch()).toList();
    }

    /** Returns the watches of that path. */
    public List<Asked> watches(String path) {
        return asked.stream().filter(request -> request.path().equals(path) && request.watch()).toList();
    }

    /** Returns how many connections were made. */
    public int connections() {
        return connections.get();
    }

    /** Ends all connections without a word, as a server that dies. */
    public void dropAll() {
        open.forEach(ScriptedApi::closeQuietly);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = door.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            dropAll();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Asked request = read(in);
            while (request != null) {
                asked.add(request);
                if (!reply(request).play(request, socket.getOutputStream())) {
                    return;
                }
                request = read(in);
            }
        } catch (IOException e) {
            // the client went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private Reply reply(Asked request) {
        Deque<Reply> replies = script.get(request.path() + (request.watch() ? "?watch" : ""));
        if (replies == null) {
            return Replies.status(404, "NotFound", "the server could not find the requested resource");
        }
        synchronized (replies) {
            return replies.size() > 1 ? replies.poll() : replies.getFirst();
        }
    }

    private static @Nullable Asked read(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        String[] words = start.split(" ");
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (before, more) -> before + "," + more);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String target = words[1].replaceFirst("^http://[^/]*", "");
        int mark = target.indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new Asked(words[0], mark < 0 ? target : target.substring(0, mark), query, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }

    @Override
    public void close() {
        closeQuietly(door);
        dropAll();
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nobody comes in any more either way
        }
    }
}
