package dev.pilothouse.testing;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A program in a container that does what the test says. */
public final class FakeExec implements Exec {

    private final ResourceRef pod;
    private final Order order;
    private final ExecStreams streams;
    private final CompletableFuture<Exit> end = new CompletableFuture<>();
    private final List<String> sizes = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private FakeExec(ResourceRef pod, Order order, ExecStreams streams) {
        this.pod = pod;
        this.order = order;
        this.streams = streams;
    }

    /** What runs in a cluster. Commands without a terminal are answered at once, as the test has it; others go on until it ends them. */
    public static final class Programs {
        private final List<FakeExec> running = new CopyOnWriteArrayList<>();
        private volatile Function<Order, Optional<String>> answers = order -> Optional.of("/bin/sh");

        /** Says what a command without a terminal prints; one that gets no answer could not be started. */
        public void answer(Function<Order, Optional<String>> printed) {
            answers = printed;
        }

        /** Returns all with a terminal that were started, also those that have ended. */
        public List<FakeExec> all() {
            return running;
        }

        public FakeExec last() {
            return running.getLast();
        }

        Exec start(ResourceRef pod, Order order, ExecStreams streams) {
            FakeExec exec = new FakeExec(pod, order, streams);
            if (order.terminal() || order.command().isEmpty()) {
                running.add(exec);
                return exec;
            }
            exec.write(answers.apply(order)
                    .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.COMMAND_NOT_STARTED, String.join(" ", order.command()), pod.toString()))));
            exec.end(0);
            return exec;
        }
    }

    public ResourceRef pod() {
        return pod;
    }

    public Order order() {
        return order;
    }

    /** Returns the sizes that its terminal was told, as {@code 100x30}. */
    public List<String> sizes() {
        return sizes;
    }

    public boolean isClosed() {
        return closed;
    }

    public void write(String text) {
        try {
            streams.out().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was typed; waits for as many bytes. */
    public String read(int count) {
        try {
            return new String(streams.in().orElseThrow().readNBytes(count), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void end(int code) {
        end.complete(new Exit(code, ""));
    }

    public void fail(Problem problem) {
        end.completeExceptionally(new ProblemException(problem));
    }

    @Override
    public Exit await() {
        return await(Duration.ofSeconds(20)).orElseThrow();
    }

    @Override
    public Optional<Exit> await(Duration limit) {
        try {
            return Optional.ofNullable(end.copy().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException known ? known : e;
        }
    }

    @Override
    public void resize(int columns, int rows) {
        sizes.add(columns + "x" + rows);
    }

    @Override
    public void close() {
        closed = true;
        end.completeExceptionally(new ProblemException(Problem.of(ProblemCode.CANCELLED)));
    }
}
