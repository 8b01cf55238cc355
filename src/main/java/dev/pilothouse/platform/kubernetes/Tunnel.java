package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One connection from this computer to a port of a pod: channel 0 carries its bytes, channel 1 why it cannot be. Each begins with two
 * bytes, the number of the port, where servers are too old for {@link Spdy}.
 *
 * <p>The older protocol cannot say that only one direction has ended, and by the newer one runtimes give the rest a second then. A
 * connection that we end for sending is therefore kept until the other side has been quiet for a while.
 */
final class Tunnel implements Channels.Receiver, AutoCloseable {

    private static final List<String> PROTOCOLS = List.of(Spdy.PROTOCOL, "v4.channel.k8s.io");
    private static final int DATA = 0;
    private static final int ERROR = 1;
    private static final int PORT_BYTES = 2;

    /** A little less than four records of TLS, so that nothing of a message needs a fifth. */
    private static final int AT_ONCE = 64 * 1024 - 32;

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Forward.Target target;
    private final Answers answers;
    private final Socket local;
    private final OutputStream out;
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final int[] headed = new int[2];
    private final LongAdder allReceived;
    private final LongAdder allSent;
    private final CompletableFuture<Problem> failed = new CompletableFuture<>();
    private volatile long heard = System.nanoTime();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean ended;
    private volatile @Nullable Channels channels;

    /**
     * @param allReceived counts the bytes from the pod, of this and other connections
     * @param allSent counts those to the pod
     */
    Tunnel(Forward.Target target, Answers answers, Socket local, LongAdder allReceived, LongAdder allSent) throws IOException {
        this.allReceived = allReceived;
        this.allSent = allSent;
        this.target = target;
        this.answers = answers;
        this.local = local;
        this.out = new BufferedOutputStream(local.getOutputStream(), AT_ONCE);
    }

    /** Opens the way to the pod. */
    void open(Transport transport) {
        String path = Paths.of(target.pod(), "portforward") + Paths.query("ports", Integer.toString(target.port()));
        try {
            Frames frames = transport.webSocket(Request.get(path, Subject.of("get", target.pod(), "portforward")), PROTOCOLS);
            channels = new Channels(frames, coding(frames), this);
        } catch (IOException e) {
            throw new ProblemException(answers.lost(String.valueOf(e.getMessage())), e);
        } catch (ProblemException e) {
            throw new ProblemException(KubeletWords.about(target.pod(), "", e.problem()), e);
        }
    }

    private Coding coding(Frames frames) throws IOException {
        if (!frames.protocol().equals(Spdy.PROTOCOL)) {
            return new Coding.Numbered();
        }
        Arrays.fill(headed, PORT_BYTES);
        Spdy spdy = new Spdy(frames);
        try {
            spdy.open(target.port());
        } catch (IOException e) {
            frames.close();
            throw e;
        }
        return spdy;
    }

    /** Carries what the local side sends until either side has ended; throws what broke it off. */
    void carry() {
        Channels to = java.util.Objects.requireNonNull(channels);
        byte[] buffer = new byte[AT_ONCE];
        try {
            InputStream in = local.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                to.send(DATA, buffer, 0, count);
                allSent.add(count);
            }
            awaitQuiet();
        } catch (IOException e) {
            // either side is gone; why is told below
        }
        if (failed.isDone()) {
            throw new ProblemException(failure());
        }
    }

    /** Returns how many bytes came from the pod. */
    long received() {
        return received.get();
    }

    private Problem failure() {
        try {
            return failed.get();
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            return Problem.of(ProblemCode.CANCELLED);
        }
    }

    private void awaitQuiet() {
        try {
            for (long quiet = 0; !ended && quiet < LAST_WORDS.toNanos(); quiet = System.nanoTime() - heard) {
                Thread.sleep(Duration.ofNanos(LAST_WORDS.toNanos() - quiet));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void received(int channel, ByteBuffer piece, boolean last) throws IOException {
        if (channel != DATA && channel != ERROR) {
            return;
        }
        while (headed[channel] < PORT_BYTES && piece.hasRemaining()) {
            piece.get();
            headed[channel]++;
        }
        int count = piece.remaining();
        if (channel == ERROR) {
            Frames.copy(piece, error);
        } else if (count > 0) {
            heard = System.nanoTime();
            received.addAndGet(count);
            allReceived.add(count);
            Frames.copy(piece, out);
        }
        if (channel == ERROR && last) {
            told();
        }
    }

    @Override
    public void caughtUp() throws IOException {
        out.flush();
    }

    private void told() {
        if (error.size() > 0) {
            String words = error.toString(StandardCharsets.UTF_8);
            fail(Problem.of(ProblemCode.PORT_CLOSED, Integer.toString(target.port()), target.pod().toString()).withDetail(words));
        }
    }

    @Override
    public void ended(@Nullable Throwable failure, String words) {
        ended = true;
        told();
        if (failure == null) {
            finish();
        } else if (!local.isClosed()) {
            fail(answers.lost(String.valueOf(failure.getMessage())));
        }
        close();
    }

    private void finish() {
        try {
            out.flush();
        } catch (IOException e) {
            // nobody is left who would read it
        }
    }

    /** Ends the local connection by a reset, as a refused connection would. */
    private void fail(Problem problem) {
        failed.complete(problem);
        try {
            local.setSoLinger(true, 0);
        } catch (IOException e) {
            // it is closed already
        }
        close();
    }

    /** Ends the connection on both sides. */
    @Override
    public void close() {
        try {
            local.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
        Channels to = channels;
        if (to != null) {
            to.close();
        }
    }
}
