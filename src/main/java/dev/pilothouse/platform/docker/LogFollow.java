package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the log of one container, both of its streams in the order in which they came. */
final class LogFollow {

    private final DockerEngine engine;
    private final String container;
    private final LogOptions options;

    LogFollow(DockerEngine engine, String container, LogOptions options) {
        this.engine = engine;
        this.container = container;
        this.options = options;
    }

    Subscription start(LogSink sink) {
        return engine.streams().start("docker-log", running -> {
            try {
                read(running, line -> {
                    if (!running.closed()) {
                        sink.line(line);
                    }
                });
                end(running, sink, Optional.empty());
            } catch (ProblemException e) {
                end(running, sink, Optional.of(e));
            }
        });
    }

    private static void end(Streams.Running running, LogSink sink, Optional<ProblemException> why) {
        if (!running.closed()) {
            sink.ended(why.map(ProblemException::problem));
        }
    }

    private void read(Streams.Running running, Consumer<LogLine> consumer) {
        boolean terminal = terminal();
        engine.streamHere(call(), answer -> {
            lines(answer, terminal, consumer);
            return running;
        });
    }

    /** Reads what is there and hands it to the consumer, on another thread. */
    void readAll(Consumer<LogLine> consumer) {
        boolean terminal = terminal();
        engine.stream(call(), Optional.empty(), answer -> {
            lines(answer, terminal, consumer);
            return terminal;
        });
    }

    private boolean terminal() {
        return engine.containers().inspect(container).isTrue("Config", "Tty");
    }

    private EngineCall call() {
        return EngineCall.get("/containers/" + EngineCall.segment(container) + "/logs")
                .with("stdout", true)
                .with("stderr", true)
                .with("timestamps", true)
                .with("follow", options.follow())
                .with("tail", options.tail().isPresent() ? Long.toString(options.tail().getAsLong()) : "")
                .with("since", options.since().map(LogFollow::seconds).orElse(""));
    }

    private static String seconds(Instant moment) {
        return String.format(Locale.ROOT, "%d.%09d", moment.getEpochSecond(), moment.getNano());
    }

    private static void lines(Answer answer, boolean terminal, Consumer<LogLine> consumer) throws IOException {
        LogLines output = new LogLines(consumer);
        LogLines errors = new LogLines(consumer);
        if (terminal) {
            Frames.readRaw(answer.body(), (_, bytes, length) -> output.take(0, bytes, length));
        } else {
            Frames.read(answer.body(), (stream, bytes, length) -> {
                boolean error = stream == Frames.ERRORS;
                (error ? output : errors).interrupt();
                (error ? errors : output).take(stream, bytes, length);
            });
        }
        output.end();
        errors.end();
    }
}
