package dev.pilothouse.guide.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Kind;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.YamlCaret;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final BuiltInSchemas SCHEMAS = new BuiltInSchemas();
    private static final List<Kind> KINDS = SCHEMAS.resources().stream().map(Resource::kind).toList();
    private static final String DEPLOYMENT = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n";

    /** The bar is the caret. */
    private static Completion at(String text) {
        return Completion.at(text.replace("|", ""), text.indexOf('|'), SCHEMAS, KINDS);
    }

    private static List<String> labels(String text) {
        return at(text).proposals().stream().map(Proposal::label).toList();
    }

    /** The text after choosing the proposal of that label. */
    private static String chosen(String text, String label) {
        Completion completion = at(text);
        Proposal proposal = completion.proposals().stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
        String plain = text.replace("|", "");
        return plain.substring(0, completion.start()) + proposal.insert() + plain.substring(completion.end());
    }

    @Test
    void fieldsFitTheirPlaceAndAreNotOfferedTwice() {
        List<String> fields = labels(DEPLOYMENT + "  replicas: 3\n  |\n");
        assertEquals(List.of("selector", "template"), fields.subList(0, 2), "what must be given comes first");
        assertTrue(fields.contains("strategy"));
        assertFalse(fields.contains("replicas"));
        assertFalse(fields.contains("containers"));
        assertFalse(labels(DEPLOYMENT + "|").contains("status"));
    }

    @Test
    void aChosenFieldIsOpenedForItsValue() {
        assertEquals(DEPLOYMENT + "  replicas: \n", chosen(DEPLOYMENT + "  rep|\n", "replicas"));
        assertEquals(DEPLOYMENT + "  selector:\n    \n", chosen(DEPLOYMENT + "  sel|\n", "selector"));
        String pod = "apiVersion: v1\nkind: Pod\nspec:\n";
        assertEquals(pod + "  containers:\n  - \n", chosen(pod + "  cont|\n", "containers"));
        assertEquals(pod + "  containers:\n    - name: \n", chosen(pod + "  containers:\n    |\n", "name"));
        assertEquals(pod + "  containers:\n  - image: x\n", chosen(pod + "  containers:\n  - im|: x\n", "image"));
    }

    @Test
    void valuesAreThoseThatAreAllowed() {
        String service = "apiVersion: v1\nkind: Service\nspec:\n";
        assertEquals(List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort"), labels(service + "  type: |\n").stream().sorted().toList());
        assertEquals(List.of("UDP"), labels(service + "  ports:\n  - protocol: U|\n"));
        assertEquals(List.of("false"), labels("apiVersion: apps/v1\nkind: Deployment\nspec:\n  paused: f|\n"));
        assertEquals(service + "  type: NodePort\n", chosen(service + "  type:|\n", "NodePort"));
    }

    @Test
    void kindsAndVersionsFollowEachOther() {
        assertTrue(labels("apiVersion: apps/v1\nkind: |\n").containsAll(List.of("Deployment", "StatefulSet")));
        assertFalse(labels("apiVersion: apps/v1\nkind: |\n").contains("Pod"));
        assertEquals(List.of("apps/v1"), labels("kind: Deployment\napiVersion: |\n"));
        assertEquals("kind: Deployment\napiVersion: apps/v1\n", chosen("kind: Deploy|\n", "Deployment"));
        assertEquals(List.of("apiVersion", "kind", "metadata"), labels("|"));
    }

    @Test
    void namesOfTheSameTextAreOfferedWhereTheyAreReferredTo() {
        String text = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  volumes:
                  - name: data
                  - name: cache
                  containers:
                  - name: main
                    ports: [{containerPort: 80, name: http}]
                    volumeMounts:
                    - mountPath: /data
                      name: MOUNT
                    readinessProbe: {}
                    livenessProbe:
                      httpGet:
                        port: PORT
                    envFrom:
                    - configMapRef:
                        name: MAP
                """;
        assertEquals(List.of("data", "cache"), labels(text.replace("MOUNT", "|").replace("PORT", "1").replace("MAP", "x")));
        assertEquals(List.of("http", "80"), labels(text.replace("MOUNT", "data").replace("PORT", "|").replace("MAP", "x")));
        assertEquals(List.of("settings"), labels(text.replace("MOUNT", "data").replace("PORT", "1").replace("MAP", "s|")));
        assertEquals(List.of("http"), labels(text + "---\napiVersion: v1\nkind: Service\nspec:\n  ports:\n  - targetPort: ht|\n"));
    }

    @Test
    void aFieldIsExplained() {
        String text = DEPLOYMENT + "  replicas: 3\n";
        FieldDoc doc = FieldDoc.at(YamlCaret.at(text, text.indexOf("cas:")), SCHEMAS).orElseThrow();
        assertEquals("spec.replicas", doc.path());
        assertEquals("int32", doc.type());
        assertTrue(doc.description().startsWith("Number of desired pods."));
        assertFalse(doc.required());
        String pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    imagePullPolicy: x\n";
        FieldDoc policy = FieldDoc.at(YamlCaret.at(pod, pod.indexOf(": x") + 2), SCHEMAS).orElseThrow();
        assertEquals("spec.containers[].imagePullPolicy", policy.path());
        assertEquals(List.of("Always", "IfNotPresent", "Never"), policy.values());
    }
}
