package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NeedlesTest {

    private static List<List<String>> literals(String pattern) {
        return Literals.ofPattern(pattern, true);
    }

    @Example
    void everyMatchHoldsThem() {
        assertEquals(List.of(List.of("999"), List.of("status=")), literals("9{3}.*status=\\d+"));
        assertEquals(List.of(List.of("error", "fatal")), literals("error|fatal"));
        assertEquals(List.of(List.of("a ", "post"), List.of(" /api")), literals("(?:a \\d|(po)?x*post) /api"));
        assertEquals(List.of(List.of("a.b")), literals("^a\\.bc?[]d]$"));
        assertEquals(List.of(List.of("ab"), List.of("c")), literals("ab+c"));
        assertEquals(List.of(List.of("aa")), literals("a{2,}?b{0,3}"));
        assertEquals(List.of(List.of("错误")), literals("错误é"));
        assertEquals(List.of(List.of("über")), Literals.ofPattern("über", false));
    }

    @Example
    void whatIsNotKnownForCertainIsNoLiteral() {
        for (String pattern : List.of("a|b*", "(?i)abc", "(?<=x)abc", "\\Qa.c\\E", "(a)\\1bc", "abc\\x41", "abc[a-z&&[^b]]", "a{2}{3}bc", "é", "\\p{L}", "")) {
            assertEquals(List.of(), literals(pattern), pattern);
        }
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of("a", "b", "K", "k", "s", "\u212a", "\u017f", "\u0131", "é", "É", "错", " ", "\t", "\u001b[1m", "\ud83d\ude00", "7", "}")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "a", "b", "k", "S", "i", "é", "错", "7", " ", ".", "*", "+", "?", "{2}", "{0,2}", "{1}", "(", "(?:", ")", "|", "[ab]", "[^k]", "[]7]",
                        "\\d", "\\.", "\\b", "^", "$", "\\1", "(?i)", "ab", "}", "]", "\\p{L}", "\\pL")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void bytesDecideAsTheTextWould(
            @ForAll("lines") String line, @ForAll("patterns") String text, @ForAll boolean pattern, @ForAll boolean caseMatters, @ForAll boolean negated) {
        Sift sift = new Sift(text, pattern, caseMatters, negated, Set.of(), Set.of());
        Finder finder;
        try {
            finder = new Finder(sift);
        } catch (ProblemException e) {
            return;
        }
        Ledger book = new Ledger();
        int source = book.source(new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), "shop", "web"), "app");
        book.line(source, new LogLine(Instant.EPOCH, line));
        book.settled();
        assertEquals(finder.wants(book.entry(0)), book.wanted(0, List.of(finder)));
    }

    @Property(tries = 2000)
    void aNeedleIsFoundWhereverItIs(@ForAll("words") String hay, @ForAll("words") String needle, @ForAll boolean folded) {
        byte[] bytes = ("ab" + hay + "ab").getBytes(StandardCharsets.UTF_8);
        boolean there = folded ? hay.toLowerCase(Locale.ROOT).contains(needle.toLowerCase(Locale.ROOT)) : hay.contains(needle);
        assertEquals(there, new Needle(needle, folded).in(bytes, 2, bytes.length - 2));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of('a', 'b', 'A').list().ofMinSize(1).ofMaxSize(10).map(list -> list.stream().map(String::valueOf).reduce("", String::concat));
    }

    @Example
    void aLineThatIsNotSeenAsItIsIsOdd() {
        assertTrue(Finder.odd("a\u001b[1mb"));
        assertTrue(Finder.odd("\u212aelvin"));
        assertFalse(Finder.odd("über 错误"));
    }
}
