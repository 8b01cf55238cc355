package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/**
 * Makes lines of the pieces of one stream, each line begun by its time. A line that is longer than the engine's buffer comes in pieces,
 * each with a time of its own. One that is longer than {@value #LONGEST} bytes is told in pieces of that size, so that no line, however
 * long, takes much memory.
 */
final class LogLines implements Frames.Taker {

    private static final int LONGEST = 256 * 1024;

    private final Consumer<LogLine> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Instant time = Instant.EPOCH;
    private boolean within;

    LogLines(Consumer<LogLine> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void take(int stream, byte[] bytes, int length) {
        int start = line.size() > 0 ? afterTime(bytes, length) : 0;
        for (int i = start; i < length; i++) {
            if (bytes[i] == '\n') {
                end();
            } else {
                if (line.size() >= LONGEST && (bytes[i] & 0xc0) != 0x80) {
                    tell(true);
                }
                line.write(bytes[i]);
            }
        }
    }

    /** Tells the line that has no end yet. */
    void end() {
        tell(false);
    }

    /** Ends a line of which pieces were told, since something else comes between: the rest of it is a line by itself. */
    void interrupt() {
        if (within) {
            end();
        }
    }

    private void tell(boolean continues) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            return;
        }
        boolean more = within;
        within = continues;
        if (more) {
            consumer.accept(new LogLine(time, whole(text, continues), continues));
            return;
        }
        int space = text.indexOf(' ');
        String rest = text.substring(space + 1);
        try {
            time = Instant.parse(space < 0 ? text : text.substring(0, space));
            rest = space < 0 ? "" : rest;
        } catch (DateTimeParseException e) {
            rest = text;
        }
        consumer.accept(new LogLine(time, whole(rest, continues), continues));
    }

    /** A terminal ends lines by a return as well. */
    private static String whole(String text, boolean continues) {
        return !continues && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns where the text of a further piece begins, 0 where it has no time. */
    private static int afterTime(byte[] bytes, int length) {
        String head = new String(bytes, 0, Math.min(length, 40), StandardCharsets.US_ASCII);
        int space = head.indexOf(' ');
        return space > 0 && head.substring(0, space).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z") ? space + 1 : 0;
    }
}
