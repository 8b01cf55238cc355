package dev.pilothouse.platform.playground.control.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    private static CronSchedule schedule(String text) {
        return CronSchedule.parse(text, ZoneOffset.UTC).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "* * * * *          | 2026-01-01T00:00:30Z | 2026-01-01T00:01:00Z",
        "*/15 * * * *       | 2026-01-01T00:15:00Z | 2026-01-01T00:30:00Z",
        "5/20 * * * *       | 2026-01-01T00:26:00Z | 2026-01-01T00:45:00Z",
        "0 9-17/4 * * *     | 2026-01-01T09:00:00Z | 2026-01-01T13:00:00Z",
        "0 0 29 feb ?       | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z",
        "30 8 * * MON-FRI   | 2026-01-02T08:30:00Z | 2026-01-05T08:30:00Z",
        "0 0 13 * 5         | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z",
        "0 0 */2 * 1        | 2026-01-02T00:00:00Z | 2026-01-03T00:00:00Z",
        "@hourly            | 2026-01-01T00:00:00Z | 2026-01-01T01:00:00Z",
        "@daily             | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z",
        "@weekly            | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z",
        "@monthly           | 2026-01-01T00:00:00Z | 2026-02-01T00:00:00Z",
        "@yearly            | 2026-01-01T00:00:00Z | 2027-01-01T00:00:00Z",
        "@every 1h30m       | 2026-01-01T00:00:10Z | 2026-01-01T01:30:10Z",
        "TZ=Asia/Tokyo 0 9 * * * | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z",
    })
    void saysWhenItIsDueNext(String text, Instant after, Instant expected) {
        assertEquals(Optional.of(expected), schedule(text).next(after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 7", "*/0 * * * *", "5-1 * * * *",
        "a * * * *", "1,,2 * * * *", "@never", "@every soon", "TZ=Nowhere * * * * *"})
    void refusesWhatIsNoSchedule(String text) {
        assertTrue(CronSchedule.parse(text, ZoneOffset.UTC).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 31 2 *", "0 0 30 feb ?"})
    void knowsTimesThatNeverCome(String text) {
        assertFalse(schedule(text).next(Instant.parse("2026-01-01T00:00:00Z")).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z", "2026-10-24T23:30:00Z, 2026-10-25T00:30:00Z"})
    void goesOnWhereClocksAreChanged(Instant after, Instant expected) {
        assertEquals(Optional.of(expected), CronSchedule.parse("30 * * * *", ZoneId.of("Europe/Berlin")).orElseThrow().next(after));
    }

    @Property
    void findsTheFirstTimeThatFits(
            @ForAll @IntRange(max = 59) int minute, @ForAll @IntRange(max = 23) int hour, @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        Instant after = Instant.ofEpochSecond(second);
        ZonedDateTime next = schedule(minute + " " + hour + " * * *").next(after).orElseThrow().atZone(ZoneOffset.UTC);
        assertEquals(minute, next.getMinute());
        assertEquals(hour, next.getHour());
        assertTrue(next.toInstant().isAfter(after));
        assertFalse(next.toInstant().minusSeconds(24 * 3600).isAfter(after));
    }
}
