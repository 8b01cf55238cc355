package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.ToldLines;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One log that is read or followed. A followed one whose connection is lost is opened again a moment before its last line, and what was
 * told already is left out; one that is not followed, or was not open yet, is tried again a few times. When its container was started anew
 * meanwhile, what the run before said last is fetched before the log ends.
 */
final class LogStream implements Subscription {

    /** How often one that could not be opened, or is not followed and broke off, is asked for anew without a line in between. */
    private static final int TRIES = 3;

    private final Transport transport;
    private final Patience patience;
    private final ResourceRef pod;
    private final LogOptions options;
    private final LogSink sink;
    private final Consumer<Subscription> afterwards;
    private final Backoff young;
    private final Thread reader;
    private volatile boolean closed;
    private boolean opened;
    private volatile Instant last = Instant.EPOCH;
    private final ToldLines told = new ToldLines();
    private @Nullable LogLine unfinished;

    LogStream(Transport transport, Patience patience, ResourceRef pod, LogOptions options, LogSink sink, Consumer<Subscription> afterwards) {
        this.transport = transport;
        this.patience = patience;
        this.pod = pod;
        this.options = options;
        this.sink = sink;
        this.afterwards = afterwards;
        young = new Backoff(patience.young(), patience.answer());
        this.reader = Thread.ofVirtual().name("log").unstarted(this::run);
    }

    void start() {
        reader.start();
    }

    private void run() {
        Backoff backoff = new Backoff(patience.firstDelay(), patience.away());
        int tries = 0;
        try {
            while (!closed) {
                Instant before = last;
                Optional<Problem> problem = read(options);
                if (last.isAfter(before)) {
                    backoff.reset();
                    young.reset();
                    tries = 0;
                }
                boolean lasts = options.follow() && opened;
                if (lasts ? problem.filter(what -> !passes(what)).isPresent() : problem.filter(LogStream::unheard).isEmpty() || tries++ == TRIES) {
                    end(problem);
                    return;
                }
                if (lasts && !goesOn(problem.isPresent(), backoff)) {
                    end(Optional.empty());
                    return;
                }
                Thread.sleep(backoff.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Optional<Problem> problem) {
        afterwards.accept(this);
        if (!closed) {
            if (unfinished != null) {
                sink.line(unfinished);
            }
            sink.ended(problem);
        }
    }

    /** Tells whether the server has not said itself that it cannot be. */
    private static boolean unheard(Problem problem) {
        return problem.code() == ProblemCode.ANSWER_BROKEN || problem.code().away();
    }

    private static boolean passes(Problem problem) {
        return switch (problem.code()) {
            case ANSWER_BROKEN, SERVER_ERROR, TOO_MANY_REQUESTS -> true;
            case ProblemCode code -> code.away();
        };
    }

    /**
     * Tells whether there is more to read of the run of the container that was read so far: an API server or kubelet that stops ends its
     * logs in good order, as a container that ends does.
     *
     * @param broken it ended by a problem, so that also what a run said before it ended is still to be read
     */
    private boolean goesOn(boolean broken, Backoff backoff) throws InterruptedException {
        boolean away = false;
        while (!closed) {
            try {
                LogRun run = LogRun.now(transport, pod, options.container(), last);
                if (away) {
                    backoff.reset();
                }
                return switch (run) {
                    case GOES_ON -> true;
                    case ENDED -> broken;
                    case ANOTHER -> {
                        read(new LogOptions(options.container(), false, true, options.tail(), options.since()));
                        yield false;
                    }
                    case NONE -> false;
                };
            } catch (ProblemException e) {
                if (!passes(e.problem())) {
                    return false;
                }
                away = true;
                Thread.sleep(backoff.next());
            }
        }
        return false;
    }

    /** Reads to the end; returns what broke it off. */
    private Optional<Problem> read(LogOptions whole) {
        LogOptions wanted = opened && last.isAfter(Instant.EPOCH) ? told.since().map(whole::from).orElse(whole) : whole;
        Request request = Request.get(path(wanted), Subject.of("get", pod, "log")).accepting("*/*");
        try (Answer answer = transport.open(request, begins())) {
            opened = true;
            try (LogWatch _ = whole.follow() ? new LogWatch(transport, patience, answer, newest(), () -> last) : null) {
                tell(answer);
            }
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(KubeletWords.about(pod, options.container(), e.problem()));
        }
    }

    /** What was told already is told again at once; only a log that has told nothing may keep its head to itself. */
    private Duration begins() {
        return opened && last.isAfter(Instant.EPOCH) ? young.next() : Transport.UNLIMITED;
    }

    private Request newest() {
        LogOptions one = new LogOptions(options.container(), false, false, OptionalLong.of(1), Optional.empty());
        return Request.get(path(one), Subject.of("get", pod, "log")).accepting("*/*");
    }

    private void tell(Answer answer) {
        told.reopened();
        unfinished = null;
        try {
            LogReader lines = new LogReader(answer.body(), last);
            for (Optional<LogLine> next = lines.next(); next.isPresent() && !closed; next = lines.next()) {
                LogLine line = next.get();
                if (told.knows(line.time())) {
                    continue;
                }
                if (!lines.ended()) {
                    unfinished = line;
                    return;
                }
                told.told(line.time());
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
