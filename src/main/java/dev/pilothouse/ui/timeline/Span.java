package dev.pilothouse.ui.timeline;

import java.time.Duration;

/** How far back the axis reaches until somebody zooms. */
enum Span {
    QUARTER(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1)),
    SIX_HOURS(Duration.ofHours(6)),
    /** As far back as anything is known. */
    ALL(Duration.ZERO);

    private final Duration length;

    Span(Duration length) {
        this.length = length;
    }

    /**
     * Returns so many seconds.
     *
     * @param known how far back something is known, in seconds
     */
    long seconds(long known) {
        return this == ALL ? Math.max(known, HOUR.length.toSeconds()) : length.toSeconds();
    }
}
