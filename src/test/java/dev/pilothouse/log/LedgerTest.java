package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LedgerTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000000001Z");

    private static ResourceRef pod(String name) {
        return new ResourceRef(POD, "shop", name);
    }

    private static LogLine at(int second, String text) {
        return new LogLine(START.plusSeconds(second), text);
    }

    private static void write(Scribe scribe, int from, int to) {
        int source = scribe.source(pod("web"), "app");
        IntStream.range(from, to).forEach(i -> scribe.line(source, at(i, "line " + i)));
        scribe.settled();
    }

    private static List<String> texts(Book book) {
        return LongStream.range(book.first(), book.end()).mapToObj(book::entry).map(Entry::text).toList();
    }

    @Test
    void tellsEachLineAsItCame() {
        Ledger book = new Ledger();
        int web = book.source(pod("web"), "app");
        int cache = book.source(pod("cache"), "redis");
        assertEquals(web, book.source(pod("web"), "app"));
        book.line(web, at(1, "ERROR ünïcode 世界 \u001b[31mred"));
        book.mark(cache, START, Mark.of(Mark.Event.RESTARTED, "143", "Error"));
        assertEquals(0, book.end(), "nothing is seen before it settled");
        book.settled();
        assertEquals(new Entry(0, web, START.plusSeconds(1), Level.ERROR, "ERROR ünïcode 世界 \u001b[31mred", false), book.entry(0));
        assertEquals(Mark.of(Mark.Event.RESTARTED, "143", "Error"), Mark.of(book.entry(1)).orElseThrow());
        assertEquals(List.of(new Source(0, pod("web"), "app"), new Source(1, pod("cache"), "redis")), book.sources());
        assertThrows(IndexOutOfBoundsException.class, () -> book.entry(2));
    }

    @Test
    void theOldestLinesGoAtTheBoundOfLinesAndItSaysSo() {
        Ledger book = new Ledger(5000, 1L << 30);
        write(book, 0, 12_000);
        assertEquals(12_000, book.end());
        assertEquals(7000, book.first());
        assertEquals(7000, book.letGo());
        assertEquals("line 7000", book.entry(7000).text());
        assertEquals(7000, book.entry(10).number(), "the oldest that is kept stands for one that is gone");
    }

    @Test
    void theOldestLinesGoAtTheBoundOfBytes() {
        Ledger book = new Ledger(1_000_000, 2L << 20);
        int source = book.source(pod("web"), "app");
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            book.line(source, at(i, Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()) + " " + i));
        }
        book.settled();
        assertTrue(book.bytes() <= 2L << 20, book.bytes() + " bytes");
        assertTrue(book.first() > 20_000 && book.first() < 95_000, "first is " + book.first());
        assertTrue(book.entry(99_999).text().endsWith(" 99999"));
        assertTrue(book.entry(book.first()).text().endsWith(" " + book.first()));
    }

    @Test
    void whatRepeatsItselfTakesAFraction() {
        Ledger book = new Ledger();
        int source = book.source(pod("web"), "app");
        for (int i = 0; i < 100_000; i++) {
            book.line(source, at(i, "level=info msg=\"a request was answered\" path=/api/orders/" + i * 7919 % 5000 + " status=200 duration=" + i % 97 + "ms"));
        }
        book.settled();
        assertTrue(book.bytes() < 100_000L * 60, book.bytes() / 100_000 + " bytes a line");
    }

    @Test
    void anIndexTakesLessThan24BytesALine() {
        Ledger book = new Ledger();
        int source = book.source(pod("web"), "app");
        for (int i = 0; i < 300_000; i++) {
            book.line(source, at(i, "0123456789"));
        }
        book.settled();
        assertTrue(book.bytes() < 300_000L * (10 + 24), book.bytes() / 300_000 + " bytes a line");
    }

    @Test
    void keepsALineOf10MegabytesInPieces() {
        Ledger book = new Ledger();
        int source = book.source(pod("web"), "app");
        book.line(source, new LogLine(START, "a".repeat(10 << 20), true));
        book.line(source, new LogLine(START, "b", false));
        book.settled();
        assertEquals(10 << 20, book.entry(0).text().length());
        assertTrue(book.continues(0));
        assertTrue(!book.continues(1));
    }

    @Test
    void olderLinesComeBeforeAllOthersAndThoseKeepTheirNumbers() {
        Ledger book = new Ledger();
        write(book, 10_000, 12_000);
        Scribe before = book.before();
        write(before, 0, 10_000);
        assertEquals(-10_000, book.first());
        assertEquals("line 10000", book.entry(0).text());
        assertEquals("line 0", book.entry(-10_000).text());
        write(book, 12_000, 20_000);
        assertEquals(IntStream.range(0, 20_000).mapToObj(i -> "line " + i).toList(), texts(book));
    }

    @Test
    void ofOlderLinesTheNewestAreTakenThatThereIsRoomFor() {
        Ledger book = new Ledger(3000, 1L << 30);
        write(book, 10_000, 12_000);
        write(book.before(), 0, 10_000);
        assertEquals(IntStream.range(9_000, 12_000).mapToObj(i -> "line " + i).toList(), texts(book));
        write(book, 12_000, 12_500);
        assertEquals(9_500 - 10_000, book.first());
        assertEquals("line 9500", book.entry(book.first()).text());
    }

    @Test
    void olderLinesFillAnEmptyBook() {
        Ledger book = new Ledger();
        write(book.before(), 0, 5000);
        write(book, 5000, 9000);
        assertEquals(IntStream.range(0, 9_000).mapToObj(i -> "line " + i).toList(), texts(book));
    }

    @Test
    void linesOfAStackTraceAreAsGraveAsTheLineBeforeOfTheirSource() {
        Ledger book = new Ledger();
        int web = book.source(pod("web"), "app");
        int other = book.source(pod("other"), "app");
        book.line(web, at(1, "ERROR broken"));
        book.line(other, at(1, "INFO fine"));
        book.line(web, at(1, "\tat com.example.Main.main(Main.java:3)"));
        book.settled();
        assertEquals(Level.ERROR, book.entry(2).level());
    }

    @Test
    void readersSeeWholeLinesWhileOneWrites() throws InterruptedException {
        Ledger book = new Ledger(20_000, 1L << 20);
        Queue<Entry> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger read = new AtomicInteger();
        List<Thread> readers = IntStream.range(0, 2).mapToObj(_ -> Thread.ofPlatform().start(() -> {
            long end = 0;
            while (end < 200_000 && wrong.isEmpty()) {
                end = book.end();
                for (long number = Math.max(book.first(), end - 50); number < end; number++) {
                    Entry entry = book.entry(number);
                    read.incrementAndGet();
                    if (!entry.text().equals("line " + entry.number())) {
                        wrong.add(entry);
                    }
                }
            }
        })).toList();
        for (int i = 0; i < 200_000; i += 100) {
            write(book, i, i + 100);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue(read.get() > 0);
    }
}
