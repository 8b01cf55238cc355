package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration MOMENT = Duration.ofMillis(60);

    private final Merge merge = new Merge(Optional.empty());
    private final List<String> told = new ArrayList<>();
    private final Merge.Out out = new Merge.Out() {
        @Override
        public void line(Feed feed, LogLine line) {
            told.add(line.text());
        }

        @Override
        public void ended(Feed feed, Optional<Problem> problem) {}
    };

    private static LogLine at(int second) {
        return new LogLine(START.plusSeconds(second), "line " + second, false);
    }

    /** Turns of a loop that waits before each; one that does not wait has thousands. */
    private static int turnsOf(Waiting wait) throws InterruptedException {
        long end = System.nanoTime() + 2 * MOMENT.toNanos();
        int turns = 0;
        while (System.nanoTime() < end) {
            wait.once();
            turns++;
        }
        return turns;
    }

    private interface Waiting {
        void once() throws InterruptedException;
    }

    @Test
    void waitsWhileLinesAreHeldBack() throws InterruptedException {
        Feed feed = merge.add();
        feed.line(at(1));
        assertTrue(turnsOf(() -> merge.awaitUnpoured(MOMENT)) < 10);
        assertEquals(1, merge.pour(out));
        assertEquals(List.of("line 1"), told);
    }

    @Test
    void waitsForASlowLogWithoutATurn() throws InterruptedException {
        Feed fast = merge.add();
        Feed slow = merge.add();
        for (int i = 0; i < Feed.AHEAD; i++) {
            fast.line(at(i));
        }
        assertEquals(0, merge.pour(out));
        fast.line(at(Feed.AHEAD));
        assertTrue(turnsOf(() -> merge.await(MOMENT)) < 10);
        slow.ended(Optional.empty());
        assertEquals(Feed.AHEAD + 1, merge.pour(out));
    }
}
