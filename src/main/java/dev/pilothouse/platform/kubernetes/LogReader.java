package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads lines that begin with their time (RFC 3339, as {@code timestamps=true} gives them).
 *
 * <p>A line without time, which the kubelet itself may write in between, has the time of the line before it. A line longer than
 * {@value #LONGEST} bytes comes in pieces of that size, all with its time, so that no line, however long, takes much memory.
 */
final class LogReader {

    static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private final LogTime time = new LogTime();
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private byte[] line = new byte[1024];
    private int length;
    private Instant last;
    private boolean within;
    private boolean ended = true;

    /** @param start time of a first line that has none */
    LogReader(InputStream in, Instant start) {
        this.in = in;
        this.last = start;
    }

    /** Waits for the next line; empty at the end. */
    Optional<LogLine> next() throws IOException {
        while (true) {
            if (position == filled) {
                filled = Math.max(0, in.read(buffer, 0, buffer.length));
                position = 0;
                if (filled == 0) {
                    ended = length == 0;
                    return ended ? Optional.empty() : Optional.of(rest());
                }
            }
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            boolean whole = end < filled;
            if (whole && length == 0 && end - position <= LONGEST) {
                LogLine found = line(buffer, position, end, false);
                position = end + 1;
                return Optional.of(found);
            }
            int most = Math.min(end, position + LONGEST - length);
            append(most);
            position = most;
            if (position == end && whole) {
                position++;
                return Optional.of(rest());
            }
            if (length == LONGEST) {
                return Optional.of(piece());
            }
        }
    }

    /** Tells whether the line that was read last had its end; only the very last one may not. */
    boolean ended() {
        return ended;
    }

    private void append(int end) {
        int more = end - position;
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(line.length * 2, length + more)));
        }
        System.arraycopy(buffer, position, line, length, more);
        length += more;
    }

    private LogLine rest() {
        LogLine found = line(line, 0, length, false);
        length = 0;
        return found;
    }

    /** Cuts where a character begins; the bytes after that belong to the next piece. */
    private LogLine piece() {
        int cut = length;
        while (cut > length - 4 && (line[cut - 1] & 0xc0) == 0x80) {
            cut--;
        }
        boolean begun = (line[cut - 1] & 0xc0) == 0xc0;
        cut = begun ? cut - 1 : length;
        LogLine found = line(line, 0, cut, true);
        System.arraycopy(line, cut, line, 0, length - cut);
        length -= cut;
        return found;
    }

    private LogLine line(byte[] bytes, int start, int end, boolean continues) {
        int textEnd = !continues && end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        int textStart = start;
        if (!within) {
            int stamp = time.read(bytes, start, textEnd);
            if (stamp > start) {
                last = time.moment();
                textStart = Math.min(textEnd, stamp + 1);
            }
        }
        within = continues;
        return new LogLine(last, new String(bytes, textStart, textEnd - textStart, StandardCharsets.UTF_8), continues);
    }
}
