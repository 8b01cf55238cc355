package dev.pilothouse.platform.playground.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON patches: the examples of RFC 6902, appendix A, and the liberties of the real server. */
final class JsonPatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"foo":"bar"}                          | [{"op":"add","path":"/baz","value":"qux"}]                       | {"foo":"bar","baz":"qux"}
            {"foo":["bar","baz"]}                  | [{"op":"add","path":"/foo/1","value":"qux"}]                     | {"foo":["bar","qux","baz"]}
            {"baz":"qux","foo":"bar"}              | [{"op":"remove","path":"/baz"}]                                  | {"foo":"bar"}
            {"foo":["bar","qux","baz"]}            | [{"op":"remove","path":"/foo/1"}]                                | {"foo":["bar","baz"]}
            {"baz":"qux","foo":"bar"}              | [{"op":"replace","path":"/baz","value":"boo"}]                   | {"baz":"boo","foo":"bar"}
            {"foo":{"bar":"baz"},"qux":{"c":"g"}}  | [{"op":"move","from":"/foo/bar","path":"/qux/t"}]                | {"foo":{},"qux":{"c":"g","t":"baz"}}
            {"foo":["all","grass","cows","eat"]}   | [{"op":"move","from":"/foo/1","path":"/foo/3"}]                  | {"foo":["all","cows","eat","grass"]}
            {"baz":"qux","foo":["a",2,"c"]}        | [{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}] | {"baz":"qux","foo":["a",2,"c"]}
            {"foo":"bar"}                          | [{"op":"add","path":"/child","value":{"grandchild":{}}}]         | {"foo":"bar","child":{"grandchild":{}}}
            {"/":9,"~1":10}                        | [{"op":"test","path":"/~01","value":10}]                         | {"/":9,"~1":10}
            {"foo":["bar"]}                        | [{"op":"add","path":"/foo/-","value":["abc","def"]}]             | {"foo":["bar",["abc","def"]]}
            {"a":{"b":1}}                          | [{"op":"copy","from":"/a","path":"/c"},{"op":"add","path":"/c/d","value":2}] | {"a":{"b":1},"c":{"b":1,"d":2}}
            {"a":1}                                | [{"op":"replace","path":"/b","value":2}]                         | {"a":1,"b":2}
            {"a":[1,2]}                            | [{"op":"remove","path":"/a/-1"}]                                 | {"a":[1]}
            {"a":1}                                | [{"op":"replace","path":"","value":{"b":2}}]                     | {"b":2}
            """)
    void patches(String document, String patch, String result) {
        assertEquals(result, Json.write(new Tree(JsonPatch.apply(Json.read(document).fields(), read(patch)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"baz":"qux"}  | [{"op":"test","path":"/baz","value":"bar"}]
            {"foo":"bar"}  | [{"op":"add","path":"/baz/bat","value":"qux"}]
            {"/":9,"~1":10}| [{"op":"test","path":"/~01","value":"10"}]
            {"a":[1]}      | [{"op":"add","path":"/a/5","value":1}]
            {"a":1}        | [{"op":"remove","path":"/b"}]
            {"a":1}        | [{"op":"leap","path":"/a"}]
            {"a":1}        | [{"op":"add","value":1}]
            """)
    void refusesWithoutSayingWhy(String document, String patch) {
        Refusal refusal = assertThrows(Refusal.class, () -> JsonPatch.apply(Json.read(document).fields(), read(patch)));
        assertEquals(422, refusal.code());
        assertEquals("the server rejected our request due to an error in our request", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op":"test"} | error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp
            [1]           | error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp
            """)
    void refusesWhatIsNoPatch(String patch, String message) {
        Refusal refusal = assertThrows(Refusal.class, () -> JsonPatch.apply(Map.of(), read(patch)));
        assertEquals(400, refusal.code());
        assertEquals(message, refusal.getMessage());
    }

    private static @Nullable Object read(String json) {
        return Json.readValue(json.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void whatIsAddedCanBeTakenAway(@ForAll @NotEmpty @AlphaChars String key, @ForAll long value) {
        Map<String, Object> object = Map.of("0", "x");
        Map<String, Object> add = Map.of("op", "add", "path", "/" + key, "value", value);
        Map<String, Object> test = Map.of("op", "test", "path", "/" + key, "value", value);
        Map<String, Object> remove = Map.of("op", "remove", "path", "/" + key);
        assertEquals(object, JsonPatch.apply(object, List.of(add, test, remove)));
    }
}
