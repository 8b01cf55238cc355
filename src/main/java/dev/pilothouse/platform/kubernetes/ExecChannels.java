package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command, or without one what runs in the container already, whose streams are channels: 0 input, 1 output, 2 errors, 3 how it ended, 4 the terminal's size.
 *
 * <p>Only the fifth version of the protocol can tell a command that its input has ended; servers before Kubernetes 1.29 don't speak it.
 */
final class ExecChannels implements Exec, Channels.Receiver, Subscription {

    private static final List<String> PROTOCOLS = List.of("v5.channel.k8s.io", "v4.channel.k8s.io");
    private static final int IN = 0;
    private static final int OUT = 1;
    private static final int ERROR = 2;
    private static final int STATUS = 3;
    private static final int RESIZE = 4;
    private static final int CLOSE = 255;

    /** How long the next piece of output may take after the word that the command has ended. */
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);

    private final Answers answers;
    private final ResourceRef pod;
    private final Order order;
    private final ExecStreams streams;
    private final String part;
    private final Consumer<Subscription> afterwards;
    private final Duration stragglers;
    private final ByteArrayOutputStream status = new ByteArrayOutputStream();
    private final CompletableFuture<Exit> exit = new CompletableFuture<>();
    private volatile @Nullable Channels channels;
    private volatile @Nullable Thread input;
    private volatile boolean closed;
    private volatile boolean busy;
    private volatile long heard = System.nanoTime();

    ExecChannels(Answers answers, ResourceRef pod, Order order, ExecStreams streams, Consumer<Subscription> afterwards) {
        this(answers, pod, order, streams, afterwards, STRAGGLERS);
    }

    ExecChannels(Answers answers, ResourceRef pod, Order order, ExecStreams streams, Consumer<Subscription> afterwards, Duration stragglers) {
        this.stragglers = stragglers;
        this.answers = answers;
        this.pod = pod;
        this.order = order;
        this.streams = streams;
        this.part = order.command().isEmpty() ? "attach" : "exec";
        this.afterwards = afterwards;
    }

    /** Starts the command; returns when the server has agreed to. */
    void start(Transport transport) {
        Channels opened;
        try {
            Request request = Request.get(path(), Subject.of("get", pod, part));
            opened = new Channels(transport.webSocket(request, PROTOCOLS), new Coding.Numbered(), this);
        } catch (ProblemException e) {
            afterwards.accept(this);
            throw new ProblemException(refined(e.problem()), e);
        }
        channels = opened;
        input = streams.in().map(in -> Thread.ofVirtual().name("exec-input").start(() -> carry(in, opened))).orElse(null);
        if (closed) {
            close();
        }
    }

    private String path() {
        StringBuilder query = new StringBuilder(Paths.query(
                "container", order.container(),
                "stdin", streams.in().isPresent() ? "true" : "",
                "stdout", "true",
                "stderr", order.terminal() ? "" : "true",
                "tty", order.terminal() ? "true" : ""));
        order.command().forEach(word -> query.append("&command=").append(Paths.segment(word)));
        return Paths.of(pod, part) + query;
    }

    private void carry(InputStream in, Channels to) {
        byte[] buffer = new byte[32 * 1024];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                to.send(IN, buffer, 0, count);
            }
            if (to.protocol().startsWith("v5")) {
                to.send(CLOSE, new byte[] {IN}, 0, 1);
            }
        } catch (IOException e) {
            // the command reads no more, or whoever writes is gone; how it ends is told by its status
        }
    }

    @Override
    public void received(int channel, ByteBuffer piece, boolean last) throws IOException {
        switch (channel) {
            case OUT -> output(streams.out(), piece);
            case ERROR -> output(streams.error(), piece);
            case STATUS -> {
                write(status, piece);
                if (last && status.size() > 0) {
                    told();
                }
            }
            default -> {}
        }
    }

    private void output(OutputStream out, ByteBuffer piece) throws IOException {
        busy = true;
        try {
            write(out, piece);
        } finally {
            heard = System.nanoTime();
            busy = false;
        }
    }

    private static void write(OutputStream out, ByteBuffer piece) throws IOException {
        Frames.copy(piece, out);
        out.flush();
    }

    /** Much of the output may be behind the status, and whoever takes it may be slow; the server closes when all is sent. */
    private void told() {
        exit(end()).ifPresent(known -> Thread.ofVirtual().name("stragglers").start(() -> endAfterSilence(known)));
    }

    private void endAfterSilence(Exit known) {
        try {
            do {
                Thread.sleep(stragglers);
            } while (!exit.isDone() && (busy || System.nanoTime() - heard < stragglers.toNanos()));
            exit.complete(known);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ended(@Nullable Throwable failure, String words) {
        afterwards.accept(this);
        if (status.size() == 0) {
            String why = failure == null ? words : String.valueOf(failure.getMessage());
            exit.completeExceptionally(new ProblemException(answers.lost(why)));
            return;
        }
        Tree end = end();
        exit(end).ifPresentOrElse(exit::complete, () -> exit.completeExceptionally(new ProblemException(notStarted(Status.of(end)))));
    }

    private Tree end() {
        try {
            return Json.read(status.toByteArray());
        } catch (ProblemException e) {
            return Tree.EMPTY;
        }
    }

    /** Returns how a command that ran has ended. */
    private static Optional<Exit> exit(Tree end) {
        if (end.text("status").equals("Success")) {
            return Optional.of(new Exit(0, ""));
        }
        return Status.of(end).causes().stream()
                .filter(cause -> cause.reason().equals("ExitCode") && cause.message().matches("\\d{1,9}"))
                .map(cause -> new Exit(Integer.parseInt(cause.message()), end.text("message")))
                .findFirst();
    }

    private Problem notStarted(Status end) {
        Problem general = answers.problem(Subject.of("get", pod, part), end);
        return general.code() == ProblemCode.SERVER_ERROR ? refined(general) : general;
    }

    private Problem refined(Problem general) {
        Problem exact = KubeletWords.about(pod, order.container(), general);
        boolean command = exact.code() == ProblemCode.SERVER_ERROR && !order.command().isEmpty() && exact.detail().contains("exec");
        return command
                ? Problem.of(ProblemCode.COMMAND_NOT_STARTED, String.join(" ", order.command()), pod.toString()).withDetail(exact.detail())
                : exact;
    }

    @Override
    public Exit await() {
        return await(Duration.ofDays(3650)).orElseThrow();
    }

    @Override
    public Optional<Exit> await(Duration limit) {
        if (limit.isZero() && !exit.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(exit.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException known ? known : new ProblemException(Problem.of(ProblemCode.UNEXPECTED), e);
        }
    }

    @Override
    public void resize(int columns, int rows) {
        byte[] size = "{\"Width\":%d,\"Height\":%d}".formatted(columns, rows).getBytes(StandardCharsets.US_ASCII);
        Channels to = channels;
        try {
            if (to != null) {
                to.send(RESIZE, size, 0, size.length);
            }
        } catch (IOException e) {
            // a command that has ended needs no size
        }
    }

    @Override
    public void close() {
        closed = true;
        afterwards.accept(this);
        exit.completeExceptionally(new ProblemException(Problem.of(ProblemCode.CANCELLED)));
        Thread typing = input;
        if (typing != null) {
            typing.interrupt();
        }
        Channels from = channels;
        if (from != null) {
            from.close();
        }
    }
}
