package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Lines of logs lose what a terminal would obey, however quickly they are looked through. */
class HarmlessTest {

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<Character> characters = Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.chars().range(' ', '~')),
                Tuple.of(1, Arbitraries.of('\t', '\u0000', '\u001b', '\u001f', '\u007f', '\u0080', '\u009b', '\u00e9', '\u202e', '\u4e2d', '\uffff')));
        return characters.list().ofMaxSize(40).map(list -> {
            StringBuilder line = new StringBuilder();
            list.forEach(line::append);
            return line.toString();
        });
    }

    @Property(tries = 1000)
    void eightBytesAtOnceFindWhatOneAtATimeFinds(@ForAll("lines") String line) {
        assertArrayEquals(Terminal.harmless(line).getBytes(StandardCharsets.UTF_8), Terminal.harmlessBytes(line), line);
    }

    @Example
    void controlsAreSpelledOutWhereverTheyAre() {
        for (int at = 0; at < 20; at++) {
            String line = "a".repeat(at) + '\u001b' + "b".repeat(20 - at);
            assertEquals("a".repeat(at) + "\\u001b" + "b".repeat(20 - at), new String(Terminal.harmlessBytes(line), StandardCharsets.UTF_8));
            String erased = "a".repeat(at) + '\u007f' + "b".repeat(20 - at);
            assertEquals("a".repeat(at) + "\\u007f" + "b".repeat(20 - at), new String(Terminal.harmlessBytes(erased), StandardCharsets.UTF_8));
        }
    }
}
