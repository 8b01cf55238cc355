package dev.pilothouse.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.techsenger.jeditermfx.core.TextStyle;
import dev.pilothouse.ui.terminal.Screen.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {

    private final AtomicInteger changes = new AtomicInteger();
    private final Screen screen = new Screen(20, 5, false, changes::incrementAndGet);

    private void write(String text) {
        write(screen, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Screen to, byte[] bytes) {
        try {
            to.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines(Frame frame) {
        return java.util.stream.IntStream.range(0, frame.rows())
                .mapToObj(row -> frame.runs().stream().filter(run -> run.row() == row).map(Frame.Run::text).collect(Collectors.joining()).stripTrailing())
                .toList();
    }

    @Test
    void showsTextWithItsColours() {
        write("\u001b[1;31mred\u001b[0m plain");
        Frame frame = screen.frame(0);
        Frame.Run red = frame.runs().getFirst();
        assertEquals("red", red.text());
        assertTrue(red.style().hasOption(TextStyle.Option.BOLD));
        assertEquals(1, red.style().getForeground().getColorIndex());
        assertEquals("red plain", lines(frame).getFirst());
        assertEquals(9, frame.cursorColumn());
        assertEquals(0, frame.cursorRow());
    }

    @Test
    void keepsWhatWasScrolledOut() {
        for (int i = 1; i <= 12; i++) {
            write("line " + i + "\r\n");
        }
        assertEquals(List.of("line 9", "line 10", "line 11", "line 12", ""), lines(screen.frame(0)));
        assertEquals(List.of("line 1", "line 2", "line 3", "line 4", "line 5"), lines(screen.frame(100)));
        assertEquals(8, screen.frame(0).history());
        assertEquals(List.of(new Cell(-8, 0), new Cell(1, 0), new Cell(2, 0), new Cell(3, 0)), screen.find("LINE 1"));
        assertEquals("line 2\nline 3", screen.text(new Cell(-7, 0), new Cell(-6, 5)));
        screen.clear();
        assertEquals(0, screen.frame(0).history());
    }

    @Test
    void clearsAllButTheLineOfThePrompt() {
        write("one\r\ntwo\r\n$ ");
        screen.clear();
        assertEquals(List.of("$", "", "", "", ""), lines(screen.frame(0)));
        write("ls");
        assertEquals("$ ls", lines(screen.frame(0)).getFirst());
    }

    @Test
    void keepsNoMoreThanItsBound() {
        write("x\r\n".repeat(Screen.HISTORY + 500));
        assertEquals(Screen.HISTORY, screen.frame(0).history());
    }

    @Test
    void givesAWideLetterTwoCells() {
        write("处理a");
        assertEquals("处\ue000理\ue000a", screen.frame(0).runs().getFirst().text());
        assertEquals(5, screen.frame(0).cursorColumn());
    }

    @Test
    void takesLettersCutBetweenPieces() {
        byte[] bytes = "处理".getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            write(screen, new byte[] {each});
        }
        assertEquals("处\ue000理\ue000", lines(screen.frame(0)).getFirst());
        assertEquals(bytes.length, changes.get());
    }

    @Test
    void beginsLinesOfProgramsWithoutTerminalAtTheLeft() {
        Screen plain = new Screen(20, 5, true, () -> {});
        write(plain, "one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("one", "two", "", "", ""), lines(plain.frame(0)));
    }

    @Test
    void tellsKeysAsTheProgramWantsThem() {
        assertArrayEquals("\u001b[A".getBytes(StandardCharsets.US_ASCII), screen.code(KeyCode.UP.getCode(), 0));
        write("\u001b[?1h");
        assertArrayEquals("\u001bOA".getBytes(StandardCharsets.US_ASCII), screen.code(KeyCode.UP.getCode(), 0));
        write("\u001b[?2004h");
        assertTrue(screen.bracketsPastes());
    }

    @Test
    void goesBackToTheShellFromAFullScreen() {
        write("$ vi");
        write("\u001b[?1049h\u001b[2J\u001b[Hfile");
        assertTrue(screen.fullScreen());
        assertEquals("file", lines(screen.frame(0)).getFirst());
        write("\u001b[?1049l");
        assertFalse(screen.fullScreen());
        assertEquals("$ vi", lines(screen.frame(0)).getFirst());
    }

    @Test
    void keepsTheTextWhenItBecomesNarrower() {
        write("0123456789abcdefghij");
        screen.resize(10, 5);
        assertEquals(List.of("0123456789", "abcdefghij"), lines(screen.frame(0)).subList(0, 2));
        screen.resize(1, 1);
        assertEquals(5, screen.frame(0).columns());
    }

    @Test
    void staysOnTheScreenWhereAProgramLeavesIt() {
        write("\u001b[9d\u001b[4;2r\u001b[3;9r\u001b[2;7b!");
        screen.resize(7, 3);
        assertEquals("!", lines(screen.frame(0)).stream().filter(line -> !line.isBlank()).findFirst().orElse(""));
        assertTrue(screen.frame(0).cursorRow() < 3);
    }

    @Property(tries = 300)
    void survivesAnyProgram(@ForAll @Size(max = 60) List<@From("pieces") String> pieces) {
        survivesAnything(String.join("", pieces).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> number = Arbitraries.integers().between(0, 30).map(String::valueOf).injectNull(0.5).map(digits -> Objects.requireNonNullElse(digits, ""));
        Arbitrary<String> end = Arbitraries.chars().range('@', '~').map(String::valueOf);
        Arbitrary<String> control = Combinators.combine(number, number, end).as((one, two, last) -> "\u001b[" + one + (two.isEmpty() ? "" : ";" + two) + last);
        return Arbitraries.oneOf(control, Arbitraries.of("a", "漢", "e\u0301", "\n", "\r", "\t", "\b", "\u001bD", "\u001bM", "\u001b7", "\u001b8", "\u001b[?1049h", "\u001b[?1049l"));
    }

    @Property(tries = 300)
    void survivesAnything(@ForAll byte[] bytes) {
        Screen any = new Screen(20, 5, false, () -> {});
        write(any, bytes);
        any.frame(3);
        any.resize(7, 3);
        write(any, bytes);
        any.find("a");
        any.clear();
        any.resize(30, 3);
        Frame frame = any.frame(0);
        assertTrue(frame.runs().stream().allMatch(run -> run.row() >= 0 && run.row() < 3));
        assertTrue(frame.cursorColumn() >= 0 && frame.cursorRow() < 3);
    }
}
