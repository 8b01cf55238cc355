package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplyYamlTest {

    private static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");
    private static final Kind NODE = Kind.clusterWide("", "v1", "Node", "nodes");
    private static final Kind DEFINITION =
            Kind.clusterWide("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");

    private static ApplyYaml read(String text) {
        return ApplyYaml.read(text, "shop.yaml", "shop", (apiVersion, name) -> List.of(CONFIG_MAP, NODE, DEFINITION).stream()
                .filter(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(name))
                .findFirst());
    }

    private static String configMap(String metadata) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {" + metadata + "}\n";
    }

    @Test
    void fillsInTheNamespaceWhereOneIsNeeded() {
        Draft draft = read(configMap("name: a") + "---\n" + configMap("name: b, namespace: other")
                        + "---\napiVersion: v1\nkind: Node\nmetadata: {name: n, namespace: odd}\n")
                .draft();
        assertEquals(List.of("shop", "other", ""), draft.wishes().stream().map(wish -> wish.ref().namespace()).toList());
        assertEquals(new Draft.Summary("apply-several", List.of("3")), draft.summary());
    }

    @Test
    void draftsTheGoodOnesAndNamesTheBad() {
        ApplyYaml read = read("kind: [\n---\n" + configMap("name: a") + "---\napiVersion: v9\nkind: Strange\nmetadata: {name: s}\n");
        assertEquals(List.of(ProblemCode.YAML_BROKEN, ProblemCode.KIND_UNKNOWN), read.problems().stream().map(Problem::code).toList());
        assertEquals(new Draft.Summary("apply", List.of("configmap/a")), read.draft().summary());
        assertEquals(List.of(1, 3, 7), read.parts().stream().map(ApplyYaml.Part::line).toList());
    }

    @Test
    void refusesNamesThatTheServerWouldMake() {
        assertEquals(
                List.of(Problem.of(ProblemCode.NOT_AN_OBJECT, "1", "metadata.name")), read(configMap("generateName: a-")).problems());
    }

    @Test
    void knowsKindsThatTheTextDefines() {
        ApplyYaml read = read(
                """
                apiVersion: example.com/v1
                kind: Widget
                metadata: {name: w}
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets}
                  versions: [{name: v1}]
                """);
        assertEquals(List.of(), read.problems());
        assertEquals(
                Optional.of(Kind.namespaced("example.com", "v1", "Widget", "widgets")),
                read.parts().getFirst().wish().map(wish -> wish.ref().kind()));
    }

    @Test
    void saysWhenThereIsNothingToApply() {
        ProblemException refused = assertThrows(ProblemException.class, () -> read("# nothing\n").draft());
        assertEquals(Problem.of(ProblemCode.NOTHING_TO_APPLY, "shop.yaml"), refused.problem());
    }
}
