package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.FakeCluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pipeline over a cluster in memory, with a journal in memory and a clock that the test turns. */
final class Road {

    final FakeCluster cluster = new FakeCluster();
    final List<Receipt> receipts = new ArrayList<>();
    final List<Integer> progress = new ArrayList<>();
    Guard guard = new Guard(Guard.Level.FREE, "shop-dev");
    Instant now = Instant.parse("2026-11-24T14:02:11Z");
    final Journal journal;
    final Pipeline pipeline;

    Road() {
        this(null);
    }

    /**
     * @param other a journal in place of the one in memory
     */
    Road(@Nullable Journal other) {
        journal = other == null ? new MemoryJournal() : other;
        pipeline = new Pipeline(
                cluster, "shop-dev", () -> guard, journal, new Receipt.Author("mei", "mei@shop"), new TurnedClock(), List.of(Duration.ZERO));
    }

    private final class MemoryJournal implements Journal {
        @Override
        public void add(Receipt receipt) {
            receipts.add(receipt);
        }

        @Override
        public List<Receipt> receipts() {
            return receipts.reversed();
        }

        @Override
        public Subscription onAdd(Consumer<Receipt> listener) {
            return Subscription.NONE;
        }
    }

    private final class TurnedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    static Draft draft(Wish... wishes) {
        return new Draft(new Summary("apply", List.of("it")), List.of(wishes));
    }

    Rehearsal rehearse(Wish... wishes) {
        return pipeline.rehearse(pipeline.preview(draft(wishes)), Choice.ASK);
    }

    Outcome apply(Rehearsal rehearsal) {
        return pipeline.apply(rehearsal, guard.consent(""), progress::add);
    }

    Outcome apply(Wish... wishes) {
        return apply(rehearse(wishes));
    }

    static Map<String, Object> fields(String json) {
        return Objects.tree(json).fields();
    }

    static Tree tree(String json) {
        return Objects.tree(json);
    }
}
