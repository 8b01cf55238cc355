package dev.pilothouse.platform.playground.api;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A client of the numbered streams in a WebSocket. */
final class Channels implements WebSocket.Listener {

    private final WebSocket socket;
    private final Map<Integer, ByteArrayOutputStream> received = new HashMap<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    Channels(ServerUnderTest api, String path, String protocol) throws Exception {
        socket = api.client
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.server.token())
                .subprotocols(protocol)
                .buildAsync(URI.create(api.uri(path).toString().replace("https:", "wss:")), this)
                .get(20, TimeUnit.SECONDS);
    }

    @Override
    public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        while (data.hasRemaining()) {
            part.write(data.get());
        }
        if (last && part.size() > 0) {
            byte[] message = part.toByteArray();
            received.computeIfAbsent((int) message[0], _ -> new ByteArrayOutputStream()).write(message, 1, message.length - 1);
            part.reset();
            notifyAll();
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    void send(int channel, byte... content) throws Exception {
        ByteBuffer message = ByteBuffer.allocate(content.length + 1).put((byte) channel).put(content).flip();
        socket.sendBinary(message, true).get(20, TimeUnit.SECONDS);
    }

    int awaitClose() throws Exception {
        return closed.get(20, TimeUnit.SECONDS);
    }

    synchronized String text(int channel) {
        ByteArrayOutputStream bytes = received.get(channel);
        return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
    }

    synchronized void await(int channel, String text) throws InterruptedException {
        while (!text(channel).equals(text)) {
            wait();
        }
    }

    void abort() {
        socket.abort();
    }
}
