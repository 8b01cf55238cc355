package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One log that is read or followed. A followed one whose connection is lost is opened again at the time of its last line, and what was
 * told already is left out.
 */
final class LogStream implements Subscription {

    private final Transport transport;
    private final Patience patience;
    private final ResourceRef pod;
    private final LogOptions options;
    private final LogSink sink;
    private final Consumer<Subscription> afterwards;
    private final Thread reader;
    private volatile boolean closed;
    private boolean opened;
    private Instant last = Instant.EPOCH;
    private int toldAtLast;

    LogStream(Transport transport, Patience patience, ResourceRef pod, LogOptions options, LogSink sink, Consumer<Subscription> afterwards) {
        this.transport = transport;
        this.patience = patience;
        this.pod = pod;
        this.options = options;
        this.sink = sink;
        this.afterwards = afterwards;
        this.reader = Thread.ofVirtual().name("log").unstarted(this::run);
    }

    void start() {
        reader.start();
    }

    private void run() {
        Backoff backoff = new Backoff(patience.firstDelay(), patience.longestDelay());
        while (!closed) {
            Instant before = last;
            Optional<Problem> problem = read();
            boolean again = problem.isPresent() ? worthAnotherTry(problem.get()) : options.follow() && sameRunGoesOn();
            if (!again) {
                end(problem);
                return;
            }
            if (last.isAfter(before)) {
                backoff.reset();
            }
            try {
                Thread.sleep(backoff.next());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void end(Optional<Problem> problem) {
        afterwards.accept(this);
        if (!closed) {
            sink.ended(problem);
        }
    }

    private boolean worthAnotherTry(Problem problem) {
        return options.follow()
                && opened
                && switch (problem.code()) {
                    case CONNECTION_LOST, CONNECTION_REFUSED, TIMED_OUT, ANSWER_BROKEN, SERVER_ERROR, TOO_MANY_REQUESTS -> true;
                    default -> false;
                };
    }

    /** An API server or kubelet that stops ends its logs in good order, as a container that ends does. */
    private boolean sameRunGoesOn() {
        Request request = Request.get(Paths.of(pod), Subject.of("get", pod));
        try (Answer answer = transport.read(request)) {
            Tree read = transport.answers().tree(request, answer);
            return last.isAfter(Instant.EPOCH)
                    && Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
                            .flatMap(list -> read.trees("status", list).stream())
                            .filter(status -> options.container().isEmpty() || status.text("name").equals(options.container()))
                            .map(status -> status.text("state", "running", "startedAt"))
                            .anyMatch(started -> !started.isEmpty() && !Instant.parse(started).isAfter(last));
        } catch (ProblemException | DateTimeParseException e) {
            return false;
        }
    }

    /** Reads to the end; returns what broke it off. */
    private Optional<Problem> read() {
        LogOptions wanted = opened && last.isAfter(Instant.EPOCH) ? options.from(last) : options;
        Request request = Request.get(path(wanted), Subject.of("get", pod, "log")).accepting("*/*");
        try (Answer answer = transport.open(request)) {
            opened = true;
            tell(answer);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(KubeletWords.about(pod, options.container(), e.problem()));
        }
    }

    private void tell(Answer answer) {
        int skip = toldAtLast;
        Instant resumed = last;
        try {
            LogReader lines = new LogReader(answer.body(), last);
            for (Optional<LogLine> next = lines.next(); next.isPresent() && !closed; next = lines.next()) {
                LogLine line = next.get();
                if (line.time().isBefore(resumed) || (line.time().equals(resumed) && skip-- > 0)) {
                    continue;
                }
                toldAtLast = line.time().equals(last) ? toldAtLast + 1 : 1;
                last = line.time();
                sink.line(line);
            }
        } catch (IOException e) {
            throw new ProblemException(transport.answers().lost(String.valueOf(e.getMessage())), e);
        }
    }

    private String path(LogOptions wanted) {
        return Paths.of(pod, "log")
                + Paths.query(
                        "container", wanted.container(),
                        "follow", wanted.follow() ? "true" : "",
                        "previous", wanted.previous() ? "true" : "",
                        "timestamps", "true",
                        "tailLines", wanted.tail().isPresent() ? Long.toString(wanted.tail().getAsLong()) : "",
                        "sinceTime", wanted.since().map(Instant::toString).orElse(""));
    }

    @Override
    public void close() {
        closed = true;
        afterwards.accept(this);
        reader.interrupt();
    }
}
