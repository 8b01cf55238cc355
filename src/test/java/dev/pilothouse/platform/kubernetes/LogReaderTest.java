package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.cluster.LogLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    void aLongLineComesInPieces() throws IOException {
        List<LogLine> lines = read(START + " " + "x".repeat(600_000) + "\n" + START.plusSeconds(1) + " y", 5000);
        assertEquals(
                List.of(LogReader.LONGEST - 21, LogReader.LONGEST, 600_000 + 21 - 2 * LogReader.LONGEST, 1),
                lines.stream().map(line -> line.text().length()).toList());
        assertEquals(List.of(true, true, false, false), lines.stream().map(LogLine::continues).toList());
        assertEquals(List.of(START, START, START, START.plusSeconds(1)), lines.stream().map(LogLine::time).toList());
    }

    @Property(tries = 20)
    void noCharacterIsCutInPieces(@ForAll @IntRange(min = 0, max = 3) int shift) throws IOException {
        String text = "x".repeat(shift) + "\ud83d\ude00".repeat(200_000);
        List<LogLine> lines = read(START + " " + text + "\n", 60_000);
        assertEquals(text, lines.stream().map(LogLine::text).collect(Collectors.joining()));
    }

    @Example
    void bytesThatAreNoUtf8ReadAsReplacements() throws IOException {
        byte[] bytes = (START + " a?b\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xff;
        LogReader reader = new LogReader(new ByteArrayInputStream(bytes), START);
        assertEquals("a\ufffdb", reader.next().orElseThrow().text());
        byte[] broken = new byte[600_000];
        Arrays.fill(broken, (byte) 0x80);
        LogReader endless = new LogReader(new ByteArrayInputStream(broken), START);
        assertEquals(LogReader.LONGEST, endless.next().orElseThrow().text().length());
    }

    @Property(tries = 300)
    void readsTimesAsTheGeneralParserDoes(@ForAll @IntRange(min = 0, max = 2_000_000_000) int second, @ForAll @IntRange(min = 0, max = 999_999_999) int nano)
            throws IOException {
        Instant moment = Instant.ofEpochSecond(second, nano);
        assertEquals(List.of(new LogLine(moment, "x")), read(moment + " x\n", 1000));
    }

    @Example
    void whatIsNoTimeIsText() throws IOException {
        for (String no : List.of("2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T24:01:00Z", "2026-01-01T0a:00:00Z")) {
            assertEquals(List.of(new LogLine(START, no + " x")), read(no + " x\n", 1000), no);
        }
    }
}
