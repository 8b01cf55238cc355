package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnsiTest {

    private static final String ESC = "\u001b";

    private static Style only(String line) {
        List<Ansi.Run> runs = Ansi.runs(line);
        assertEquals(1, runs.size(), runs.toString());
        return runs.getFirst().style();
    }

    @Example
    void partsALineByItsColours() {
        assertEquals(
                List.of(
                        new Ansi.Run("a ", Style.PLAIN),
                        new Ansi.Run("b", Style.PLAIN.foreground(1).bold(true, false)),
                        new Ansi.Run(" c", Style.PLAIN)),
                Ansi.runs("a " + ESC + "[1;31mb" + ESC + "[0m c"));
    }

    @Example
    void knowsAllKindsOfColours() {
        assertEquals(9, only(ESC + "[91mx").foreground());
        assertEquals(15, only(ESC + "[107mx").background());
        assertEquals(208, only(ESC + "[38;5;208mx").foreground());
        assertEquals(208, only(ESC + "[38:5:208mx").foreground());
        assertEquals(Style.RGB | 0x010203, only(ESC + "[48;2;1;2;3mx").background());
        assertEquals(Style.RGB | 0x010203, only(ESC + "[38:2::1:2:3mx").foreground());
        assertEquals(Style.RGB | 0x010203, only(ESC + "[38:2:1:2:3mx").foreground());
        assertEquals(new Style(Style.NONE, 4, false, true, true, true, true, true), only(ESC + "[2;3;4;7;9;44mx"));
        assertEquals(Style.PLAIN, only(ESC + "[1;2;3;4;7;9;31;44m" + ESC + "[22;23;24;27;29;39;49mx"));
        assertEquals(Style.PLAIN, only(ESC + "[31m" + ESC + "[mx"));
    }

    @Example
    void aColourThatIsNoneChangesNothing() {
        assertEquals(Style.PLAIN, only(ESC + "[38;5;999mx"));
        assertEquals(Style.PLAIN, only(ESC + "[38;2;1mx"));
        assertEquals(Style.PLAIN.bold(true, false), only(ESC + "[38;5;999;1mx"));
        assertEquals(Style.PLAIN, only(ESC + "[999999999999999999999mx"));
        assertEquals(Style.PLAIN, only(ESC + "[?31mx"));
        assertEquals(Style.PLAIN, only(ESC + "[>4;2mx"));
    }

    @Example
    void leavesOutWhatATerminalWouldDo() {
        assertEquals("ab", Ansi.visible("a" + ESC + "]0;title\u0007b"));
        assertEquals("ab", Ansi.visible("a" + ESC + "]52;c;aGk=" + ESC + "\\b"));
        assertEquals("link", Ansi.visible(ESC + "]8;;https://example.org" + ESC + "\\link" + ESC + "]8;;" + ESC + "\\"));
        assertEquals("ab", Ansi.visible("a" + ESC + "[2J" + ESC + "[H" + ESC + "[6n" + ESC + "[c" + ESC + "[?1049hb"));
        assertEquals("ab", Ansi.visible("a" + ESC + "P$q\"p" + ESC + "\\b"));
        assertEquals("ab", Ansi.visible("a" + ESC + "_Gf=100;AAAA" + ESC + "\\b"));
        assertEquals("ab", Ansi.visible("a\u009b31m\u009d0;t\u009cb"));
        assertEquals("ab", Ansi.visible("a" + ESC + "c" + ESC + "(0" + ESC + "#8b"));
    }

    @Example
    void whatHasNoEndHidesNothing() {
        assertEquals("a0;the rest of the line", Ansi.visible("a" + ESC + "]0;the rest of the line"));
        assertEquals("a", Ansi.visible("a" + ESC));
        assertEquals("a", Ansi.visible("a" + ESC + "[31"));
        assertEquals("a␍b", Ansi.visible("a" + ESC + "[31\rb"));
    }

    @Example
    void showsOtherControlCharactersAsTheirPictures() {
        assertEquals("a␀b␈c␍d␡e\ufffdf\ufffdg␤", Ansi.visible("a\u0000b\bc\rd\u007fe\u0085f\u202eg\u2028"));
    }

    @Example
    void aTabGoesOnToTheNextMultipleOfEight() {
        assertEquals("ab      c", Ansi.visible("ab\tc"));
        assertEquals("        c", Ansi.visible("\tc"));
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                ESC, ESC + "[", ESC + "]", ESC + "P", ESC + "\\", "\u009b", "\u009d", "\u009c", "\u0007", "31", ";", ":", "m", "38;5;", "2;", "x",
                "世", "\r", "\t", "\u202e", "\u2028", "\u0000", "\u007f", "[", "?", "😀", " ");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Property(tries = 2000)
    void whatIsSeenNeverHoldsAControlCharacter(@ForAll("hostile") String line) {
        String seen = Ansi.visible(line);
        assertTrue(seen.chars().noneMatch(c -> Character.isISOControl(c) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)), seen);
        assertEquals(seen, Ansi.visible(seen), "what is seen is harmless itself");
    }

    @Property(tries = 500)
    void anyTextIsSeenWithoutControlCharacters(@ForAll String line) {
        assertTrue(Ansi.visible(line).chars().noneMatch(Character::isISOControl));
    }
}
