package dev.pilothouse.platform.kubernetes;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's clock, as the dates of its answers tell it, so that ages are right where its clock and ours differ.
 *
 * <p>Answers name whole seconds and take their time, so that a difference of less than two seconds counts as none.
 */
final class ServerClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
    private static final Duration GRAIN = Duration.ofSeconds(2);

    private final InstantSource ours;
    private volatile Duration ahead = Duration.ZERO;

    ServerClock(InstantSource ours) {
        this.ours = ours;
    }

    /** Takes the date of an answer that has just come. */
    void heard(HttpHeaders headers) {
        headers.firstValue("Date").ifPresent(this::heard);
    }

    private void heard(String date) {
        try {
            Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            Duration difference = Duration.between(ours.instant(), theirs);
            ahead = difference.abs().compareTo(GRAIN) < 0 ? Duration.ZERO : difference;
        } catch (DateTimeException e) {
            LOG.debug("The server sent a date that is none: {}", date);
        }
    }

    @Override
    public Instant instant() {
        return ours.instant().plus(ahead);
    }
}
