package dev.pilothouse.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ToldLinesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Line(int number, Instant time) {}

    /** Reads on from a log as a server gives it: lines of that time and later, in the order in which they were written. */
    private static void read(List<Line> log, int end, Instant since, ToldLines told, List<Integer> heard) {
        told.reopened();
        log.subList(0, end).stream().filter(line -> !line.time().isBefore(since)).filter(line -> !told.knows(line.time())).forEach(line -> {
            told.told(line.time());
            heard.add(line.number());
        });
    }

    /**
     * @param steps from line to line in milliseconds
     * @param late by how much each line is older than when it comes into the log
     * @param ends how many more lines there are each time the log breaks off
     */
    @Property(tries = 500)
    void eachLineIsToldOnceInItsOrderWhereverTheLogBreaksOff(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 90) Integer> steps,
            @ForAll @Size(60) List<@IntRange(max = 95) Integer> late,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 12) Integer> ends,
            @ForAll boolean wholeSeconds) {
        List<Line> log = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < steps.size(); i++) {
            now = now.plusMillis(steps.get(i));
            log.add(new Line(i, now.minusMillis(late.get(i))));
        }
        ToldLines told = new ToldLines();
        List<Integer> heard = new ArrayList<>();
        int end = 0;
        for (int more : ends) {
            end = Math.min(log.size(), end + more);
            Instant since = told.since().orElse(Instant.MIN);
            read(log, end, wholeSeconds && told.since().isPresent() ? Instant.ofEpochSecond(since.getEpochSecond()) : since, told, heard);
        }
        assertEquals(IntStream.range(0, end).boxed().toList(), heard);
    }

    @Example
    void aNewLineOfAKnownTimeIsTold() {
        ToldLines told = new ToldLines();
        told.told(START);
        told.told(START);
        told.reopened();
        assertTrue(told.knows(START));
        assertTrue(told.knows(START));
        assertFalse(told.knows(START));
    }

    @Example
    void whatWasCutAwayMeanwhileIsNotWaitedFor() {
        ToldLines told = new ToldLines();
        told.told(START);
        told.reopened();
        Instant later = START.plusSeconds(5);
        assertFalse(told.knows(later));
        told.told(later);
        assertFalse(told.knows(START), "a line that set out long ago is another one");
    }

    @Example
    void aClockThatIsSetBackKeepsNothingFromBeingTold() {
        ToldLines told = new ToldLines();
        told.told(START.plusSeconds(3600));
        told.told(START);
        assertEquals(START, told.newest().orElseThrow());
        told.reopened();
        assertTrue(told.knows(START));
        assertFalse(told.knows(START.plusSeconds(1)));
    }
}
