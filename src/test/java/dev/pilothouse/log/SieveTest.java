package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SieveTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static void write(Scribe scribe, String pod, String... lines) {
        int source = scribe.source(new ResourceRef(POD, "shop", pod), "app");
        List.of(lines).forEach(line -> scribe.line(source, new LogLine(START, line)));
        scribe.settled();
    }

    private static List<Long> kept(Sieve sieve) {
        Kept kept = sieve.kept();
        return IntStream.range(0, kept.size()).mapToObj(kept::number).toList();
    }

    private static List<Long> all(Book book, Sift... sifts) {
        Sieve sieve = new Sieve(book, sifts);
        while (sieve.advance(7)) {
            // until all were looked at
        }
        return kept(sieve);
    }

    @Example
    void findsTextInWhatIsSeen() {
        Ledger book = new Ledger();
        write(book, "a", "Hello World", "say hello", "HE\u001b[31mLLO\u001b[0m", "help", "über", "ÜBER");
        assertEquals(List.of(0L, 1L, 2L), all(book, Sift.text("hello")));
        assertEquals(List.of(1L), all(book, new Sift("hello", false, true, false, Set.of(), Set.of())));
        assertEquals(List.of(3L, 4L, 5L), all(book, new Sift("hello", false, false, true, Set.of(), Set.of())));
        assertEquals(List.of(4L, 5L), all(book, Sift.text("über")));
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), all(book, Sift.ALL));
    }

    @Example
    void findsRegularExpressions() {
        Ledger book = new Ledger();
        write(book, "a", "GET /a 200", "GET /b 500", "POST /c 503");
        assertEquals(List.of(1L, 2L), all(book, Sift.pattern("\\b5\\d\\d$")));
        assertEquals(List.of(1L), all(book, Sift.pattern("\\b5\\d\\d$"), Sift.text("get")));
        ProblemException broken = assertThrows(ProblemException.class, () -> new Sieve(book, Sift.pattern("a(b")));
        assertEquals(ProblemCode.LOG_PATTERN_BROKEN, broken.problem().code());
    }

    @Example
    void choosesLevelsAndSourcesAndKeepsTheirMarks() {
        Ledger book = new Ledger();
        write(book, "a", "ERROR one", "INFO two");
        write(book, "b", "ERROR three");
        book.mark(0, START, Mark.of(Mark.Event.RESTARTED, "1", "Error"));
        book.settled();
        assertEquals(List.of(0L, 2L, 3L), all(book, Sift.ALL.ofLevels(Set.of(Level.ERROR))));
        assertEquals(List.of(2L), all(book, new Sift("", false, false, false, Set.of(), Set.of(1))));
    }

    @Example
    void aMarkHasNoTextToBeFound() {
        Ledger book = new Ledger();
        write(book, "a", "one", "two");
        book.mark(0, START, Mark.of(Mark.Event.RESTARTED, "1", "Error"));
        book.settled();
        assertEquals(List.of(1L), all(book, Sift.text("two")));
        assertEquals(List.of(), all(book, Sift.pattern("thr?ee")));
    }

    @Example
    void anExpressionThatGoesBackAndForthForEverGivesUp() {
        Ledger book = new Ledger();
        write(book, "a", "a".repeat(5000) + "!", "x");
        Sieve sieve = new Sieve(book, Sift.pattern("(a+)+$|x"));
        long begin = System.nanoTime();
        while (sieve.advance(10)) {
            // until all were looked at
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 5);
        assertEquals(List.of(1L), kept(sieve));
        assertEquals(1, sieve.givenUp());
        assertEquals(List.of(), all(book, Sift.pattern("(((a|b)*)*)*c")));
    }

    @Example
    void theNewestComeFirstAndOlderOnesLater() {
        Ledger book = new Ledger();
        write(book, "a", IntStream.range(0, 100).mapToObj(i -> "line " + i).toArray(String[]::new));
        Sieve sieve = new Sieve(book, Sift.text("5"));
        assertTrue(sieve.advance(10));
        assertEquals(List.of(95L), kept(sieve));
        write(book, "a", "another 5");
        assertTrue(sieve.advance(10));
        assertEquals(List.of(85L, 95L, 100L), kept(sieve));
        Kept kept = sieve.kept();
        assertEquals(1, kept.placeFrom(86));
        assertEquals(3, kept.placeFrom(101));
        assertTrue(kept.contains(95));
        assertFalse(kept.contains(96));
    }

    @Example
    void findsWhereInALine() {
        assertEquals(List.of(new Finder.Span(0, 1), new Finder.Span(3, 4)), new Finder(Sift.text("A")).spans("abca"));
        assertEquals(List.of(new Finder.Span(1, 3)), new Finder(Sift.pattern("b.")).spans("abca"));
        assertEquals(List.of(), new Finder(Sift.pattern("x*")).spans("abc"));
    }

    @Property(tries = 100)
    void keepsWhatAPlainSearchWouldHoweverTheBookGrows(
            @ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> pieces, @ForAll @IntRange(min = 1, max = 60) int slice) {
        Ledger book = new Ledger(300, 1L << 30);
        int[] written = {0};
        Sieve sieve = new Sieve(book, Sift.text("7"));
        for (int piece : pieces) {
            write(book, "a", IntStream.range(0, piece).mapToObj(_ -> "line " + written[0]++).toArray(String[]::new));
            sieve.advance(slice);
        }
        write(book.before(), "a", "older 7", "older 8");
        while (sieve.advance(slice)) {
            // until all were looked at
        }
        List<Long> wanted = java.util.stream.LongStream.range(book.first(), book.end())
                .filter(number -> book.entry(number).text().contains("7"))
                .boxed()
                .toList();
        assertEquals(wanted, kept(sieve));
    }
}
