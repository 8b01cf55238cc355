package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriteTest {

    private static String written(Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("x", value);
        return Yaml.write(new Tree(fields));
    }

    @Test
    void writesAsPeopleDo() {
        String text =
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  labels: {}
                spec:
                  replicas: 3
                  paused: false
                  template:
                    spec:
                      containers:
                      - name: web
                        image: registry.k8s.io/web:1.2
                        args:
                        - --port=80
                        - -v
                        env: []
                        resources:
                          limits:
                            cpu: 500m
                      nothing: null
                """;
        assertEquals(text, Yaml.write(Yaml.read(text).getFirst().document().orElseThrow().tree()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yes", "no", "on", "Off", "y", "N", "true", "null", "~", "1", "1e3", "017", "0o17", "0x1F", "1_000", "1.5", ".5", "+1",
                "2024-01-02", "2024-01-02T10:00:00Z", "12:30:45", ".inf", ".NaN", "<<", "="})
    void quotesTextThatOtherwiseIsSomethingElse(String text) {
        assertEquals("x: \"" + text + "\"\n", written(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "500m", "registry:5000/a", "a: b", "1.2.3-rc", "--flag", "it's", "$(VAR)", "a,b", "é 漢字 😀", "-x", "a#b"})
    void leavesOrdinaryTextWithoutDoubleQuotes(String text) {
        assertEquals(-1, written(text).indexOf('"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"a: b", "a #b", "-", "- a", "@a", "[a", "{a", "*", "&a", "!a", "%a", "a:", "#a", "`a", "|", ">", "?a", ":a", "---"})
    void quotesWhatYamlWouldTakeForItsOwnSigns(String text) {
        assertEquals("x: '" + text + "'\n", written(text));
    }

    @Test
    void writesLinesAsLiteralBlocks() {
        assertEquals("x: |\n  a\n\n  b\n", written("a\n\nb\n"));
        assertEquals("x: |-\n  a\n  b\n", written("a\nb"));
        assertEquals("x: |+\n  a\n\n", written("a\n\n"));
        assertEquals("x: |2-\n    a\n  b\n", written("  a\nb"));
    }

    @Test
    void escapesWhatCannotStandAsItIs() {
        assertEquals("x: \"a\\u001B[31m\"\n", written("a\u001B[31m"));
        assertEquals("x: \"a\\r\\nb\"\n", written("a\r\nb"));
        assertEquals("x: \"\\n\"\n", written("\n"));
        assertEquals("x: \"\"\n", written(""));
    }

    @Test
    void writesNestedListsAndFirstFieldsOnTheDash() {
        assertEquals("x:\n- - 1\n  - 2\n- a: 1\n  b:\n  - 3\n", written(List.of(List.of(1L, 2L), new Tree(ordered()).fields())));
    }

    private static Map<String, Object> ordered() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", 1L);
        fields.put("b", List.of(3L));
        return fields;
    }

    @Test
    void quotesKeysAsItDoesText() {
        assertEquals("\"yes\": 1\n", Yaml.write(new Tree(Map.of("yes", 1L))));
        assertEquals("'a: b': 1\n", Yaml.write(new Tree(Map.of("a: b", 1L))));
    }
}
