package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.cluster.LogLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Lines out of the pieces in which engines send logs. */
class LogLinesTest {

    private static final String TIME = "2026-11-29T15:33:58.296618186Z ";

    @Test
    void readsTimeAndText() throws IOException {
        assertEquals(List.of("2026-11-29T15:33:58.296618186Z|hello  world", "2026-11-29T15:33:58.296618186Z|"), lines(TIME + "hello  world\n", TIME + "\n"));
    }

    @Test
    void joinsALineThatWasTooLongForOnePiece() throws IOException {
        assertEquals(List.of("2026-11-29T15:33:58.296618186Z|begin end"), lines(TIME + "begin", TIME + " end\n"));
    }

    @Test
    void tellsALastLineWithoutEnd() throws IOException {
        assertEquals(List.of("2026-11-29T15:33:58.296618186Z|half"), lines(TIME + "half"));
    }

    @Test
    void tellsAVeryLongLineInPiecesAndLosesNothing() throws IOException {
        List<LogLine> told = new ArrayList<>();
        LogLines lines = new LogLines(told::add);
        String piece = "0123456789é".repeat(1365);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = (TIME + piece + (i == 99 ? "\n" : "")).getBytes(StandardCharsets.UTF_8);
            lines.take(Frames.OUTPUT, bytes, bytes.length);
        }
        byte[] next = (TIME + "next\n").getBytes(StandardCharsets.UTF_8);
        lines.take(Frames.OUTPUT, next, next.length);
        assertEquals("next", told.removeLast().text());
        assertEquals(piece.repeat(100), told.stream().map(LogLine::text).collect(Collectors.joining()));
        assertEquals(7, told.size());
        assertEquals(List.of(told.getLast()), told.stream().filter(line -> !line.continues()).toList());
        assertEquals(1, told.stream().map(LogLine::time).distinct().count());
    }

    @Test
    void aLineInPiecesEndsWhereTheOtherStreamSpeaks() {
        List<LogLine> told = new ArrayList<>();
        LogLines lines = new LogLines(told::add);
        byte[] bytes = (TIME + "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        lines.take(Frames.OUTPUT, bytes, bytes.length);
        lines.interrupt();
        assertEquals(List.of(true, false), told.stream().map(LogLine::continues).toList());
        byte[] rest = (TIME + "rest\n").getBytes(StandardCharsets.UTF_8);
        lines.take(Frames.OUTPUT, rest, rest.length);
        assertEquals("rest", told.getLast().text());
    }

    @Test
    void keepsALineThatHasNoTime() throws IOException {
        assertEquals(List.of("1970-01-01T00:00:00Z|no time here"), lines("no time here\n"));
    }

    @Test
    void cutsTheReturnThatATerminalAdds() throws IOException {
        List<String> told = new ArrayList<>();
        LogLines lines = new LogLines(line -> told.add(line.text()));
        Frames.readRaw(new ByteArrayInputStream((TIME + "one\r\n" + TIME + "two\r\n").getBytes(StandardCharsets.UTF_8)), (_, bytes, length) ->
                lines.take(0, bytes, length));
        lines.end();
        assertEquals(List.of("one", "two"), told);
    }

    @Property
    void findsTheSameLinesHoweverTheTerminalWasCut(@ForAll @Size(max = 20) List<@IntRange(min = 1, max = 9) Integer> cuts) throws IOException {
        byte[] all = (TIME + "çıktı one\r\n" + TIME + "two\r\n" + TIME + "three").getBytes(StandardCharsets.UTF_8);
        List<String> told = new ArrayList<>();
        LogLines lines = new LogLines(line -> told.add(line.text()));
        int at = 0;
        for (int cut : cuts) {
            int length = Math.min(cut, all.length - at);
            lines.take(0, java.util.Arrays.copyOfRange(all, at, at + length), length);
            at += length;
        }
        lines.take(0, java.util.Arrays.copyOfRange(all, at, all.length), all.length - at);
        lines.end();
        assertEquals(List.of("çıktı one", "two", "three"), told);
    }

    @Test
    void refusesAPieceThatIsCutOrImpossible() throws IOException {
        byte[] cut = frames(1, "whole");
        assertThrows(IOException.class, () -> Frames.read(new ByteArrayInputStream(cut, 0, cut.length - 1), (_, _, _) -> {}));
        byte[] impossible = {1, 0, 0, 0, (byte) 0xff, 0, 0, 0};
        assertThrows(IOException.class, () -> Frames.read(new ByteArrayInputStream(impossible), (_, _, _) -> {}));
    }

    private static List<String> lines(String... pieces) throws IOException {
        List<String> told = new ArrayList<>();
        LogLines lines = new LogLines(line -> told.add(line.time() + "|" + line.text()));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String piece : pieces) {
            all.write(frames(Frames.OUTPUT, piece));
        }
        Frames.read(new ByteArrayInputStream(all.toByteArray()), lines);
        lines.end();
        return told;
    }

    private static byte[] frames(int stream, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frame);
        out.writeInt(stream << 24);
        out.writeInt(bytes.length);
        out.write(bytes);
        return frame.toByteArray();
    }
}
