package dev.pilothouse.platform.docker;

import com.github.dockerjava.transport.NamedPipeSocket;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connection to an engine that speaks HTTP for one question and then belongs to a command, whose input can be ended alone.
 *
 * <p>A Windows pipe cannot be closed in one direction: there a command that reads to the end of its input waits on.
 */
final class Hijacked implements AutoCloseable {

    private final Dialled dialled;
    private final InputStream in;

    private Hijacked(Dialled dialled) throws IOException {
        this.dialled = dialled;
        in = new BufferedInputStream(dialled.in());
    }

    /** Asks and returns when the engine has agreed. */
    static Hijacked open(EngineEndpoint endpoint, String version, EngineCall call) throws IOException {
        Hijacked connection = new Hijacked(dial(endpoint));
        try {
            connection.ask(endpoint.address(), version, call);
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void ask(String server, String version, EngineCall call) throws IOException {
        byte[] body = Json.bytes(call.body().orElse(Tree.EMPTY));
        String head = "POST " + call.target(version) + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
                + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.getBytes(StandardCharsets.US_ASCII));
        request.write(body);
        write(request.toByteArray(), request.size());
        String[] status = line().split(" ", 3);
        int code = status.length < 2 || !status[1].matches("\\d{3}") ? 0 : Integer.parseInt(status[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (code != 101 && code != 200) {
            String words = new String(in.readNBytes(Math.min(length, 64 * 1024)), StandardCharsets.UTF_8);
            throw new ProblemException(Problem.of(ProblemCode.ENGINE_REFUSED, Integer.toString(code), server).withDetail(words.strip()));
        }
    }

    InputStream in() {
        return in;
    }

    void write(byte[] bytes, int length) throws IOException {
        dialled.write(bytes, length);
    }

    /** Tells the other side that nothing more comes. */
    void endOutput() throws IOException {
        dialled.endOutput();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter >= 0 && letter != '\n' && line.length() < 8192; letter = in.read()) {
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            dialled.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    private static Dialled dial(EngineEndpoint endpoint) throws IOException {
        return switch (endpoint.scheme()) {
            case "unix" -> {
                yield new OverChannel(SocketChannel.open(UnixDomainSocketAddress.of(endpoint.place())));
            }
            case "npipe" -> {
                Socket pipe = new NamedPipeSocket(endpoint.place());
                pipe.connect(new InetSocketAddress(0), 0);
                yield new OverSocket(pipe, false);
            }
            default -> {
                URI address = Transport.tcp(endpoint);
                yield new OverSocket(endpoint.tls().isEmpty() ? new Socket(address.getHost(), address.getPort()) : encrypted(address, endpoint), true);
            }
        };
    }

    /** Checks the engine's name as the library does for all other calls. */
    private static Socket encrypted(URI address, EngineEndpoint endpoint) throws IOException {
        EngineTls tls = EngineTls.of(endpoint.address(), endpoint.tls().orElseThrow());
        SSLSocket encrypted = (SSLSocket) tls.getSSLContext().getSocketFactory().createSocket(address.getHost(), address.getPort());
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        return encrypted;
    }

    /** A connection of some sort. */
    private interface Dialled {
        InputStream in() throws IOException;

        void write(byte[] bytes, int length) throws IOException;

        void endOutput() throws IOException;

        void close() throws IOException;
    }

    private record OverChannel(SocketChannel channel) implements Dialled {
        @Override
        public InputStream in() {
            return Channels.newInputStream(channel);
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void endOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record OverSocket(Socket socket, boolean halves) implements Dialled {
        @Override
        public InputStream in() throws IOException {
            return socket.getInputStream();
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes, 0, length);
            out.flush();
        }

        @Override
        public void endOutput() throws IOException {
            if (halves) {
                socket.shutdownOutput();
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
