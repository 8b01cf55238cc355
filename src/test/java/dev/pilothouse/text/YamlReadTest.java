package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.text.Yaml.Part;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReadTest {

    private static final String HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    private static Document only(String text) {
        List<Part> parts = Yaml.read(text);
        assertEquals(1, parts.size());
        assertEquals(Optional.empty(), parts.getFirst().problem());
        return parts.getFirst().document().orElseThrow();
    }

    private static Problem problem(String text) {
        List<Part> parts = Yaml.read(text);
        assertEquals(1, parts.size());
        return parts.getFirst().problem().orElseThrow();
    }

    private static @Nullable Object value(String scalar) {
        return only(HEAD + "x: " + scalar + "\n").tree().at("x").orElse(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes", "YES", "y", "Y", "on", "On", "true", "True", "TRUE"})
    void takesWordsOfConsentForTrueAsKubectlDoes(String word) {
        assertEquals(true, value(word));
        assertEquals(word, value('"' + word + '"'));
        assertEquals(word, value("'" + word + "'"));
        assertEquals(word, value("!!str " + word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "No", "NO", "n", "N", "off", "Off", "false", "FALSE"})
    void takesWordsOfRefusalForFalseAsKubectlDoes(String word) {
        assertEquals(false, value(word));
    }

    @ParameterizedTest
    @CsvSource({"017,15", "0o17,15", "0x1F,31", "0b11,3", "1_000,1000", "+5,5", "-0,0", "1e3,1000", "3.0,3", "09,9"})
    void readsWholeNumbersInEveryNotation(String written, long value) {
        assertEquals(value, value(written));
    }

    @ParameterizedTest
    @CsvSource({"1.5,1.5", ".5,0.5", "-.5,-0.5", "1.5e-3,0.0015"})
    void readsFractions(String written, double value) {
        assertEquals(value, value(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:30", "2024-01-02", "2024-01-02T10:00:00Z", "1.2.3", "yEs", "0b", "0o8", "500m", "=", "1e3x"})
    void leavesEverythingElseAsText(String text) {
        assertEquals(text, value(text));
    }

    @Test
    void keepsNumbersThatAreTooLongForLong() {
        assertEquals(new BigInteger("18446744073709551615"), value("18446744073709551615"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "Null", ""})
    void readsNull(String nothing) {
        assertNull(value(nothing));
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.Inf", ".nan", "1e999", "!custom a", "!!binary aGk="})
    void refusesWhatJsonCannotHold(String scalar) {
        Problem problem = problem(HEAD + "x: " + scalar + "\n");
        assertEquals(ProblemCode.YAML_BROKEN, problem.code());
        assertEquals(List.of("4", "4"), problem.args());
    }

    @Test
    void readsTheOthersWhenOneIsBroken() {
        List<Part> parts = Yaml.read(HEAD + "---\nkind: [\n--- # third\n" + HEAD.replace("name: a", "name: c"));
        assertEquals(3, parts.size());
        assertEquals("a", parts.get(0).document().orElseThrow().name());
        assertEquals(ProblemCode.YAML_BROKEN, parts.get(1).problem().orElseThrow().code());
        assertEquals("c", parts.get(2).document().orElseThrow().name());
        assertEquals(List.of(1, 5, 6), parts.stream().map(Part::line).toList());
    }

    @Test
    void saysWhereItIsBroken() {
        Problem problem = problem("---\n# a comment\nkind: a\n  b: c\n");
        assertEquals(ProblemCode.YAML_BROKEN, problem.code());
        assertEquals(List.of("4", "4"), problem.args());
    }

    @Test
    void refusesTabsAsIndentation() {
        assertEquals(ProblemCode.YAML_BROKEN, problem(HEAD + "data:\n\tkey: value\n").code());
    }

    @Test
    void leavesEmptyDocumentsOut() {
        assertEquals(List.of(), Yaml.read(""));
        assertEquals(List.of(), Yaml.read("---\n# nothing\n---\n\n---\n~\n...\n"));
        assertEquals(1, Yaml.read("%YAML 1.2\n---\n" + HEAD + "...\n").size());
    }

    @Test
    void readsWindowsLineEndsAndByteOrderMark() {
        assertEquals("a", only("\uFEFF" + HEAD.replace("\n", "\r\n")).name());
    }

    @Test
    void namesTheKeyThatOccursTwice() {
        Problem problem = problem(HEAD + "data:\n  one: 1\n  two: 2\n  one: 3\n");
        assertEquals(Problem.of(ProblemCode.YAML_DUPLICATE_KEY, "one", "7"), problem);
    }

    @Test
    void findsKeysThatAreTheSameOnlyForKubectl() {
        assertEquals(ProblemCode.YAML_DUPLICATE_KEY, problem(HEAD + "data: {yes: a, on: b}\n").code());
    }

    @Test
    void resolvesAliasesAndMergeKeys() {
        Document document = only(HEAD + "base: &base {a: 1, b: 2}\nother:\n  <<: *base\n  b: 3\ncopy: *base\n");
        assertEquals(1L, document.tree().number(0, "other", "a"));
        assertEquals(3L, document.tree().number(0, "other", "b"));
        assertEquals(2L, document.tree().number(0, "copy", "b"));
    }

    @Test
    void refusesAliasesThatExplode() {
        StringBuilder bomb = new StringBuilder(HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 8; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i)).append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
        }
        assertEquals(ProblemCode.YAML_TOO_LARGE, problem(bomb.toString()).code());
    }

    @Test
    void countsNodesAsIfAliasesWereWrittenOut() {
        StringBuilder wide = new StringBuilder(HEAD + "a: &a [" + "x, ".repeat(30_000) + "]\n");
        for (int i = 0; i < 9; i++) {
            wide.append("b%d: *a\n".formatted(i));
        }
        assertEquals(List.of("nodes 200000"), problem(wide.toString()).args());
    }

    @Test
    void refusesAliasesThatGoRound() {
        assertEquals(ProblemCode.YAML_BROKEN, problem(HEAD + "a: &a {b: *a}\n").code());
    }

    @Test
    void refusesDepthsWithoutEnd() {
        assertEquals(List.of("depth 100"), problem(HEAD + "a: " + "[".repeat(5_000)).args());
        assertEquals(List.of("depth 100"), problem(HEAD + "a:\n" + "- ".repeat(5_000) + "x").args());
    }

    @Test
    void refusesTextsWithoutEnd() {
        assertEquals(ProblemCode.YAML_TOO_LARGE, problem(HEAD + "a: " + "x".repeat(3_000_000)).code());
        assertEquals(ProblemCode.YAML_TOO_LARGE, problem("#".repeat(20_000_001)).code());
    }

    @Test
    void saysWhatAnObjectLacks() {
        assertEquals(Problem.of(ProblemCode.NOT_AN_OBJECT, "2", "apiVersion"), problem("---\nservices: {}\n"));
        assertEquals(Problem.of(ProblemCode.NOT_AN_OBJECT, "1", "kind"), problem("apiVersion: v1\n"));
        assertEquals(Problem.of(ProblemCode.NOT_AN_OBJECT, "1", "metadata.name"), problem("apiVersion: v1\nkind: Pod\n"));
        assertEquals(Problem.of(ProblemCode.NOT_AN_OBJECT, "1", "kind"), problem("just words\n"));
    }

    @Test
    void splitsListsIntoTheirItems() {
        List<Part> parts = Yaml.read(
                """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: one}
                - just words
                - apiVersion: v1
                  kind: Secret
                  metadata: {name: two}
                """);
        assertEquals(List.of(4, 1, 8), parts.stream().map(Part::line).toList());
        assertEquals("one", parts.get(0).document().orElseThrow().name());
        assertEquals(ProblemCode.NOT_AN_OBJECT, parts.get(1).problem().orElseThrow().code());
        assertEquals("two", only(parts.get(2).text()).name());
    }

    @Test
    void completesItemsOfTypedLists() {
        Document item = only("{\"kind\":\"DeploymentList\",\"apiVersion\":\"apps/v1\",\"items\":[{\"metadata\":{\"name\":\"web\"}}]}");
        assertEquals("Deployment", item.kindName());
        assertEquals("apps/v1", item.apiVersion());
    }

    @Test
    void readsJsonWithTabsAndSeveralObjects() {
        String one = "{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a\"}, \"data\": {\"x\": \"\\ud83d\\ude00 yes\"}}";
        List<Part> parts = Yaml.read(one + "\n" + one.replace("\"a\"", "\"b\""));
        assertEquals(2, parts.size());
        assertEquals("😀 yes", parts.get(0).document().orElseThrow().tree().text("data", "x"));
        assertEquals("b", parts.get(1).document().orElseThrow().name());
        assertEquals(4, parts.get(1).line());
    }

    @Test
    void saysWhereJsonIsBroken() {
        Problem problem = problem("{\"apiVersion\": \"v1\",\n\"kind\": \"ConfigMap\"\n\"metadata\": {}}");
        assertEquals(ProblemCode.YAML_BROKEN, problem.code());
        assertEquals("3", problem.args().getFirst());
    }

    @Test
    void findsKeysThatOccurTwiceInJson() {
        assertEquals(ProblemCode.YAML_DUPLICATE_KEY, problem("{\"kind\": \"A\", \"kind\": \"B\"}").code());
    }

    @Test
    void keepsTextAsItWasWritten() {
        String text = HEAD + "# why\n";
        assertEquals(text, Yaml.read("---\n" + text).getFirst().text());
        assertTrue(Yaml.read(text + "---\n" + text).getFirst().text().contains("# why"));
    }

    @Test
    void keepsSeparatorsThatAreNoLineBreaks() {
        assertEquals("a\u2028b", value("\"a\u2028b\""));
    }
}
