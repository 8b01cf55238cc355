package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A command in a container, or what it was started with, over a connection that was taken out of HTTP: the library cannot tell a command that its input has ended. */
final class ExecRun implements Exec, Subscription {

    private static final Duration START = Duration.ofSeconds(30);
    private static final int ASKED_FOR_CODE = 40;
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final DockerEngine engine;
    private final String path;
    private final boolean terminal;
    private final ExecStreams streams;
    private final CompletableFuture<Exit> exit = new CompletableFuture<>();
    private final Hijacked connection;
    private @Nullable Thread reader;
    private @Nullable Thread input;

    private ExecRun(DockerEngine engine, String path, boolean terminal, ExecStreams streams, Hijacked connection) {
        this.engine = engine;
        this.path = path;
        this.terminal = terminal;
        this.streams = streams;
        this.connection = connection;
    }

    static ExecRun start(DockerEngine engine, String container, ExecOrder order, ExecStreams streams) {
        EngineCall create = EngineCall.post("/containers/" + EngineCall.segment(container) + "/exec")
                .sending(order.wish(streams.in().isPresent()));
        String id;
        try {
            id = engine.tree(create).text("Id");
        } catch (ProblemException e) {
            throw refined(e, container);
        }
        Tree wish = new Tree(Map.of("Detach", false, "Tty", order.terminal()));
        return begun(engine, "/exec/" + id, EngineCall.post("/exec/" + id + "/start").sending(wish), order.terminal(), streams);
    }

    static ExecRun attach(DockerEngine engine, String container, boolean terminal, ExecStreams streams) {
        String path = "/containers/" + EngineCall.segment(container);
        EngineCall attach = EngineCall.post(path + "/attach")
                .with("stream", true)
                .with("stdin", streams.in().isPresent())
                .with("stdout", true)
                .with("stderr", true);
        try {
            return begun(engine, path, attach, terminal, streams);
        } catch (ProblemException e) {
            throw refined(e, container);
        }
    }

    private static ExecRun begun(DockerEngine engine, String path, EngineCall start, boolean terminal, ExecStreams streams) {
        String version = engine.apiVersion();
        Hijacked connection = engine.worker().within(START, () -> Hijacked.open(engine.endpoint(), version, start));
        ExecRun run = new ExecRun(engine, path, terminal, streams, connection);
        run.begin();
        return run;
    }

    /** An engine refuses commands in a container that is paused or does not run with a conflict. */
    private static ProblemException refined(ProblemException e, String container) {
        boolean conflict = e.problem().code() == ProblemCode.ENGINE_REFUSED && e.problem().args().getFirst().equals("409");
        return conflict
                ? new ProblemException(Problem.of(ProblemCode.CONTAINER_NOT_RUNNING, container, "").withDetail(e.problem().detail()), e)
                : e;
    }

    private void begin() {
        engine.streams().add(this);
        // the reader ends the input, so that it has to know it
        input = streams.in().map(in -> Thread.ofVirtual().name("docker-exec-input").start(() -> carry(in))).orElse(null);
        reader = Thread.ofVirtual().name("docker-exec").start(this::read);
    }

    private void carry(InputStream in) {
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                connection.write(buffer, count);
            }
            connection.endOutput();
        } catch (IOException e) {
            // the command reads no more, or whoever writes is gone; how it ends is told by its exit code
        }
    }

    private void read() {
        Frames.Taker taker = (stream, bytes, length) -> {
            var to = stream == Frames.ERRORS ? streams.error() : streams.out();
            to.write(bytes, 0, length);
            to.flush();
        };
        try {
            if (terminal) {
                Frames.readRaw(connection.in(), taker);
            } else {
                Frames.read(connection.in(), taker);
            }
            exit.complete(code());
        } catch (IOException | RuntimeException e) {
            exit.completeExceptionally(Trouble.of(engine.endpoint().address(), e));
        } finally {
            over();
        }
    }

    /** Output ends a moment before the engine knows how the command ended. */
    private Exit code() throws IOException {
        for (int i = 0; i < ASKED_FOR_CODE; i++) {
            Tree answer = engine.get(path + "/json");
            Tree told = answer.has("State") ? answer.tree("State") : answer;
            if (!told.isTrue("Running") && told.has("ExitCode")) {
                return new Exit((int) told.number(-1, "ExitCode"), "");
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                throw new IOException("closed", e);
            }
        }
        throw new IOException("the command goes on and its output has ended");
    }

    private void over() {
        engine.streams().remove(this);
        if (input != null) {
            input.interrupt();
        }
        connection.close();
    }

    @Override
    public Exit await() {
        return await(Duration.ofDays(365)).orElseThrow();
    }

    @Override
    public Optional<Exit> await(Duration limit) {
        try {
            return Optional.of(exit.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (ExecutionException e) {
            throw Trouble.of(engine.endpoint().address(), e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void resize(int columns, int rows) {
        EngineCall call = EngineCall.post(path + "/resize")
                .with("h", Integer.toString(rows))
                .with("w", Integer.toString(columns));
        try {
            engine.run(call);
        } catch (ProblemException e) {
            // a command that has ended needs no size
        }
    }

    @Override
    public void close() {
        exit.completeExceptionally(new ProblemException(Problem.of(ProblemCode.CANCELLED)));
        over();
        if (reader != null) {
            reader.interrupt();
        }
    }
}
