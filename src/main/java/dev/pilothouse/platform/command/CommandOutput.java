package dev.pilothouse.platform.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * One output of a running tool, as lines; the last of them are kept.
 *
 * <p>It is read by looking whether there is something, so that no thread waits in a pipe that nobody can close.
 */
final class CommandOutput {

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_LINE = 256 * 1024;
    private static final int MOST_LINES = 20_000;
    private static final int LINES_AT_THE_END = 20;

    private final InputStream in;
    private final Consumer<String> listener;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean afterReturn;

    CommandOutput(InputStream in, Consumer<String> listener) {
        this.in = in;
        this.listener = listener;
    }

    /** Reads what is there already. */
    void readOn() throws IOException {
        int there = in.available();
        if (there > 0) {
            take(in.readNBytes(Math.min(there, CHUNK)));
        }
    }

    /** Reads on until nobody writes any more; {@link #close()} tells it. */
    void readToEnd() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                rest.write(chunk, 0, read);
            }
        } catch (IOException _) {
            // nothing more comes
        }
    }

    /** Tells what came last, which needs no line break. */
    void close() {
        take(rest.toByteArray());
        if (begun.size() > 0) {
            tell();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns the last lines as one text. */
    String end() {
        return String.join("\n", lines.stream().skip(Math.max(0, lines.size() - LINES_AT_THE_END)).toList());
    }

    /** A return without a line feed, by which tools overwrite their line on a terminal, ends a line too. */
    private void take(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = b == '\r';
            if (b == '\n' || b == '\r') {
                tell();
            } else if (begun.size() < LONGEST_LINE) {
                begun.write(b);
            }
        }
    }

    private void tell() {
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        lines.addLast(line);
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
        listener.accept(line);
    }
}
