package dev.pilothouse.platform.kubernetes;

import java.time.Duration;

/**
 * How long the room waits for what, in one place so that tests can be impatient.
 *
 * @param connect for a connection
 * @param answer for the first byte of an answer, and between two bytes of one
 * @param write for the answer to a write; admission webhooks may take half a minute
 * @param silence without any byte of a watch that sends bookmarks, which come every minute, until it counts as lost
 * @param watchLeast shortest time after which the server is asked to end a watch; the longest is twice that
 * @param grace beyond the agreed end of a watch
 * @param firstDelay before the first new attempt; it doubles with each
 * @param longestDelay between two attempts
 * @param poll between two lists of a kind that cannot be watched
 * @param young after which the server is asked to end a watch whose connection nobody can ask for a sign of life; then ever longer
 * @param longestRetryAfter that is waited out when the server asks to come back later
 */
record Patience(
        Duration connect,
        Duration answer,
        Duration write,
        Duration silence,
        Duration watchLeast,
        Duration grace,
        Duration firstDelay,
        Duration longestDelay,
        Duration poll,
        Duration young,
        Duration longestRetryAfter) {

    static final Patience USUAL = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofSeconds(300),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));

    /** People wait for a server that is away: the longest delay between two looks whether it is back. */
    private static final Duration AWAY = Duration.ofSeconds(3);

    Duration away() {
        return longestDelay.compareTo(AWAY) < 0 ? longestDelay : AWAY;
    }

    /** Returns for how long a followed log may say nothing before the server is asked for its newest line. */
    Duration quiet() {
        return silence.dividedBy(30);
    }

    /** Returns the time between two questions for a sign of life. */
    Duration beat() {
        return soon().multipliedBy(2);
    }

    /** Returns after which time an answer to the shortest question is late. */
    Duration soon() {
        return connect.dividedBy(5);
    }

    /** Returns how often silence is looked for: a tenth of the shortest time that may be silent, and no longer than an answer is late. */
    Duration tick() {
        Duration shortest = (silence.compareTo(answer) < 0 ? silence : answer).dividedBy(10);
        return shortest.compareTo(soon()) < 0 ? shortest : soon();
    }
}
