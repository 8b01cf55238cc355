package dev.pilothouse.platform.playground.kubelet;

import java.time.Duration;
import java.time.Instant;

/** How many requests a second a pod gets, smoothed over half a minute. For many threads. */
final class Load {

    private static final double SECONDS = 30;

    private Instant last = Instant.EPOCH;
    private double rate;

    synchronized void hit(Instant now) {
        rate = rate(now) + 1 / SECONDS;
        last = now;
    }

    synchronized double rate(Instant now) {
        double passed = Math.max(0, Duration.between(last, now).toMillis() / 1_000.0);
        return rate * Math.exp(-passed / SECONDS);
    }
}
