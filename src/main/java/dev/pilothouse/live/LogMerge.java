package dev.pilothouse.live;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Several logs as one, in the order of their times.
 *
 * <p>A line waits until every other log has one to compare with or has ended, but no longer than the patience: who follows quiet logs
 * wants to see the talkative ones at once. A log that runs ahead waits, so that no more than {@value #AHEAD} lines of each are held.
 */
public final class LogMerge implements AutoCloseable {

    /** Most lines that are held of one log. */
    public static final int AHEAD = 1_000;

    private final long patienceNanos;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private boolean closed;

    /** What comes out. */
    public sealed interface Event {

        /** The log that it is about. */
        String source();

        /** The next line. */
        record Line(String source, LogLine line) implements Event {}

        /** That log is at its end, or broke off because of the problem. */
        record Ended(String source, Optional<Problem> problem) implements Event {}
    }

    private record Held(LogLine line, long since) {}

    /** @param patience how long a line waits for others; zero for not at all, long for a strict order */
    public LogMerge(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    /** Adds a log, to be done before the first {@link #next} or while another one goes on; returns where its lines go. */
    public synchronized LogSink add(String name) {
        Source source = new Source();
        sources.put(name, source);
        return source;
    }

    /** Waits for the next line or the end of a log; empty when all have ended. */
    public synchronized Optional<Event> next() throws InterruptedException {
        while (!sources.isEmpty() && !closed) {
            Optional<Event> end = ended();
            if (end.isPresent()) {
                return end;
            }
            String first = null;
            Held head = null;
            boolean all = true;
            for (Map.Entry<String, Source> each : sources.entrySet()) {
                Held candidate = each.getValue().held.peek();
                all &= candidate != null;
                if (candidate != null && (head == null || candidate.line.time().isBefore(head.line.time()))) {
                    head = candidate;
                    first = each.getKey();
                }
            }
            long left = head == null ? Long.MAX_VALUE : all ? 0 : patienceNanos - (System.nanoTime() - head.since);
            if (head != null && first != null && left <= 0) {
                return Optional.of(taken(first));
            }
            wait(Math.max(1, Math.min(left / 1_000_000, Integer.MAX_VALUE)));
        }
        return Optional.empty();
    }

    /** Returns the end of a log whose lines are all told. */
    private Optional<Event> ended() {
        for (Map.Entry<String, Source> each : sources.entrySet()) {
            Source source = each.getValue();
            if (source.end.isPresent() && source.held.isEmpty()) {
                sources.remove(each.getKey());
                return Optional.of(new Event.Ended(each.getKey(), source.end.get().problem));
            }
        }
        return Optional.empty();
    }

    private Event taken(String name) {
        Source source = sources.getOrDefault(name, new Source());
        Held held = source.held.remove();
        notifyAll();
        return new Event.Line(name, held.line);
    }

    /** Lets go of everything; whoever waits goes on. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private record End(Optional<Problem> problem) {}

    private final class Source implements LogSink {
        private final Deque<Held> held = new ArrayDeque<>();
        private Optional<End> end = Optional.empty();

        @Override
        public void line(LogLine line) {
            synchronized (LogMerge.this) {
                try {
                    while (held.size() >= AHEAD && !closed) {
                        LogMerge.this.wait();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                held.add(new Held(line, System.nanoTime()));
                LogMerge.this.notifyAll();
            }
        }

        @Override
        public void ended(Optional<Problem> problem) {
            synchronized (LogMerge.this) {
                end = Optional.of(new End(problem));
                LogMerge.this.notifyAll();
            }
        }
    }
}
