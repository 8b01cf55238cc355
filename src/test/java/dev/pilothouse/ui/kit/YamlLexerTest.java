package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class YamlLexerTest {

    @Test
    void theNextLineStartsWhereItIsLikelyTo() {
        assertEquals(2, YamlLexer.nextIndent("  a: 1"));
        assertEquals(4, YamlLexer.nextIndent("  a:"));
        assertEquals(4, YamlLexer.nextIndent("  - a: 1"));
        assertEquals(6, YamlLexer.nextIndent("  - a:"));
        assertEquals(2, YamlLexer.nextIndent("  - plain"));
        assertEquals(2, YamlLexer.nextIndent("  # why:"));
    }

    @Test
    void keysAndValuesOfEveryType() {
        assertEquals("KEY[image] PUNCTUATION[:] STRING[ghcr.io/shop/web:1.2]", lex("  image: ghcr.io/shop/web:1.2"));
        assertEquals("PUNCTUATION[-] KEY[name] PUNCTUATION[:] STRING[http]", lex("  - name: http"));
        assertEquals("KEY[replicas] PUNCTUATION[:] NUMBER[3]", lex("replicas: 3"));
        assertEquals("KEY[paused] PUNCTUATION[:] NUMBER[false]", lex("paused: false"));
        assertEquals("KEY[app.kubernetes.io/name] PUNCTUATION[:] STRING['a: b']", lex("app.kubernetes.io/name: 'a: b'"));
    }

    @Test
    void datesAndAddressesAreNoNumbers() {
        assertEquals("KEY[at] PUNCTUATION[:] STRING[2026-01-01]", lex("at: 2026-01-01"));
        assertEquals("KEY[ip] PUNCTUATION[:] STRING[10.0.0.1]", lex("ip: 10.0.0.1"));
    }

    @Test
    void commentsAndAnchors() {
        assertEquals("COMMENT[# by the platform team]", lex("    # by the platform team"));
        assertEquals("KEY[a] PUNCTUATION[:] ANCHOR[&base] STRING[x] COMMENT[# why]", lex("a: &base x # why"));
        assertEquals("KEY[b] PUNCTUATION[:] STRING[a#b]", lex("b: a#b"));
    }

    @Test
    void flowCollections() {
        assertEquals(
                "KEY[labels] PUNCTUATION[:] PUNCTUATION[{] KEY[app] PUNCTUATION[:] STRING[web] PUNCTUATION[,] KEY[n] PUNCTUATION[:]"
                        + " NUMBER[1] PUNCTUATION[}]",
                lex("labels: {app: web, n: 1}"));
    }

    @Test
    void blockScalarGoesOnWhileIndented() {
        List<YamlLexer.Token> tokens = new ArrayList<>();
        int state = YamlLexer.line("  run.sh: |-", YamlLexer.OUTSIDE, tokens);
        assertEquals(2, state);
        assertEquals("STRING[echo: # not a key]", lex("    echo: # not a key", state));
        assertEquals(2, YamlLexer.line("", state, new ArrayList<>()), "an empty line does not end it");
        assertEquals("KEY[next] PUNCTUATION[:] NUMBER[1]", lex("  next: 1", state));
    }

    /** Whatever is typed, tokens lie in the line, in order and apart, so that they can be turned into style spans. */
    @Property
    void tokensNeverOverlap(@ForAll("lines") String line, @ForAll("states") int state) {
        List<YamlLexer.Token> tokens = new ArrayList<>();
        YamlLexer.line(line, state, tokens);
        int at = 0;
        for (YamlLexer.Token token : tokens) {
            assertTrue(token.start() >= at && token.end() > token.start() && token.end() <= line.length(), () -> line + " " + tokens);
            at = token.end();
        }
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings().withChars(" -:#'\"{}[],|>&*!\\ab1.\t界").ofMaxLength(24);
    }

    @Provide
    Arbitrary<Integer> states() {
        return Arbitraries.integers().between(-1, 4);
    }

    private static String lex(String line) {
        return lex(line, YamlLexer.OUTSIDE);
    }

    private static String lex(String line, int state) {
        List<YamlLexer.Token> tokens = new ArrayList<>();
        YamlLexer.line(line, state, tokens);
        return String.join(
                " ", tokens.stream().map(token -> token.part() + "[" + line.substring(token.start(), token.end()) + "]").toList());
    }
}
