package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    private static final Tree OBJECT = Json.read("""
            {"spec": {"size": 3, "a.b": "dotted", "a": {"b": "nested"}, "hosts": ["x", "y", "z"], "none": null,
                      "rules": [{"name": "one", "port": 80, "on": true}, {"name": "two", "port": 443, "on": false}]},
             "status": {"conditions": [{"type": "Synced", "status": "False"}, {"type": "Ready", "status": "True"}]}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ".spec.size | 3",
        "$.spec.size | 3",
        ".spec['size'] | 3",
        ".spec.a\\.b | dotted",
        ".spec['a\\.b'] | dotted",
        ".spec['a.b'] | nested",
        ".spec.hosts[0] | x",
        ".spec.hosts[-1] | z",
        ".spec.hosts[*] | x,y,z",
        ".spec.hosts[1:] | y,z",
        ".spec.hosts[:-1] | x,y",
        ".spec.rules[*].name | one,two",
        ".status.conditions[?(@.type==\"Ready\")].status | True",
        ".status.conditions[?(@.type == 'Ready')].status | True",
        ".status.conditions[?(@.type!='Ready')].status | False",
        ".spec.rules[?(@.port>100)].name | two",
        ".spec.rules[?(@.port<=80)].name | one",
        ".spec.rules[?(@.on==true)].name | one",
        ".spec.rules[?(@.name)].port | 80,443",
        ".spec.none | null",
    })
    void findsWhatClientGoFinds(String path, String expected) {
        assertEquals(Arrays.asList(expected.split(",")), find(path).stream().map(String::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ".spec.absent", ".spec.absent.deeper", ".spec.hosts[9]", ".spec.hosts[-9]", ".spec.size[0]", ".spec.size.deeper", ".spec[0]",
        ".status.conditions[?(@.type==\"Other\")].status", ".spec.rules[?(@.port==\"80\")].name"
    })
    void findsNothingWhereThereIsNothing(String path) {
        assertEquals(List.of(), find(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "spec.size", "{.spec}", ".spec[", ".spec[?(", ".spec[?(@.a==)]", ".spec[1,2]", ".spec..size", ".spec['x"})
    void refusesWhatPrinterColumnsDoNotUse(String path) {
        assertTrue(JsonPath.parse(path).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        ".spec.size | spec.size",
        ".status.conditions[?(@.type==\"Ready\")].status | status.conditions",
        ".metadata.annotations.example\\.com/key | metadata.annotations",
        ".spec.hosts[0] | spec.hosts",
    })
    void readsUpToTheFirstStepThatIsNoPlainField(String path, String reads) {
        assertEquals(reads, JsonPath.parse(path).orElseThrow().reads());
    }

    @Property(tries = 2000)
    void neverFails(@ForAll @Chars({'.', '[', ']', '?', '(', ')', '@', '$', '\'', '"', '=', '*', ':', '-', '\\'}) @CharRange(from = 'a', to = 'c') @CharRange(from = '0', to = '2') String path) {
        JsonPath.parse(path).ifPresent(it -> it.find(OBJECT));
    }

    private static List<?> find(String path) {
        return JsonPath.parse(path).orElseThrow().find(OBJECT);
    }
}
