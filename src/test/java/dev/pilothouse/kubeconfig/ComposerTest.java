package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposerTest {

    @Test
    void readsValuesAsKubectlDoes() {
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("text", "a");
        expected.put("yes", true);
        expected.put("off", false);
        expected.put("number", 12L);
        expected.put("big", new java.math.BigInteger("123456789012345678901"));
        expected.put("float", 1.5);
        expected.put("quoted", "12");
        expected.put("tagged", "12");
        expected.put("none", null);
        expected.put("date", "2024-10-01");
        expected.put("list", List.of("x", List.of()));
        assertEquals(
                expected,
                plain("""
                        text: a
                        yes: yes
                        "off": off
                        number: 12
                        big: 123456789012345678901
                        float: 1.5
                        quoted: '12'
                        tagged: !!str 12
                        none: ~
                        date: 2024-10-01
                        list: [x, []]
                        """));
    }

    @Test
    void readsTheFirstDocumentOnly() {
        assertEquals(Map.of("a", "first"), plain("a: first\n---\na: [broken\n"));
    }

    @Test
    void knowsWhereValuesStandAlsoBehindCharactersOfTwoUnits() {
        String text = "🚢: [a]\nname: 'b c' # comment\n";
        var mapping = (Node.Mapping) Composer.compose("", text).orElseThrow();
        Node.Span span = mapping.value("name").orElseThrow().span();
        assertEquals("'b c'", text.substring(text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, span.end())));
        assertEquals(2, span.line());
        assertEquals(6, span.column());
    }

    @Test
    void refusesWhatGrowsWhenAliasesAreWrittenOut() {
        // eight levels of nine: 43 million values from 72 aliases, and no alias more than one level up
        var bomb = new StringBuilder("a0: &a0 [" + "x,".repeat(9) + "]\n");
        for (int level = 1; level < 9; level++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ",").repeat(9)));
        }
        assertEquals("more than 10 aliases of lists and maps", refusal(bomb.toString()).detail());
    }

    @Test
    void refusesFewAliasesOfAHugeList() {
        String huge = "a: &a [" + "x,".repeat(50_000) + "]\nb: [*a,*a,*a,*a,*a]\n";
        assertTrue(refusal(huge).detail().startsWith("more than 200000 values"));
    }

    @Test
    void allowsManyAliasesOfSingleValues() {
        assertEquals(50, plain("a: &a x\nb: [" + "*a,".repeat(50) + "]") instanceof Map<?, ?> map && map.get("b") instanceof List<?> list ? list.size() : 0);
    }

    @Test
    void refusesAnAliasInsideOfWhatItRefersTo() {
        assertEquals("alias inside of what it refers to", refusal("a: &a {b: [*a]}").detail());
    }

    @Test
    void refusesDepthBeforeItCostsAStack() {
        Problem problem = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> refusal("a: " + "[".repeat(1_000_000)));
        assertEquals("nested more than 100 deep", problem.detail());
        assertTrue(refusal("- ".repeat(5000) + "x").detail().startsWith("nested more"));
    }

    @Test
    void refusesAKeyThatIsNoText() {
        assertEquals("a key that is no text", refusal("{[a]: b}").detail());
    }

    @Test
    void quotesNothingOfTheTextInAProblem() {
        Problem problem = refusal("users:\n- user:\n    token: s3cret\n   password: s3cret\n");
        assertEquals(List.of("file", "4", "4"), problem.args());
        assertTrue(!problem.detail().contains("s3cret"), problem.detail());
    }

    @Property
    void neverFailsButWithAProblem(@ForAll @From("yamlish") String text) {
        try {
            Composer.compose("file", text);
        } catch (ProblemException e) {
            assertEquals(ProblemCode.KUBECONFIG_BROKEN, e.problem().code());
        }
    }

    @Provide
    Arbitrary<String> yamlish() {
        List<String> pieces = Arrays.asList(
                "a", "name", ": ", ":", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", "\"", "'", "&x ", "*x", "!!str ",
                "? ", "| ", ">", "#", "%", "---\n", "...", "\t", "\u0007", "\uFEFF", "<<", "🚢", "\\", "~", "1", "@", "`");
        return Arbitraries.of(pieces).list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    private static @Nullable Object plain(String text) {
        return Composer.compose("file", text).orElseThrow().plain();
    }

    private static Problem refusal(String text) {
        Problem problem = assertThrows(ProblemException.class, () -> Composer.compose("file", text)).problem();
        assertEquals(ProblemCode.KUBECONFIG_BROKEN, problem.code());
        return problem;
    }
}
