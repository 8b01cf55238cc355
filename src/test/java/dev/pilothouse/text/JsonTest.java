package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void keepsNumbersAsTheyAre() {
        Tree tree = Json.read("{\"a\":1,\"b\":1.0,\"c\":123456789012345678901234567890}");
        assertEquals(1L, tree.at("a").orElseThrow());
        assertEquals(1.0, tree.at("b").orElseThrow());
        assertEquals(new BigInteger("123456789012345678901234567890"), tree.at("c").orElseThrow());
        assertEquals("{\"a\":1,\"b\":1.0,\"c\":123456789012345678901234567890}", Json.write(tree));
    }

    @Test
    void indentsAsKubectlDoes() {
        assertEquals(
                "{\n    \"a\": {\n        \"b\": [\n            1,\n            2\n        ]\n    },\n    \"e\": {},\n    \"l\": []\n}",
                Json.pretty(Json.read("{\"a\":{\"b\":[1,2]},\"e\":{},\"l\":[]}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":1e999}", "<html>"})
    void refusesAnythingButOneObject(String text) {
        ProblemException refused = assertThrows(ProblemException.class, () -> Json.read(text));
        assertEquals(ProblemCode.YAML_BROKEN, refused.problem().code());
    }

    @Test
    void refusesDepthWithoutEnd() {
        assertThrows(ProblemException.class, () -> Json.read("{\"a\":".repeat(100_000)));
    }
}
