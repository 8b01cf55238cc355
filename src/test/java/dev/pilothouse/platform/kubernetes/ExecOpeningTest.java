package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command that is being started: refused by an old proxy, or left meanwhile, whereupon no connection stays behind. */
@Timeout(15)
class ExecOpeningTest {

    private static final ResourceRef POD = new ResourceRef(Api.POD, "shop", "web");
    private static final Exec.Order ORDER = new Exec.Order("", List.of("sh"), true);

    private ServerSocket door;

    @BeforeEach
    void listen() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private static ExecStreams streams() {
        return new ExecStreams(Optional.empty(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    @Test
    void aClusterThatIsClosedWaitsForNoAnswer() throws Exception {
        KubernetesCluster cluster = Api.cluster(uri());
        CompletableFuture<Problem> failed = CompletableFuture.supplyAsync(() -> Api.problem(() -> cluster.exec(POD, ORDER, streams())));
        try (Socket server = door.accept()) {
            ProxyDial.head(server.getInputStream());
            cluster.close();
            assertEquals(-1, server.getInputStream().read());
            failed.join();
        }
    }

    /** Servers may tell of a command's end while much of its output is still on its way. */
    @Test
    void outputBehindTheStatusIsWaitedForHoweverSlowlyItIsTaken() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                begun.countDown();
                try {
                    taken.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        try (Transport transport = new Transport(Api.access(uri()), Api.IMPATIENT, InstantSource.system(), "test")) {
            ExecStreams streams = new ExecStreams(Optional.empty(), slow, OutputStream.nullOutputStream());
            ExecChannels exec = new ExecChannels(transport.answers(), POD, ORDER, streams, _ -> {}, Duration.ofMillis(50));
            Thread output = Thread.ofVirtual().start(() -> receive(exec, 1, "output"));
            begun.await();
            receive(exec, 3, "{\"status\":\"Success\"}");
            assertEquals(Optional.empty(), exec.await(Duration.ofMillis(400)), "it has not ended while its output is being taken");
            taken.countDown();
            output.join();
            assertEquals(0, exec.await().code());
        }
    }

    private static void receive(ExecChannels exec, int channel, String text) {
        try {
            exec.received(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCommandThatWasClosedMeanwhileIsEnded() throws Exception {
        try (Transport transport = new Transport(Api.access(uri()), Api.IMPATIENT, InstantSource.system(), "test")) {
            ExecChannels exec = new ExecChannels(transport.answers(), POD, ORDER, streams(), _ -> {});
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> exec.start(transport));
            try (Socket server = door.accept()) {
                String head = ProxyDial.head(server.getInputStream());
                exec.close();
                server.getOutputStream().write(agreed(head).getBytes(StandardCharsets.US_ASCII));
                started.join();
                assertTrue(server.getInputStream().readAllBytes().length < 100, "ends after the word of farewell");
            }
        }
    }

    /** Some proxies in front of API servers refuse by an older version than ours. */
    @Test
    void aRefusalOfHttp10IsUnderstood() throws Exception {
        try (KubernetesCluster cluster = Api.cluster(uri())) {
            CompletableFuture<Problem> failed = CompletableFuture.supplyAsync(() -> Api.problem(() -> cluster.exec(POD, ORDER, streams())));
            try (Socket server = door.accept()) {
                ProxyDial.head(server.getInputStream());
                server.getOutputStream().write("HTTP/1.0 403 Forbidden\r\nConnection: close\r\n\r\nno".getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(ProblemCode.FORBIDDEN, failed.join().code());
        }
    }

    private static String agreed(String head) throws Exception {
        String key = head.replaceFirst("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: v5.channel.k8s.io\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
    }
}
