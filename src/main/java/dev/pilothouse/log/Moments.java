package dev.pilothouse.log;

import java.time.Instant;

/** Moments as nanoseconds since 1970, which reach from 1678 to 2262. */
final class Moments {

    private static final long SECOND = 1_000_000_000L;

    private Moments() {}

    static long nanos(Instant moment) {
        long seconds = Math.clamp(moment.getEpochSecond(), Long.MIN_VALUE / SECOND + 1, Long.MAX_VALUE / SECOND - 1);
        return seconds * SECOND + moment.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
