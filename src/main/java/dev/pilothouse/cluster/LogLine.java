package dev.pilothouse.cluster;

import java.time.Instant;

/**
 * One line of a container's log.
 *
 * @param time when the node received it
 * @param text without its line end; bytes that are no UTF-8 read as U+FFFD
 * @param continues the next one is more of the same line, which is too long for one
 */
public record LogLine(Instant time, String text, boolean continues) {

    public LogLine(Instant time, String text) {
        this(time, text, false);
    }
}
