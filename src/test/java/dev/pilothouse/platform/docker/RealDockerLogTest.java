package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Level;
import dev.pilothouse.log.Mark;
import dev.pilothouse.log.Reading;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.TestSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log of an engine's container as the window follows it. */
@Tag("real-cluster")
@Timeout(120)
class RealDockerLogTest extends OwnContainers {

    private static final String LONG_LINE = "awk 'BEGIN{s=sprintf(\"%1000s\",\"\");gsub(/ /,\"x\",s);for(i=0;i<2500;i++)printf \"%s\",s;print \"END\"}'";

    private final Ledger book = new Ledger();
    private final Semaphore grown = new Semaphore(0);

    private List<Entry> entries() {
        return LongStream.range(book.first(), book.end()).mapToObj(book::entry).toList();
    }

    private void until(Predicate<List<Entry>> wanted) throws InterruptedException {
        while (!wanted.test(entries())) {
            assertTrue(grown.tryAcquire(20, TimeUnit.SECONDS), () -> "only " + entries().stream().map(entry -> entry.text().substring(0, Math.min(60, entry.text().length()))).toList());
        }
    }

    private static long count(List<Entry> entries, String text) {
        return entries.stream().filter(entry -> !entry.mark() && entry.text().endsWith(text)).count();
    }

    @Test
    void isFollowedThroughARestartWithoutLosingOrDoublingALine() throws InterruptedException {
        ResourceRef ref = container("sh", "-c", "echo begin; echo ERROR broken >&2; " + LONG_LINE + "; sleep 1000");
        book.listen(grown::release);
        engine().containers().start(ref.name());
        try (Pulse pulse = new Pulse()) {
            Reading reading = new Reading(TestSession.open(cluster(), pulse), Wish.following(ref, 1000), book);
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    reading.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            until(entries -> count(entries, "END") == 1);
            engine().containers().restart(ref.name(), Optional.of(Duration.ZERO));
            until(entries -> count(entries, "END") == 2);
            reading.close();
            assertTrue(thread.join(Duration.ofSeconds(20)));
        }
        List<Entry> all = entries();
        assertEquals(2, count(all, "begin"));
        assertEquals(List.of(Level.ERROR, Level.ERROR), all.stream().filter(entry -> entry.text().equals("ERROR broken")).map(Entry::level).toList());
        assertEquals(2 * 2_500_003, all.stream().filter(entry -> entry.text().startsWith("x") || entry.text().endsWith("END")).mapToInt(entry -> entry.text().length()).sum());
        assertTrue(all.stream().flatMap(entry -> Mark.of(entry).stream()).anyMatch(mark -> mark.event() == Mark.Event.RESTARTED || mark.event() == Mark.Event.ENDED));
        assertEquals(List.of(ref.name()), book.sources().stream().map(source -> source.pod().name()).toList());
    }
}
