package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.YamlText.Lines;
import dev.pilothouse.text.YamlText.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    private static final String DEPLOYMENT = """
            # the shop
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web   # as in DNS
              labels: &labels
                app: web
            spec:
              replicas: 3  # nights: 1
              template:
                metadata:
                  labels: *labels
                spec:
                  containers:
                    # the only one
                    - name: web
                      image: "nginx:1.27"
                      resources:
                      ports: [{containerPort: 80}]
                      args: []
            """;

    private static String set(String text, Object value, Object... path) {
        return YamlText.of(text).with(0, value, path).text();
    }

    private static String drop(String text, Object... path) {
        return YamlText.of(text).without(0, path).text();
    }

    @Test
    void aScalarIsReplacedInItsQuotesAndBesideItsComment() {
        String five = DEPLOYMENT.replace("replicas: 3 ", "replicas: 5 ");
        assertEquals(five, set(DEPLOYMENT, 5, "spec", "replicas"));
        assertEquals(
                DEPLOYMENT.replace("nginx:1.27", "nginx:1.28"),
                set(DEPLOYMENT, "nginx:1.28", "spec", "template", "spec", "containers", 0, "image"));
    }

    @Test
    void anEmptyValueIsFilledInTheStyleAroundIt() {
        assertEquals(
                DEPLOYMENT.replace("resources:\n", "resources:\n            limits:\n              cpu: 100m\n"),
                set(DEPLOYMENT, "100m", "spec", "template", "spec", "containers", 0, "resources", "limits", "cpu"));
        assertEquals(
                DEPLOYMENT.replace("args: []", "args:\n            - --port=80"),
                set(DEPLOYMENT, List.of("--port=80"), "spec", "template", "spec", "containers", 0, "args"));
    }

    @Test
    void whatIsWithinBracketsStaysWithinThem() {
        assertEquals(
                DEPLOYMENT.replace("[{containerPort: 80}]", "[{containerPort: 80, name: http}]"),
                set(DEPLOYMENT, "http", "spec", "template", "spec", "containers", 0, "ports", 0, "name"));
        assertEquals("{\n  \"a\": 1,\n  \"b\": {\"c\": \"d\"}\n}\n", set("{\n  \"a\": 1\n}\n", "d", "b", "c"));
        assertEquals("a: [1, 3]\n", drop("a: [1, 2, 3]\n", "a", 1));
    }

    @Test
    void anAliasKeepsItsValueWhenWhatItRefersToChanges() {
        assertEquals(
                DEPLOYMENT.replace("labels: &labels\n    app: web", "labels: &labels\n    app: shop").replace("labels: *labels", "labels:\n        app: web"),
                set(DEPLOYMENT, "shop", "metadata", "labels", "app"));
        assertEquals(
                DEPLOYMENT.replace("labels: *labels", "labels:\n        app: web\n        tier: front"),
                set(DEPLOYMENT, "front", "spec", "template", "metadata", "labels", "tier"));
    }

    @Test
    void aMergedFieldIsOverriddenBesideTheMerge() {
        String text = "base: &base {cpu: 1, memory: 2}\nlimits:\n  <<: *base\n";
        assertEquals(text + "  cpu: 3\n", set(text, 3, "limits", "cpu"));
        assertEquals(Map.of("memory", 2L), YamlText.of(drop(text, "limits", "cpu")).document(0).orElseThrow().tree().tree("limits").fields());
    }

    @Test
    void aMergeThatGivesNothingAnyMoreGoesAndCommentsBesideItStay() {
        String text = "base: &base {cpu: 1}\nlimits: # which\n  <<: *base\n  more:\n    a: *base\n    # deep\n  # shallow\n";
        String changed = set(text, Map.of("gpu", 1L), "limits");
        assertFalse(changed.contains("<<"), changed);
        assertTrue(changed.contains("# which") && changed.contains("# deep") && changed.contains("# shallow"), changed);
        String nothing = "base: &base {}\nlimits:\n  <<: *base\n  cpu: 1\n";
        assertEquals(nothing.replace("cpu: 1", "cpu: 2"), set(nothing, 2, "limits", "cpu"));
    }

    @Test
    void textOfSeveralLinesIsABlock() {
        assertEquals("data:\n  a: |\n    x\n    y\n  b: 1\n", set("data:\n  a: z\n  b: 1\n", "x\ny\n", "data", "a"));
        assertEquals("data:\n  a: |- # c\n    x\n    y\n", set("data:\n  a: z # c\n", "x\ny", "data", "a"));
        assertEquals("data:\n  a: z # c\nb: 1\n", set("data:\n  a: | # c\n    x\n    y\nb: 1\n", "z", "data", "a"));
        assertEquals("a: |\n  x\nb: 1", set("a: |\n  x", 1, "b"));
    }

    @Test
    void lineBreaksAndTheMissingLastOneStay() {
        assertEquals("a: 1\r\nb:\r\n  c: x\r\n", set("a: 1\r\n", "x", "b", "c"));
        assertEquals("a: 1\nb: 2", set("a: 1", 2, "b"));
        assertEquals("a: 1", drop("a: 1\nb: 2", "b"));
    }

    @Test
    void itemsAreAddedAndRemovedAmongComments() {
        String list = "args:\n  # first\n  - a\n  # second\n  - b # two\n  # end\n";
        assertEquals(list.replace("two\n", "two\n  - c\n"), set(list, "c", "args", 2));
        assertEquals("args:\n  # first\n  # second\n  - b # two\n  # end\n", drop(list, "args", 0));
        assertEquals("c:\n- image: y\n", drop("c:\n- name: x\n  image: y\n", "c", 0, "name"));
        assertEquals("c:\n- # about it\n  image: y\n", drop("c:\n- name: x # gone\n  # about it\n  image: y\n", "c", 0, "name"));
    }

    @Test
    void whatIsLeftEmptyGoesAlongUnlessACommentIsInIt() {
        assertEquals("a: 1\n", drop("a: 1\nb:\n  c:\n    d: 1\n", "b", "c", "d"));
        assertEquals("a: 1\nb: {}\n  # why\n", drop("a: 1\nb:\n  # why\n  c: 1\n", "b", "c"));
        assertEquals("{}\n", drop("a: 1\n", "a"));
    }

    @Test
    void emptyLinesBehindWhatIsRemovedStayWhereACommentClosedTheBlockBefore() {
        String closed = "a:\n  b: |+\n    text\n  # closes\n  c: 1\n\nd: 2\n";
        assertEquals("a:\n  b: |+\n    text\n  # closes\n\nd: 2\n", YamlText.of(closed).without(0, "a", "c").text());
        String open = "a:\n  b: |+\n    text\n  c: 1\n\nd: 2\n";
        assertEquals("a:\n  b: |+\n    text\nd: 2\n", YamlText.of(open).without(0, "a", "c").text());
    }

    @Test
    void documentsBesideTheChangedOneStay() {
        String text = "%YAML 1.2\n---\n# one\na: 1\n...\n# between\n---\nb: 1 # x\n--- # three\n{c: 1}\n";
        YamlText yaml = YamlText.of(text);
        assertEquals(3, yaml.size());
        assertEquals(text.replace("b: 1", "b: 2"), yaml.with(1, 2, "b").text());
        assertEquals(text.replace("{c: 1}", "{c: 1, d: 2}"), yaml.with(2, 2, "d").text());
        assertEquals("%YAML 1.2\n---\n# one\na: 1\n...\n# between\n--- # three\n{c: 1}\n", yaml.minus(1).text());
    }

    @Test
    void aDocumentIsAddedBehindTheLast() {
        Document more = Document.of(Map.of("kind", "Pod"));
        assertEquals("kind: Pod\n", YamlText.of("").plus(more).text());
        assertEquals("# only this\nkind: Pod\n", YamlText.of("# only this\n").plus(more).text());
        assertEquals("a: 1\n---\nkind: Pod\n", YamlText.of("a: 1\n").plus(more).text());
        assertEquals("a: 1\n", YamlText.of("a: 1\n").plus(more).minus(1).text());
        assertEquals("kind: Pod\n", YamlText.of("a: 1\n").plus(more).minus(0).text());
    }

    @Test
    void anEmptyTextIsBegun() {
        assertEquals("# to do\nkind: Pod\n", set("# to do\n", "Pod", "kind"));
        assertEquals(1, YamlText.of("").with(0, "Pod", "kind").size());
    }

    @Test
    void aBrokenDocumentIsRefusedAndTheOthersAreNot() {
        YamlText yaml = YamlText.of("a: 1\n---\nb: [1\n---\nc: 1\n");
        assertEquals(Optional.empty(), yaml.document(1));
        assertEquals(List.of("4", "1"), yaml.problem().orElseThrow().args());
        assertEquals(ProblemCode.YAML_BROKEN, assertThrows(ProblemException.class, () -> yaml.with(1, 1, "b")).problem().code());
        assertEquals("a: 1\n---\nb: [1\n---\nc: 2\n", yaml.with(2, 2, "c").text());
    }

    @Test
    void whatIsThereAlreadyChangesNothing() {
        YamlText yaml = YamlText.of(DEPLOYMENT);
        assertSame(yaml, yaml.with(0, 3, "spec", "replicas"));
        assertSame(yaml, yaml.without(0, "spec", "nothing", 3));
    }

    @Test
    void placesAreFoundByLineAndLinesByPath() {
        YamlText yaml = YamlText.of("# x\n---\n" + DEPLOYMENT);
        assertEquals(new Lines(11, 11), yaml.lines(0, "spec", "replicas").orElseThrow());
        assertEquals(new Lines(18, 22), yaml.lines(0, "spec", "template", "spec", "containers", 0).orElseThrow());
        assertEquals(new Place(0, List.of("spec", "replicas")), yaml.at(11).orElseThrow());
        assertEquals(new Place(0, List.of("spec", "template", "spec", "containers", 0, "name")), yaml.at(18).orElseThrow());
        assertEquals(new Place(0, List.of("spec", "template", "spec", "containers", 0, "ports", 0, "containerPort")), yaml.at(21).orElseThrow());
        assertEquals(Optional.empty(), yaml.at(1));
        assertEquals(Optional.empty(), yaml.lines(0, "spec", "template", "metadata", "labels", "app"));
    }

    @Test
    void hostileTextIsRefused() {
        assertTrue(YamlText.of("a: ".repeat(2) + "&x [*x]").problem().isPresent());
        assertTrue(YamlText.of("[".repeat(5000)).problem().isPresent());
        assertEquals("", YamlText.of("").text());
        assertEquals(0, YamlText.of("\uFEFF\n# nothing\n").size());
        assertEquals("\uFEFFa: 2\n", set("\uFEFFa: 1\n", 2, "a"));
    }
}
