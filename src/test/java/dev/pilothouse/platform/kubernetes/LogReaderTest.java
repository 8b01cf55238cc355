package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.cluster.LogLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LogReaderTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Gives at most so many bytes at once, as a network does. */
    private static InputStream pieces(String text, int most) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(most, length));
            }
        };
    }

    private static List<LogLine> read(String text, int piece) throws IOException {
        LogReader reader = new LogReader(pieces(text, piece), START);
        List<LogLine> lines = new ArrayList<>();
        for (Optional<LogLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    @Property(tries = 200)
    void readsTheSameHoweverTheBytesArrive(@ForAll List<String> texts, @ForAll @IntRange(min = 1, max = 50) int piece) throws IOException {
        List<LogLine> wanted = new ArrayList<>();
        StringBuilder log = new StringBuilder();
        for (String text : texts) {
            String plain = new String(text.replaceAll("[\r\n]", " ").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            wanted.add(new LogLine(START.plusNanos(wanted.size()), plain));
            log.append(wanted.getLast().time()).append(' ').append(plain).append('\n');
        }
        assertEquals(wanted, read(log.toString(), piece));
    }

    @Example
    void takesTheTimeOfTheLineBeforeWhereThereIsNone() throws IOException {
        Instant second = Instant.parse("2026-01-02T03:04:05.123456789Z");
        List<LogLine> wanted = List.of(
                new LogLine(START, "no time"),
                new LogLine(second, "a  b"),
                new LogLine(second, "2026 is no time"),
                new LogLine(second, ""),
                new LogLine(second, "last"));
        assertEquals(wanted, read("no time\n" + second + " a  b\r\n2026 is no time\n" + second + " \nlast", 1000));
    }

    @Example
    void readsTimesWithAnOffset() throws IOException {
        assertEquals(
                List.of(new LogLine(Instant.parse("2026-01-02T01:04:05.5Z"), "x")), read("2026-01-02T03:04:05.500000000+02:00 x\n", 1000));
    }

    @Example
    void cutsALineThatHasNoEnd() throws IOException {
        List<LogLine> lines = read(START + " " + "x".repeat(600_000) + "\n" + START + " y", 5000);
        assertEquals(List.of(LogReader.LONGEST - 21, LogReader.LONGEST, 600_000 + 21 - 2 * LogReader.LONGEST, 1), lines.stream().map(line -> line.text().length()).toList());
    }
}
