package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /** Those examples of RFC 7386, appendix A, that are about objects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
                "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"} | {\"a\":null} | {}",
                "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
                "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
                "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
                "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
                "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}"
            })
    void appliesAsTheStandardShows(String target, String patch, String result) {
        assertEquals(Json.read(result), MergePatch.apply(Json.read(target), Json.read(patch)));
    }

    @Property
    void differenceAppliedGivesTheOtherTree(@ForAll("trees") Map<String, Object> before, @ForAll("trees") Map<String, Object> after) {
        Tree patch = MergePatch.diff(new Tree(before), new Tree(after));
        assertEquals(new Tree(after), MergePatch.apply(new Tree(before), patch));
    }

    @Property
    void nothingToDoIsAnEmptyPatch(@ForAll("trees") Map<String, Object> tree) {
        assertEquals(Map.of(), MergePatch.diff(new Tree(tree), new Tree(tree)).fields());
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return YamlRoundTripTest.trees(Arbitraries.of("a", "b", "c", "d"));
    }
}
