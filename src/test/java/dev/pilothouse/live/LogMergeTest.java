package dev.pilothouse.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LogMergeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static LogLine at(int second, String text) {
        return new LogLine(START.plusSeconds(second), text);
    }

    private static List<LogMerge.Event> all(LogMerge merge) throws InterruptedException {
        List<LogMerge.Event> events = new ArrayList<>();
        for (Optional<LogMerge.Event> event = merge.next(); event.isPresent(); event = merge.next()) {
            events.add(event.get());
        }
        return events;
    }

    @Property(tries = 100)
    void mergesByTimeAndLosesNothing(@ForAll @Size(max = 5) List<@Size(max = 30) List<@IntRange(max = 50) Integer>> logs) throws InterruptedException {
        List<LogLine> wanted = new ArrayList<>();
        try (LogMerge merge = new LogMerge(Duration.ofDays(1))) {
            for (int i = 0; i < logs.size(); i++) {
                LogSink sink = merge.add("log" + i);
                for (int second : logs.get(i).stream().sorted().toList()) {
                    wanted.add(at(second, "log" + i));
                    sink.line(wanted.getLast());
                }
                sink.ended(Optional.empty());
            }
            List<LogMerge.Event> events = all(merge);
            wanted.sort(Comparator.comparing(LogLine::time));
            List<LogLine> lines = events.stream().filter(LogMerge.Event.Line.class::isInstance).map(event -> ((LogMerge.Event.Line) event).line()).toList();
            assertEquals(wanted.stream().map(LogLine::time).toList(), lines.stream().map(LogLine::time).toList());
            assertEquals(wanted.stream().map(LogLine::toString).sorted().toList(), lines.stream().map(LogLine::toString).sorted().toList());
            assertEquals(wanted.size() + logs.size(), events.size(), "each log ends once");
        }
    }

    @Example
    void tellsHowEachLogEndsAfterItsLines() throws InterruptedException {
        Problem gone = Problem.of(ProblemCode.NOT_FOUND, "shop/pod/a");
        try (LogMerge merge = new LogMerge(Duration.ZERO)) {
            LogSink a = merge.add("a");
            LogSink b = merge.add("b");
            a.line(at(2, "late"));
            a.ended(Optional.of(gone));
            b.line(at(1, "early"));
            b.ended(Optional.empty());
            assertEquals(
                    List.of(
                            new LogMerge.Event.Line("b", at(1, "early")),
                            new LogMerge.Event.Ended("b", Optional.empty()),
                            new LogMerge.Event.Line("a", at(2, "late")),
                            new LogMerge.Event.Ended("a", Optional.of(gone))),
                    all(merge));
        }
    }

    @Example
    void doesNotWaitForAQuietLogForEver() throws InterruptedException {
        try (LogMerge merge = new LogMerge(Duration.ofMillis(1))) {
            merge.add("quiet");
            merge.add("talkative").line(at(1, "x"));
            assertEquals(Optional.of(new LogMerge.Event.Line("talkative", at(1, "x"))), merge.next());
        }
    }

    @Example
    void holdsUpALogThatRunsAhead() throws InterruptedException {
        try (LogMerge merge = new LogMerge(Duration.ofDays(1))) {
            LogSink fast = merge.add("fast");
            LogSink slow = merge.add("slow");
            Thread writer = Thread.ofVirtual().start(() -> {
                IntStream.rangeClosed(1, LogMerge.AHEAD + 1).forEach(i -> fast.line(at(i, "f")));
                fast.ended(Optional.empty());
            });
            while (writer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            slow.line(at(0, "s"));
            slow.ended(Optional.empty());
            assertEquals(LogMerge.AHEAD + 4, all(merge).size());
            assertTrue(writer.join(Duration.ofSeconds(20)));
        }
    }

    @Example
    void lettingGoWakesWhoWaits() throws InterruptedException {
        LogMerge merge = new LogMerge(Duration.ofDays(1));
        merge.add("quiet");
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                assertEquals(Optional.empty(), merge.next());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        merge.close();
        assertTrue(reader.join(Duration.ofSeconds(20)));
    }
}
