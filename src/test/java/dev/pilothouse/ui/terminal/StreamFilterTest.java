package dev.pilothouse.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFilterTest {

    /** The whole language that may come out. */
    private static final Pattern HARMLESS = Pattern.compile("(?:[\\x08\\t\\n\\r]|[^\\x00-\\x1f\\x7f-\\x9f]"
            + "|\\x1b[78DEHM=>c]|\\x1b[()][0AB]|\\x1b\\[[0-9;]*[@ABCDEFGHJKLMPSTX`adfgrm]|\\x1b\\[4[hl]"
            + "|\\x1b\\[\\?(?:1|6|7|25|47|1047|1048|1049|2004)[hl])*+", Pattern.DOTALL);

    private static String filtered(String text) {
        return new String(new StreamFilter().filter(text.toCharArray(), text.length()));
    }

    /** In the tables {@code ^} stands for escape. */
    private static String real(String shown) {
        return shown.replace('^', '\u001b').replace("~BEL", "\u0007").replace("~ST", "\u001b\\").replace("~PM", "\u001b^");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "^[c", "^[0c", "^[>c", "^[=c", "^Z", "^[5n", "^[6n", "^[?6n", "^[?15n", "^[x", "^[18t", "^[21t", "^[8;10;10t", "^[22;0t", "^[?25$p", "^[!p",
        "^[61\"p", "^[0q", "^[>q", "^[?u", "^[>4;2m", "^[?1000h", "^[?1003;1006h", "^[?1004h", "^[?2026h", "^[20h", "^[2h", "^[12l", "^[?3h", "^[?5h",
        "^]0;title~BEL", "^]2;title~ST", "^]52;c;cm0gLXJmIC8=~BEL", "^]52;c;?~ST", "^]8;;file:///etc/passwd~ST", "^]10;?~BEL", "^]11;?~ST", "^]4;1;?~BEL",
        "^]1337;File=:AAAA~BEL", "^]777;notify;a;b~BEL", "^]9;hello~BEL", "^P$qm~ST", "^P+q544e~ST", "^P1000p~ST", "^_Gi=31,a=q;AAAA~ST", "~PMprivate~ST",
        "^Xstring~ST", "~BEL", "^#8", "^%G", "^ F", "^*0", "^-A", "^n", "^o", "^|", "^}", "^N", "^O", "^[4:3m", "^[38:2:1:2:3m", "^[?J", "^[1;2Z"
    })
    void leavesOut(String sequence) {
        assertEquals("ab", filtered("a" + real(sequence) + "b"));
    }

    @ParameterizedTest
    @CsvSource({
        "^[31;1m,^[31;1m", "^[m,^[m", "^[;5H,^[1;5H", "^[5;H,^[5;1H", "^[;m,^[0;0m", "^[38;5;208m,^[38;5;208m", "^[48;2;255;0;10m,^[48;2;255;0;10m",
        "^[2J,^[2J", "^[J,^[J", "^[K,^[K", "^[10;20r,^[10;20r", "^[?25l,^[?25l", "^[?1049;1000;2004h,^[?1049h^[?2004h", "^7,^7", "^[s,^7", "^[u,^8", "^(0,^(0",
        "^[99999999S,^[999S", "^[4h,^[4h", "x^[3b,xxxx", "^[0d,^[1d", "^[0;0H,^[1;1H", "^[3;0r,^[3;1r", "^M,^M"
    })
    void letsThrough(String sequence, String expected) {
        assertEquals(real(expected), filtered(real(sequence)));
    }

    @Test
    void repeatsNoMoreThanALineOrSo() {
        assertEquals(1000, filtered("x\u001b[99999999999b").length());
    }

    @Test
    void leavesOutEightBitControls() {
        assertEquals("a0;title31mb", filtered("a\u009d0;title\u009c\u009b31m\u0085b"));
    }

    @Test
    void keepsChineseAndEmojiAndMendsHalves() {
        assertEquals("处理完成 😀", filtered("处理完成 😀"));
        assertEquals("\ufffdb", filtered("\ud83db"));
        assertEquals("\ufffd", filtered("\ude00"));
    }

    @Test
    void turnsNoTextRound() {
        assertEquals("user.exe", filtered("user\u202e.\u2066exe\u200b\ufeff"));
    }

    @Test
    void comesBackAfterAStringThatNeverEnds() {
        String text = "\u001b]52;c;" + "A".repeat(1_000_010) + "back";
        assertTrue(filtered(text).endsWith("back"));
    }

    @Test
    void comesBackAtTheNextSequence() {
        assertEquals("\u001b[31mred", filtered("\u001b]0;title\u001b[31mred"));
        assertEquals("\u001b[31mred", filtered("\u001b[12\u001b[31mred"));
    }

    @Provide
    Arbitrary<String> streams() {
        Arbitrary<String> parts = Arbitraries.of(
                "\u001b", "[", "]", "P", "_", "^", "X", "?", ">", "=", "!", "$", "\"", " ", ";", ":", "0", "1", "5", "6", "25", "1003", "2004", "52", "c", "n", "t", "q", "p",
                "u", "x", "m", "h", "l", "H", "b", "\u0007", "\u001b\\", "\u009b", "\u009d", "\u009c", "\u0090", "\u0005", "\u0018", "\u001a", "\u000e", "\n", "\r", "text", "处",
                "\ud83d", "\ude00", "\u007f", "\u202e", "(", "0", "#8", "%G", "Z");
        return Arbitraries.oneOf(parts.list().ofMaxSize(40).map(list -> String.join("", list)), Arbitraries.strings().ofMaxLength(60));
    }

    @Property(tries = 3_000)
    void letsNothingThroughThatAsksOrActs(@ForAll("streams") String stream) {
        String harmless = filtered(stream);
        assertTrue(HARMLESS.matcher(harmless).matches(), () -> harmless.replace('\u001b', '^'));
    }

    @Property(tries = 1_000)
    void doesTheSameWhereverAStreamIsCut(@ForAll("streams") String stream) {
        StreamFilter filter = new StreamFilter();
        StringBuilder together = new StringBuilder();
        for (int i = 0; i < stream.length(); i++) {
            together.append(filter.filter(new char[] {stream.charAt(i)}, 1));
        }
        assertEquals(filtered(stream), together.toString());
    }

    @Property(tries = 500)
    void changesNothingThatIsHarmlessAlready(@ForAll("streams") String stream) {
        List<String> twice = List.of(filtered(stream), filtered(filtered(stream)));
        assertEquals(twice.getFirst(), twice.getLast());
    }
}
