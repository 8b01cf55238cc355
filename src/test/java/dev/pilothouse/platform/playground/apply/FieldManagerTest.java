package dev.pilothouse.platform.playground.apply;

import static dev.pilothouse.platform.playground.apply.Samples.CONFIG_MAP;
import static dev.pilothouse.platform.playground.apply.Samples.DEPLOYMENT;
import static dev.pilothouse.platform.playground.apply.Samples.MORNING;
import static dev.pilothouse.platform.playground.apply.Samples.NOON;
import static dev.pilothouse.platform.playground.apply.Samples.owners;
import static dev.pilothouse.platform.playground.apply.Samples.yaml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Field ownership as "Server-Side Apply" in the Kubernetes documentation tells it. */
final class FieldManagerTest {

    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: test-cm
              namespace: default
              labels:
                test-label: test
            data:
              key: some value
            """;

    private final FieldManager configs = Samples.manager(CONFIG_MAP);
    private final FieldManager deployments = Samples.manager(DEPLOYMENT);

    private Document web(Object replicas, String image) {
        return yaml("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: %s
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers: [{name: web, image: '%s'}]
                """.formatted(replicas, image));
    }

    @Test
    void anApplierOwnsWhatItStates() {
        Document made = configs.apply(Optional.empty(), yaml(CONFIG), "kubectl", false, MORNING);
        assertEquals(
                Map.of("kubectl Apply", "{\"f:data\":{\"f:key\":{}},\"f:metadata\":{\"f:labels\":{\"f:test-label\":{}}}}"), owners(made));
        Tree entry = made.tree().trees("metadata", "managedFields").getFirst();
        assertEquals("2026-01-01T08:00:00Z", entry.text("time"));
        assertEquals("v1", entry.text("apiVersion"));
        assertEquals("FieldsV1", entry.text("fieldsType"));
    }

    @Test
    void aCreatorOwnsParentsTooButNotStructsThatAreAlwaysThere() {
        Document made = deployments.update(Optional.empty(), web(1, "a:1"), "kubectl-create", MORNING);
        assertEquals(
                "{\"f:spec\":{\"f:replicas\":{},\"f:selector\":{},\"f:template\":{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:app\":{}}},"
                        + "\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"web\\\"}\":{\".\":{},\"f:image\":{},\"f:name\":{},\"f:resources\":{}}}}}}}",
                owners(made).get("kubectl-create Update"));
    }

    @Test
    void aChangeByAnotherIsAConflictUntilForced() {
        Document live = configs.apply(Optional.empty(), yaml(CONFIG), "kubectl", false, MORNING);
        Document theirs = yaml(CONFIG.replace("some value", "other"));
        Refusal refusal = assertThrows(Refusal.class, () -> configs.apply(Optional.of(live), theirs, "script", false, NOON));
        assertEquals(409, refusal.code());
        assertEquals("Apply failed with 1 conflict: conflict with \"kubectl\": .data.key", refusal.getMessage());

        Document forced = configs.apply(Optional.of(live), theirs, "script", true, NOON);
        assertEquals("other", forced.tree().text("data", "key"));
        assertEquals("{\"f:metadata\":{\"f:labels\":{\"f:test-label\":{}}}}", owners(forced).get("kubectl Apply"));
        assertEquals("{\"f:data\":{\"f:key\":{}},\"f:metadata\":{\"f:labels\":{\"f:test-label\":{}}}}", owners(forced).get("script Apply"));
    }

    @Test
    void conflictsAreNamedAsTheRealServerNamesThem() {
        Document live = deployments.update(Optional.empty(), web(1, "a:1"), "kubectl-create", MORNING);
        Refusal refusal = assertThrows(Refusal.class, () -> deployments.apply(Optional.of(live), web(5, "b:1"), "t1", false, NOON));
        assertEquals(
                "Apply failed with 2 conflicts: conflicts with \"kubectl-create\" using apps/v1:\n- .spec.replicas\n"
                        + "- .spec.template.spec.containers[name=\"web\"].image",
                refusal.getMessage());
        assertEquals(
                List.of(
                        Map.of("reason", "FieldManagerConflict", "message", "conflict with \"kubectl-create\" using apps/v1", "field", ".spec.replicas"),
                        Map.of(
                                "reason", "FieldManagerConflict",
                                "message", "conflict with \"kubectl-create\" using apps/v1",
                                "field", ".spec.template.spec.containers[name=\"web\"].image")),
                refusal.details().get("causes"));
    }

    @Test
    void whatIsNoLongerAppliedGoesUnlessAnotherOwnsIt() {
        Document live = configs.apply(Optional.empty(), yaml(CONFIG + "  shared: x\n  mine: z\n"), "a", false, MORNING);
        live = configs.apply(Optional.of(live), yaml(CONFIG.replace("key: some value", "shared: x")), "b", false, MORNING);
        Document fewer = configs.apply(Optional.of(live), yaml(CONFIG), "a", false, NOON);
        assertEquals(Map.of("key", "some value", "shared", "x"), fewer.tree().texts("data"));
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        Document live = deployments.apply(Optional.empty(), web(1, "a:1"), "kubectl", false, MORNING);
        assertSame(live, deployments.apply(Optional.of(live), web(1, "a:1"), "kubectl", false, NOON));
    }

    @Test
    void anUpdateTakesWhatItChanges() {
        Document live = deployments.apply(Optional.empty(), web(1, "a:1"), "kubectl", false, MORNING);
        Document scaled = deployments.update(Optional.of(live), with(live, 3L), "autoscaler", NOON);
        assertEquals("{\"f:spec\":{\"f:replicas\":{}}}", owners(scaled).get("autoscaler Update"));
        assertFalse(owners(scaled).getOrDefault("kubectl Apply", "").contains("f:replicas"));
        assertEquals("2026-01-01T08:00:00Z", scaled.tree().trees("metadata", "managedFields").getFirst().text("time"));
    }

    @Test
    void anObjectWithoutOwnersGetsOneBeforeTheFirstApply() {
        Document bare = yaml(CONFIG);
        Document applied = configs.apply(Optional.of(bare), yaml(CONFIG), "kubectl", false, NOON);
        assertTrue(owners(applied).containsKey("before-first-apply Update"));
        assertTrue(owners(applied).containsKey("kubectl Apply"));
    }

    /** As recorded from the real server. */
    @Test
    void whatKubectlAppliedItselfIsNoConflictForKubectl() {
        Document live = configs.update(Optional.empty(), yaml("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: mig2
                  annotations:
                    kubectl.kubernetes.io/last-applied-configuration: |
                      {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"mig2"},"data":{"a":"1","b":"2"}}
                data: {a: "1", b: "9"}
                """), "curl", MORNING);
        String wish = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mig2}\ndata: {a: '5'%s}\n";
        Refusal refusal = assertThrows(
                Refusal.class, () -> configs.apply(Optional.of(live), yaml(wish.formatted(", b: '6'")), "kubectl", false, NOON));
        assertEquals("Apply failed with 1 conflict: conflict with \"curl\" using v1: .data.b", refusal.getMessage());

        Document applied = configs.apply(Optional.of(live), yaml(wish.formatted("")), "kubectl", false, NOON);
        assertEquals(Map.of("a", "5", "b", "9"), applied.tree().texts("data"));
        assertEquals(
                "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"5\"},\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"mig2\"}}\n",
                applied.tree().text("metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration"));
        assertEquals("{\"f:data\":{\"f:a\":{}}}", owners(applied).get("kubectl Apply"));
    }

    @Test
    void scalingIsAnOwnerOfItsOwnWithoutATime() {
        Document live = deployments.update(Optional.empty(), web(1, "a:1"), "kubectl-create", MORNING);
        FieldManager scale = new FieldManager(DEPLOYMENT, Samples.schema(DEPLOYMENT), "scale", true);
        Tree entry = scale.update(Optional.of(live), with(live, 2L), "kubectl", NOON).tree().trees("metadata", "managedFields").getFirst();
        assertEquals(List.of("kubectl", "Update", "scale", ""), List.of(entry.text("manager"), entry.text("operation"), entry.text("subresource"), entry.text("time")));
    }

    @Test
    void whatBecameAtomicIsOwnedAsAWhole() {
        Document live = yaml("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  managedFields:
                  - manager: old
                    operation: Apply
                    apiVersion: apps/v1
                    fieldsType: FieldsV1
                    fieldsV1: {'f:spec': {'f:selector': {'f:matchLabels': {'f:app': {}}}, 'f:replicas': {}}}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: web}}
                """);
        Document scaled = deployments.update(Optional.of(live), with(live, 2L), "hand", NOON);
        assertEquals("{\"f:spec\":{\"f:selector\":{}}}", owners(scaled).get("old Apply"));
    }

    @Test
    void anEmptyEntryForgetsAllOwners() {
        Document live = configs.apply(Optional.empty(), yaml(CONFIG), "kubectl", false, MORNING);
        Map<String, Object> metadata = new LinkedHashMap<>(live.tree().tree("metadata").fields());
        metadata.put("managedFields", List.of(Map.of()));
        Map<String, Object> fields = new LinkedHashMap<>(live.fields());
        fields.put("metadata", metadata);
        Document reset = configs.update(Optional.of(live), Document.of(fields), "kubectl", NOON);
        assertTrue(owners(reset).isEmpty());
    }

    @Test
    void elevenUpdatersBecomeTen() {
        Document live = configs.update(Optional.empty(), yaml(CONFIG), "maker", MORNING);
        for (int i = 0; i < 12; i++) {
            Map<String, Object> fields = new LinkedHashMap<>(live.fields());
            Map<String, Object> data = new LinkedHashMap<>(live.tree().tree("data").fields());
            data.put("key-" + i, "x");
            fields.put("data", data);
            live = configs.update(Optional.of(live), Document.of(fields), "writer-" + i, MORNING.plusSeconds(i + 1));
        }
        assertEquals(10, owners(live).size());
        assertTrue(owners(live).containsKey("ancient-changes Update"));
    }

    @Test
    void anotherKindOrOwnersInTheBodyAreRefused() {
        assertEquals(
                "invalid object type: apps/v1, Kind=Pod",
                assertThrows(Refusal.class, () -> deployments.apply(Optional.empty(), yaml("apiVersion: apps/v1\nkind: Pod\nmetadata: {name: x}\n"), "x", false, NOON)).getMessage());
        assertEquals(
                "metadata.managedFields must be nil",
                assertThrows(
                                Refusal.class,
                                () -> deployments.apply(
                                        Optional.empty(), yaml("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x, managedFields: []}\n"), "x", false, NOON))
                        .getMessage());
    }

    @Test
    void whatDoesNotFitTheSchemaIsRefused() {
        Document broken = yaml("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: x, paused: 3, selector: []}\n");
        Refusal refusal = assertThrows(Refusal.class, () -> deployments.apply(Optional.empty(), broken, "x", false, NOON));
        assertEquals(500, refusal.code());
        assertEquals(
                "failed to create typed patch object (/web; apps/v1, Kind=Deployment): errors:\n  .spec.paused: expected boolean, got &value.valueUnstructured{Value:3}\n"
                        + "  .spec.replicas: expected numeric (int or float), got string\n  .spec.selector: expected map, got &value.valueUnstructured{Value:[]}",
                refusal.getMessage());
    }

    private static Document with(Document object, Object replicas) {
        Map<String, Object> spec = new LinkedHashMap<>(object.tree().tree("spec").fields());
        spec.put("replicas", replicas);
        Map<String, Object> fields = new LinkedHashMap<>(object.fields());
        fields.put("spec", spec);
        return Document.of(fields);
    }

    @Tag("bench")
    @Test
    void tenThousandCreatesAreSlowedByLittle() {
        Document pod = web(1, "a:1");
        Instant start = Instant.now();
        for (int i = 0; i < 10_000; i++) {
            deployments.update(Optional.empty(), pod, "kubectl", MORNING);
        }
        assertTrue(start.plusSeconds(10).isAfter(Instant.now()), "ten thousand creates took longer than ten seconds");
    }
}
