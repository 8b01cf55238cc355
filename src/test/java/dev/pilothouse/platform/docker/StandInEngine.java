package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A socket that answers as it is told to. Each connection carries one request, as those of the client under test do. */
final class StandInEngine implements AutoCloseable {

    static final String PING = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nOstype: linux\r\nServer: Docker/20.10.24 (linux)\r\n"
            + "Date: Sun, 01 Nov 2026 10:00:00 GMT\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK";

    private final Path socket;
    private final Behaviour behaviour;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private ServerSocketChannel server;

    /** What is done with a request: method and path. The connection is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {
        void answer(String request, Client client) throws IOException;
    }

    /** The other end of a connection. */
    static final class Client extends FilterOutputStream {

        private final InputStream in;

        private Client(InputStream in, OutputStream out) {
            super(out);
            this.in = in;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        /** Says nothing any more until the other end hangs up. */
        void hang(CountDownLatch reached) throws IOException {
            reached.countDown();
            in.transferTo(nullOutputStream());
        }
    }

    private StandInEngine(Path socket, Behaviour behaviour) throws IOException {
        this.socket = socket;
        this.behaviour = behaviour;
        server = listen();
    }

    static StandInEngine at(Path socket, Behaviour behaviour) throws IOException {
        return new StandInEngine(socket, behaviour);
    }

    /** Answers as an engine does to the first question, and otherwise as told. */
    static StandInEngine greeting(Path socket, Behaviour rest) throws IOException {
        return at(socket, (request, out) -> {
            if (request.equals("GET /_ping")) {
                send(out, PING);
            } else {
                rest.answer(request, out);
            }
        });
    }

    static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static void json(OutputStream out, int status, String body) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        send(out, "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body);
    }

    /** Begins an answer that goes on until the connection ends. */
    static void endless(OutputStream out) throws IOException {
        send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    static void chunk(OutputStream out, String text) throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        send(out, Integer.toHexString(length) + "\r\n" + text + "\r\n");
    }

    EngineEndpoint endpoint() {
        return EngineEndpoint.of("unix://" + socket);
    }

    List<String> requests() {
        return requests;
    }

    int openConnections() {
        return connections.size();
    }

    /** Ends as an engine that is killed does: at once, in the middle of everything. */
    void crash() throws IOException {
        server.close();
        for (SocketChannel connection : connections) {
            connection.close();
        }
        Files.deleteIfExists(socket);
    }

    void comeBack() throws IOException {
        server = listen();
    }

    private ServerSocketChannel listen() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().name("stand-in").start(() -> accept(channel));
        return channel;
    }

    private void accept(ServerSocketChannel channel) {
        try {
            while (true) {
                SocketChannel connection = channel.accept();
                connections.add(connection);
                Thread.ofVirtual().name("stand-in-connection").start(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
            String first = line(in);
            if (first.isEmpty()) {
                return;
            }
            String[] words = first.split(" ", 3);
            String request = words[0] + " " + words[1];
            requests.add(request);
            long length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                length = header.startsWith("Content-Length: ") ? Long.parseLong(header.substring(16)) : length;
            }
            in.skipNBytes(length);
            behaviour.answer(request, new Client(in, Channels.newOutputStream(connection)));
        } catch (IOException e) {
            // the client hung up
        } finally {
            connections.remove(connection);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        crash();
    }
}
