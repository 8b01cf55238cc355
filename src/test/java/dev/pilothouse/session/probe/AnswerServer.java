package dev.pilothouse.session.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Accepts one connection, reads until what it waits for has come, and answers. */
final class AnswerServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    /**
     * @param until end of the question, as Latin-1
     * @param stay whether the connection is kept afterwards
     */
    AnswerServer(String until, byte[] answer, boolean stay) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = door.accept()) {
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream();
                ByteArrayOutputStream read = new ByteArrayOutputStream();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    read.write(next);
                    if (read.toString(StandardCharsets.ISO_8859_1).endsWith(until)) {
                        break;
                    }
                }
                asked.complete(read.toString(StandardCharsets.ISO_8859_1));
                out.write(answer);
                out.flush();
                if (stay) {
                    in.readAllBytes();
                }
            } catch (IOException e) {
                asked.completeExceptionally(e);
            }
        });
    }

    Socket connect() throws IOException {
        return new Socket(door.getInetAddress(), door.getLocalPort());
    }

    String asked() {
        return asked.join();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
