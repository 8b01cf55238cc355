package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The lines of a log as they came. */
final class Collected implements LogSink {

    private final List<LogLine> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Optional<Problem>> end = new CompletableFuture<>();
    private final CountDownLatch awaited;

    /** @param awaited how many lines {@link #untilThere} waits for */
    Collected(int awaited) {
        this.awaited = new CountDownLatch(awaited);
    }

    @Override
    public void line(LogLine line) {
        lines.add(line);
        awaited.countDown();
    }

    @Override
    public void ended(Optional<Problem> problem) {
        end.complete(problem);
    }

    /** Returns a sink of which another one hears as well. */
    LogSink and(LogSink other) {
        return new LogSink() {
            @Override
            public void line(LogLine line) {
                Collected.this.line(line);
                other.line(line);
            }

            @Override
            public void ended(Optional<Problem> problem) {
                Collected.this.ended(problem);
                other.ended(problem);
            }
        };
    }

    List<String> untilThere() throws InterruptedException {
        if (!awaited.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("only " + lines);
        }
        return texts();
    }

    Optional<Problem> untilEnded() throws Exception {
        return end.get(60, TimeUnit.SECONDS);
    }

    boolean isEnded() {
        return end.isDone();
    }

    List<String> texts() {
        return lines.stream().map(LogLine::text).toList();
    }

    List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
