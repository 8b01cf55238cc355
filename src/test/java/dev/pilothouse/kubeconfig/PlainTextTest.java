package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void removesWhatSteersATerminal() {
        assertEquals("red", PlainText.of("\u001b[31;1mred\u001b[0m"));
        assertEquals("ab", PlainText.of("a\u001b]0;title\u0007b"));
        assertEquals("ab", PlainText.of("a\u001b]52;c;c2VjcmV0\u001b\\b"));
        assertEquals("ab", PlainText.of("a\u001bP$qm\u001b\\b"));
        assertEquals("ab", PlainText.of("a\u009b31mb"));
        assertEquals("ab", PlainText.of("a\u001b(0b"));
        assertEquals("exe.txt", PlainText.of("\u202eexe\u202c.txt"));
        assertEquals("cut", PlainText.of("cut\u001b["));
    }

    @Test
    void keepsLinesAndWordsOfAnyScript() {
        assertEquals("a\nb\tc\n密码 🚢", PlainText.of("a\r\nb\tc\r密码 🚢\n"));
    }

    @Property
    void leavesNoControlCharacter(@ForAll String text) {
        assertTrue(PlainText.of(text).chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)));
    }

    @Test
    void showsWhereWordsEnd() {
        assertEquals(
                "A=… aws --region eu-1 'two words' ';' '$(id)' '' 'it'\\''s'",
                CommandLine.quote(List.of("A=…", "aws", "--region", "eu-1", "two words", ";", "$(id)", "", "it's")));
        assertEquals("ls ''", CommandLine.quote(List.of("ls", "\u001b[2J")));
    }
}
