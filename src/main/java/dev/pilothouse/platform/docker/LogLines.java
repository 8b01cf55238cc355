package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/**
 * Makes lines of the pieces of one stream, each line begun by its time. A line that is longer than the engine's buffer comes in pieces,
 * each with a time of its own.
 */
final class LogLines implements Frames.Taker {

    private static final int LONGEST = 1024 * 1024;

    private final Consumer<LogLine> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Instant time = Instant.EPOCH;

    LogLines(Consumer<LogLine> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void take(int stream, byte[] bytes, int length) {
        int start = line.size() > 0 ? afterTime(bytes, length) : 0;
        for (int i = start; i < length; i++) {
            if (bytes[i] == '\n') {
                end();
            } else if (line.size() < LONGEST) {
                line.write(bytes[i]);
            }
        }
    }

    /** Tells the line that has no end yet. */
    void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
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
        consumer.accept(new LogLine(time, rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest));
    }

    /** Returns where the text of a further piece begins, 0 where it has no time. */
    private static int afterTime(byte[] bytes, int length) {
        String head = new String(bytes, 0, Math.min(length, 40), StandardCharsets.US_ASCII);
        int space = head.indexOf(' ');
        return space > 0 && head.substring(0, space).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z") ? space + 1 : 0;
    }
}
