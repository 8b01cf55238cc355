package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads lines that begin with their time (RFC 3339, as {@code timestamps=true} gives them).
 *
 * <p>A line without time, which the kubelet itself may write in between, has the time of the line before it. A line longer than
 * {@value #LONGEST} bytes reads as several.
 */
final class LogReader {

    static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[32 * 1024];
    private int position;
    private int filled;
    private byte[] line = new byte[1024];
    private Instant last;

    /** @param start time of a first line that has none */
    LogReader(InputStream in, Instant start) {
        this.in = in;
        this.last = start;
    }

    /** Waits for the next line; empty at the end. */
    Optional<LogLine> next() throws IOException {
        int length = 0;
        while (true) {
            if (position == filled) {
                filled = Math.max(0, in.read(buffer, 0, buffer.length));
                position = 0;
                if (filled == 0) {
                    return length == 0 ? Optional.empty() : Optional.of(line(length));
                }
            }
            int end = position;
            int most = Math.min(filled, position + LONGEST - length);
            while (end < most && buffer[end] != '\n') {
                end++;
            }
            length = append(length, end);
            boolean whole = end < filled && buffer[end] == '\n';
            position = whole ? end + 1 : end;
            if (whole || length == LONGEST) {
                return Optional.of(line(length));
            }
        }
    }

    private int append(int length, int end) {
        int more = end - position;
        if (length + more > line.length) {
            line = java.util.Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        }
        System.arraycopy(buffer, position, line, length, more);
        return length + more;
    }

    private LogLine line(int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, 0, end, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        int stamp = space < 0 ? text.length() : space;
        if (stamp >= 20 && stamp <= 35 && Character.isDigit(text.charAt(0))) {
            try {
                last = Instant.parse(text.substring(0, stamp));
                return new LogLine(last, text.substring(Math.min(text.length(), stamp + 1)));
            } catch (DateTimeParseException e) {
                // not a time after all
            }
        }
        return new LogLine(last, text);
    }
}
