package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    private Instant ours = Instant.parse("2026-03-01T10:00:00.900Z");
    private final ServerClock clock = new ServerClock(() -> ours);

    @Test
    void goesAsTheServersDatesSay() {
        hears("Sun, 01 Mar 2026 13:00:00 GMT");
        ours = ours.plusSeconds(5);

        assertEquals(Instant.parse("2026-03-01T13:00:05Z"), clock.instant());
    }

    @Test
    void aDifferenceOfASecondIsNone() {
        hears("Sun, 01 Mar 2026 10:00:00 GMT");

        assertEquals(ours, clock.instant());
    }

    @Test
    void whatIsNoDateChangesNothing() {
        hears("Sun, 01 Mar 2026 13:00:00 GMT");
        hears("yesterday");
        clock.heard(HttpHeaders.of(Map.of(), (_, _) -> true));

        assertEquals(Instant.parse("2026-03-01T13:00:00Z"), clock.instant());
    }

    private void hears(String date) {
        clock.heard(HttpHeaders.of(Map.of("date", List.of(date)), (_, _) -> true));
    }
}
