package dev.pilothouse.platform.playground.registry;

import static dev.pilothouse.platform.playground.registry.SmallCluster.ALICE;
import static dev.pilothouse.platform.playground.registry.SmallCluster.DELETE;
import static dev.pilothouse.platform.playground.registry.SmallCluster.OPTIONS;
import static dev.pilothouse.platform.playground.registry.SmallCluster.yaml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.WriteOptions.FieldValidation;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The verbs with the kinds, defaults and rules of a real cluster. */
class RealKindsTest {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: 'web:1'}]}
            """;

    private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: 'x:1'}]}}";

    private final SmallCluster cluster = SmallCluster.real();

    @AfterEach
    void close() {
        cluster.close();
    }

    private Document patch(String name, String subresource, PatchType type, String body) {
        return cluster.registry.patch(ALICE, cluster.target("deployments.apps", "shop", name, subresource), type, body, OPTIONS).object();
    }

    private Document apply(String body, String manager, boolean force) {
        return cluster.registry.patch(ALICE, cluster.target("deployments.apps", "shop", "web"), PatchType.APPLY, body,
                new WriteOptions(false, manager, FieldValidation.STRICT, force)).object();
    }

    @Test
    void createdPodHasDefaultsOwnersAndAFirstStatus() {
        Document pod = cluster.create("pods", "shop", POD);
        assertEquals("Always", pod.tree().text("spec", "restartPolicy"));
        assertEquals("Pending", pod.tree().text("status", "phase"));
        assertEquals("BestEffort", pod.tree().text("status", "qosClass"));
        Tree owner = pod.tree().trees("metadata", "managedFields").getFirst();
        assertEquals("kubectl", owner.text("manager"));
        assertTrue(owner.has("fieldsV1", "f:spec", "f:restartPolicy"), owner.toString());
    }

    @Test
    void containersThatAreAddedForDebuggingHaveDefaults() {
        cluster.create("pods", "shop", POD);
        Document pod = cluster.registry.patch(ALICE, cluster.target("pods", "shop", "p", "ephemeralcontainers"), PatchType.STRATEGIC,
                "{\"spec\": {\"ephemeralContainers\": [{\"name\": \"debugger\", \"image\": \"busybox\", \"targetContainerName\": \"c\"}]}}", OPTIONS).object();
        Tree added = pod.tree().trees("spec", "ephemeralContainers").getFirst();
        assertEquals("Always", added.text("imagePullPolicy"));
        assertEquals("/dev/termination-log", added.text("terminationMessagePath"));
    }

    @Test
    void brokenRulesAreListed() {
        Refusal refusal = assertThrows(Refusal.class, () -> cluster.create("configmaps", "shop", "{apiVersion: v1, kind: ConfigMap, metadata: {name: A_b}}"));
        assertEquals(422, refusal.code());
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("ConfigMap \"A_b\" is invalid: metadata.name: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain"));
    }

    @Test
    void putOfTheSameChangesNothing() {
        Document web = cluster.create("deployments.apps", "shop", WEB);
        Document again = cluster.registry.update(ALICE, cluster.target("deployments.apps", "shop", "web"), web, OPTIONS).object();
        assertEquals(web, again);
        assertEquals(web.version(), cluster.registry.update(ALICE, cluster.target("deployments.apps", "shop", "web"), yaml(WEB), OPTIONS).object().version());
    }

    @Test
    void scaleIsReadAndWrittenInItsOwnShape() {
        cluster.create("deployments.apps", "shop", WEB);
        Document scale = cluster.registry.get(ALICE, cluster.target("deployments.apps", "shop", "web", "scale"));
        assertEquals("app=web", scale.tree().text("status", "selector"));
        assertEquals(5, patch("web", "scale", PatchType.MERGE, "{\"spec\":{\"replicas\":5}}").tree().number(0, "spec", "replicas"));
        Document web = cluster.get("deployments.apps", "shop", "web");
        assertEquals(5, web.tree().number(0, "spec", "replicas"));
        assertEquals(2, web.tree().number(0, "metadata", "generation"));
        assertTrue(web.tree().trees("metadata", "managedFields").stream().anyMatch(owner -> owner.text("subresource").equals("scale")), web.toString());
        Refusal refusal = assertThrows(Refusal.class, () -> patch("web", "scale", PatchType.MERGE, "{\"spec\":{\"replicas\":-1}}"));
        assertEquals("Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0", refusal.getMessage());
    }

    @Test
    void strategicAndJsonPatchesReachIntoLists() {
        cluster.create("deployments.apps", "shop", WEB);
        patch("web", "", PatchType.STRATEGIC, "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"web:2\"}]}}}}");
        Document web = patch("web", "", PatchType.JSON, "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":4}]");
        assertEquals("web:2", web.tree().trees("spec", "template", "spec", "containers").getFirst().text("image"));
        assertEquals(4, web.tree().number(0, "spec", "replicas"));
        assertEquals(3, web.tree().number(0, "metadata", "generation"));
    }

    @Test
    void applyCreatesKeepsAndRefusesWhatOthersOwn() {
        Document created = apply(WEB, "gitops", false);
        assertEquals(created, apply(WEB, "gitops", false));
        patch("web", "scale", PatchType.MERGE, "{\"spec\":{\"replicas\":7}}");
        Refusal conflict = assertThrows(Refusal.class, () -> apply(WEB, "gitops", false));
        assertEquals(409, conflict.code());
        assertTrue(String.valueOf(conflict.getMessage()).contains(".spec.replicas"), conflict.getMessage());
        assertEquals(2, apply(WEB, "gitops", true).tree().number(0, "spec", "replicas"));
    }

    @Test
    void podIsBoundOnceAndEvictedWithItsGrace() {
        cluster.create("pods", "shop", POD);
        Objects scheduler = cluster.registry.as("scheduler");
        scheduler.bind("shop", "p", "node-1");
        Document bound = cluster.get("pods", "shop", "p");
        assertEquals("node-1", bound.tree().text("spec", "nodeName"));
        assertEquals(1, bound.tree().number(0, "metadata", "generation"), "to be bound is no other wish");
        assertEquals("PodScheduled", bound.tree().trees("status", "conditions").getFirst().text("type"));
        Refusal refusal = assertThrows(Refusal.class, () -> scheduler.bind("shop", "p", "node-2"));
        assertEquals("Operation cannot be fulfilled on pods/binding \"p\": pod p is already assigned to node \"node-1\"", refusal.getMessage());
        Document eviction = yaml("{apiVersion: policy/v1, kind: Eviction, metadata: {name: p}}");
        Document answer = cluster.registry.create(ALICE, cluster.target("pods", "shop", "p", "eviction"), eviction, OPTIONS).object();
        assertEquals("Success", answer.tree().text("status"));
        Document ending = cluster.get("pods", "shop", "p");
        assertEquals(30, ending.tree().number(0, "metadata", "deletionGracePeriodSeconds"));
        assertTrue(ending.tree().trees("status", "conditions").stream().anyMatch(one -> one.text("type").equals("DisruptionTarget")));
    }

    @Test
    void namespaceGoesWhenItIsFinalized() {
        Document held = cluster.registry.delete(ALICE, cluster.target("namespaces", "", "shop"), DELETE).object();
        assertEquals("Terminating", held.tree().text("status", "phase"));
        Document free = yaml("{apiVersion: v1, kind: Namespace, metadata: {name: shop}, spec: {finalizers: []}}");
        cluster.registry.update(ALICE, cluster.target("namespaces", "", "shop", "finalize"), free, OPTIONS);
        assertEquals(404, assertThrows(Refusal.class, () -> cluster.get("namespaces", "", "shop")).code());
    }

    @Test
    void unknownPartIsNotFound() {
        Refusal refusal = assertThrows(Refusal.class, () -> cluster.registry.get(ALICE, cluster.target("configmaps", "shop", "a", "status")));
        assertEquals(404, refusal.code());
    }

    @Test
    void dryRunLeavesNothing() {
        WriteOptions dry = new WriteOptions(true, "kubectl", FieldValidation.IGNORE, false);
        cluster.registry.create(ALICE, cluster.target("pods", "shop", ""), yaml(POD), dry);
        assertEquals(List.of(), cluster.registry.as("x").list("pods", "shop"));
    }

    @Test
    void establishedDefinitionIsServed() {
        cluster.create("customresourcedefinitions.apiextensions.k8s.io", "", """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: toys.demo.io}
                spec:
                  group: demo.io
                  scope: Namespaced
                  names: {plural: toys, kind: Toy}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema:
                      openAPIV3Schema:
                        type: object
                        properties:
                          spec:
                            type: object
                            properties:
                              size: {type: integer, default: 3, minimum: 1}
                    subresources:
                      status: {}
                      scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.size}
                """);
        Document toy = cluster.create("toys.demo.io", "shop", "{apiVersion: demo.io/v1, kind: Toy, metadata: {name: t}, spec: {colour: red}, status: {size: 9}}");
        assertEquals(Map.of("size", 3L), toy.tree().tree("spec").fields());
        assertTrue(!toy.tree().has("status"));
        assertEquals(1, toy.tree().number(0, "metadata", "generation"));
        Document scaled = cluster.registry.patch(ALICE, cluster.target("toys.demo.io", "shop", "t", "scale"), PatchType.MERGE,
                "{\"spec\":{\"replicas\":5}}", OPTIONS).object();
        assertEquals(5, scaled.tree().number(0, "spec", "replicas"));
        assertEquals(5, cluster.get("toys.demo.io", "shop", "t").tree().number(0, "spec", "size"));
        Refusal refusal = assertThrows(Refusal.class, () -> cluster.registry.patch(ALICE, cluster.target("toys.demo.io", "shop", "t"), PatchType.MERGE,
                "{\"spec\":{\"size\":0}}", OPTIONS));
        assertEquals(422, refusal.code());
    }

    @Test
    void autoscalerHasTwoShapes() {
        Target older = new Target(cluster.schemas.at("autoscaling", "v1", "horizontalpodautoscalers").orElseThrow(), "shop", "", "");
        Document given = yaml("""
                apiVersion: autoscaling/v1
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec: {maxReplicas: 5, targetCPUUtilizationPercentage: 60, scaleTargetRef: {kind: Deployment, name: web, apiVersion: apps/v1}}
                """);
        Document created = cluster.registry.create(ALICE, older, given, OPTIONS).object();
        assertEquals(60, created.tree().number(0, "spec", "targetCPUUtilizationPercentage"));
        Document newer = cluster.get("horizontalpodautoscalers.autoscaling", "shop", "web");
        assertEquals("autoscaling/v2", newer.apiVersion());
        assertEquals(60, newer.tree().trees("spec", "metrics").getFirst().number(0, "resource", "target", "averageUtilization"));
    }

    @Test
    void eventIsOneObjectInBothGroups() {
        cluster.create("events", "shop", "{apiVersion: v1, kind: Event, metadata: {name: e}, involvedObject: {kind: Pod, name: p, namespace: shop}, message: hello, reason: R, type: Normal}");
        Resource newer = cluster.schemas.at("events.k8s.io", "v1", "events").orElseThrow();
        Page page = cluster.registry.list(ALICE, new Target(newer, "shop", "", ""), new ListOptions("", "regarding.name=p", 0, "", "", ""));
        Document event = page.items().getFirst().document();
        assertEquals("hello", event.tree().text("note"));
        assertEquals("events.k8s.io/v1", event.apiVersion());
    }

    @Test
    void unknownFieldsAreDroppedToldOrRefused() {
        Document odd = yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: odd}, foo: 1, data: {a: '1'}}");
        Target all = cluster.target("configmaps", "shop", "");
        Refusal strict = assertThrows(Refusal.class,
                () -> cluster.registry.create(ALICE, all, odd, new WriteOptions(false, "x", FieldValidation.STRICT, false)));
        assertEquals("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field \"foo\"", strict.getMessage());
        Written warned = cluster.registry.create(ALICE, all, odd, new WriteOptions(false, "x", FieldValidation.WARN, false));
        assertEquals(List.of("unknown field \"foo\""), warned.warnings());
        assertTrue(!warned.object().tree().has("foo"));
    }

    @Test
    void fieldsThatStandTwiceAreToldAfterThoseThatAreNotKnown() {
        Document odd = yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: odd}, foo: 1, data: {a: '1'}}");
        List<String> twice = List.of("duplicate field \"data.a\"");
        Target all = cluster.target("configmaps", "shop", "");
        Refusal strict = assertThrows(Refusal.class,
                () -> cluster.registry.create(ALICE, all, odd, new WriteOptions(false, "x", FieldValidation.STRICT, false, twice)));
        assertTrue(String.valueOf(strict.getMessage()).endsWith("strict decoding error: unknown field \"foo\", duplicate field \"data.a\""));
        Written warned = cluster.registry.create(ALICE, all, odd, new WriteOptions(false, "x", FieldValidation.WARN, false, twice));
        assertEquals(List.of("unknown field \"foo\"", "duplicate field \"data.a\""), warned.warnings());
    }

    @Test
    void textsOfSecretsBecomeDataWheneverTheyAreWritten() {
        cluster.create("secrets", "shop", "{apiVersion: v1, kind: Secret, metadata: {name: db}, data: {user: YQ==}, stringData: {user: admin}}");
        Document patched = cluster.registry.patch(ALICE, cluster.target("secrets", "shop", "db"), PatchType.MERGE, "{\"stringData\":{\"extra\":\"x\"}}", OPTIONS).object();
        assertEquals(Map.of("user", "YWRtaW4=", "extra", "eA=="), patched.tree().texts("data"));
        assertTrue(!patched.tree().has("stringData"));
    }

    @Test
    void strategicPatchesThatDoNotFitAreShown() {
        cluster.create("secrets", "shop", "{apiVersion: v1, kind: Secret, metadata: {name: db}}");
        Map<String, String> words = Map.of(
                "{\"data\":{\"a\":\"%\"}}", "\"map[data:map[a:%]]\": error decoding from json: illegal base64 data at input byte 0",
                "{\"data\":\"x\"}", "\"map[data:x]\": cannot restore map from string",
                "{\"metadata\":\"x\"}", "\"map[metadata:x]\": cannot restore struct from: string",
                "{\"immutable\":\"yes\"}", "\"map[immutable:yes]\": unrecognized type: bool");
        words.forEach((patch, why) -> {
            Refusal refusal = assertThrows(Refusal.class,
                    () -> cluster.registry.patch(ALICE, cluster.target("secrets", "shop", "db"), PatchType.STRATEGIC, patch, OPTIONS));
            assertEquals(" \"\" is invalid: patch: Invalid value: " + why, refusal.getMessage());
        });
    }

    @Test
    void wrongTypesAreRefusedInGosWords() {
        Document wrong = yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: odd}, data: {a: 1}}");
        Refusal refusal = assertThrows(Refusal.class, () -> cluster.registry.create(ALICE, cluster.target("configmaps", "shop", ""), wrong, OPTIONS));
        assertEquals("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string",
                refusal.getMessage());
        cluster.create("deployments.apps", "shop", WEB);
        Refusal patched = assertThrows(Refusal.class, () -> patch("web", "", PatchType.MERGE, "{\"spec\":{\"replicas\":\"x\"}}"));
        assertEquals(422, patched.code());
        assertTrue(String.valueOf(patched.getMessage()).startsWith(" \"\" is invalid: patch: Invalid value: "), patched.getMessage());
    }
}
