package dev.pilothouse.guide.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.guide.editor.Finding.Fault;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextCheckTest {

    private static final BuiltInSchemas SCHEMAS = new BuiltInSchemas();
    private static final List<Kind> KINDS = SCHEMAS.resources().stream().map(Resource::kind).toList();

    private static List<Finding> check(String text) {
        return TextCheck.findings(YamlText.of(text), SCHEMAS, KINDS);
    }

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replcas: 3
              minReadySeconds: "5"
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  containers:
                  - image: nginx
                    imagePullPolicy: Sometimes
                    env:
                    - name: PORT
                      value: 80
                    resources:
                      limits: {cpu: 1, memory: 1Gi}
                    ports:
                      containerPort: 80
            """;

    @Test
    void eachFaultIsNamedOnItsLine() {
        assertEquals(
                List.of(
                        new Finding(6, 0, "spec.replcas", new Fault.UnknownField("replcas", Optional.of("replicas"))),
                        new Finding(7, 0, "spec.minReadySeconds", new Fault.WrongType("int32", "text")),
                        new Finding(15, 0, "spec.template.spec.containers[]", new Fault.Missing("name")),
                        new Finding(16, 0, "spec.template.spec.containers[].imagePullPolicy",
                                new Fault.NotAllowed("Sometimes", List.of("Always", "IfNotPresent", "Never"))),
                        new Finding(19, 0, "spec.template.spec.containers[].env[].value", new Fault.WrongType("string", "number")),
                        new Finding(22, 0, "spec.template.spec.containers[].ports", new Fault.WrongType("[]ContainerPort", "object"))),
                check(DEPLOYMENT));
    }

    @Test
    void unknownKindsAreGuessed() {
        assertEquals(
                List.of(new Finding(2, 0, "kind", new Fault.UnknownKind("apps/v1", "Deploymnt", Optional.of("Deployment")))),
                check("apiVersion: apps/v1\nkind: Deploymnt\n"));
        assertEquals(
                List.of(new Finding(2, 0, "kind", new Fault.UnknownKind("v1", "Deployment", Optional.of("apps/v1 Deployment")))),
                check("apiVersion: v1\nkind: Deployment\n"));
        assertEquals(List.of(new Finding(1, 0, "kind", new Fault.Missing("kind"))), check("apiVersion: v1\n"));
    }

    @Test
    void aBrokenDocumentDoesNotHideTheNext() {
        List<Finding> findings = check("apiVersion: v1\nkind: Pod\nkind: Pod\n---\napiVersion: v1\nkind: ConfigMap\ndatas: {}\n");
        assertEquals(ProblemCode.YAML_DUPLICATE_KEY, ((Fault.Unreadable) findings.getFirst().fault()).problem().code());
        assertEquals(3, findings.getFirst().line());
        assertEquals(new Finding(7, 1, "datas", new Fault.UnknownField("datas", Optional.of("data"))), findings.get(1));
    }

    @Test
    void whatAServerWouldTakeIsNotCalledWrong() {
        assertEquals(List.of(), check("""
                apiVersion: v1
                kind: Service
                metadata: {name: a, creationTimestamp: null}
                spec:
                  clusterIP: ""
                  selector:
                  ports:
                  - port: 80
                    targetPort: http
                """));
        assertEquals(List.of(), check("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: tills.shop.example}
                spec:
                  group: shop.example
                  scope: Namespaced
                  names: {kind: Till, plural: tills}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true, default: {a: 1}}}
                ---
                apiVersion: shop.example/v1
                kind: Till
                anything: goes
                """));
    }

    @Test
    void theSamplesHaveNoFault() throws IOException {
        for (String folder : List.of("concepts", "shop")) {
            try (Stream<Path> files = Files.list(Path.of("samples", folder))) {
                for (Path file : files.filter(file -> !file.getFileName().toString().startsWith("custom-resource")).toList()) {
                    assertEquals(List.of(), check(Files.readString(file)), file.toString());
                }
            }
        }
    }

    @Test
    void everyKeyThatStandsTwiceIsNamedAndWhereReadingEnds() {
        String text = "a: 1\nb: {x: 1, x: 2}\na: 2\n---\nkind: X\nkind: Y\nlist: [1\n";
        assertEquals(
                List.of("YAML_DUPLICATE_KEY 2", "YAML_DUPLICATE_KEY 3", "YAML_DUPLICATE_KEY 6", "YAML_BROKEN 8"),
                check(text).stream().map(finding -> ((Fault.Unreadable) finding.fault()).problem().code() + " " + finding.line()).toList());
    }
}
