package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    private static final Kind LEASE = Kind.namespaced("coordination.k8s.io", "v1", "Lease", "leases");
    private static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");
    private static final Kind NAMESPACE = Kind.clusterWide("", "v1", "Namespace", "namespaces");
    private static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");

    private static Map<String, Object> read(String json) {
        return Json.read(json).fields();
    }

    private static long generation(Map<String, Object> object) {
        return new Tree(object).number(-1, "metadata", "generation");
    }

    @Test
    void aNewObjectHasTheFirstGenerationAndAStatusThatNobodySent() {
        Map<String, Object> created = Strategies.of(DEPLOYMENT)
                .prepareCreate(read("{\"metadata\":{\"name\":\"a\",\"generation\":7},\"spec\":{},\"status\":{\"replicas\":3}}"));
        assertEquals(1, generation(created));
        assertEquals(Map.of(), created.get("status"));
    }

    @Test
    void aKindWithoutGenerationsHasNone() {
        assertEquals(-1, generation(Strategies.of(CONFIG_MAP).prepareCreate(read("{\"metadata\":{\"name\":\"a\",\"generation\":7}}"))));
    }

    @Test
    void aChangedSpecIsANewGenerationAndALabelIsNone() {
        Strategy strategy = Strategies.of(DEPLOYMENT);
        Map<String, Object> before = read("{\"metadata\":{\"name\":\"a\",\"generation\":3},\"spec\":{\"replicas\":1},\"status\":{\"replicas\":1}}");
        Map<String, Object> scaled = strategy.prepareUpdate(read("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"replicas\":2}}"), before);
        assertEquals(4, generation(scaled));
        assertEquals(before.get("status"), scaled.get("status"));
        Map<String, Object> labelled = strategy.prepareUpdate(read("{\"metadata\":{\"name\":\"a\",\"labels\":{\"b\":\"c\"}},\"spec\":{\"replicas\":1}}"), before);
        assertEquals(3, generation(labelled));
    }

    @Test
    void nothingAndAnEmptyListAreTheSameSpec() {
        Map<String, Object> before = read("{\"spec\":{\"paused\":true}}");
        assertFalse(Strategies.of(DEPLOYMENT).differs(read("{\"spec\":{\"paused\":true,\"template\":{},\"volumes\":[]}}"), before));
        assertTrue(Same.values(read("{\"a\":[],\"b\":{},\"c\":1}"), read("{\"c\":1}")));
        assertFalse(Same.values(read("{\"a\":[1]}"), read("{\"a\":[2]}")));
    }

    @Test
    void aStatusUpdateLeavesTheSpecAlone() {
        Map<String, Object> before = read("{\"metadata\":{\"name\":\"a\",\"generation\":3,\"labels\":{\"x\":\"y\"}},\"spec\":{\"replicas\":1}}");
        Map<String, Object> after = Strategies.of(DEPLOYMENT)
                .prepareStatusUpdate(read("{\"metadata\":{\"name\":\"a\",\"labels\":{}},\"spec\":{\"replicas\":9},\"status\":{\"replicas\":1}}"), before);
        assertEquals(before.get("spec"), after.get("spec"));
        assertEquals("y", new Tree(after).text("metadata", "labels", "x"));
        assertEquals(1, new Tree(after).number(0, "status", "replicas"));
        assertEquals(3, generation(after));
    }

    @Test
    void aCustomKindCountsEveryChangeButThoseOfMetadataAndStatus() {
        Strategy strategy = Strategy.custom(true);
        Map<String, Object> before = read("{\"metadata\":{\"generation\":1},\"spec\":{\"a\":1},\"status\":{\"b\":1}}");
        assertEquals(1, generation(strategy.prepareUpdate(read("{\"metadata\":{},\"spec\":{\"a\":1},\"status\":{\"b\":2}}"), before)));
        assertEquals(2, generation(strategy.prepareUpdate(read("{\"metadata\":{},\"spec\":{\"a\":2}}"), before)));
        assertEquals(2, generation(Strategy.custom(false).prepareUpdate(read("{\"metadata\":{},\"spec\":{\"a\":1},\"status\":{\"b\":2}}"), before)));
    }

    @Test
    void aNamespaceKeepsItsFinalizers() {
        Map<String, Object> created = Strategies.of(NAMESPACE).prepareCreate(read("{\"metadata\":{\"name\":\"a\"}}"));
        assertEquals("[kubernetes]", new Tree(created).list("spec", "finalizers").toString());
        Map<String, Object> updated = Strategies.of(NAMESPACE).prepareUpdate(read("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"finalizers\":[]}}"), created);
        assertEquals("[kubernetes]", new Tree(updated).list("spec", "finalizers").toString());
    }

    @Test
    void aServiceKeepsTheAddressAndThePortsThatItWasGiven() {
        Map<String, Object> before = read("""
                {"metadata":{"name":"a"},"spec":{"type":"NodePort","clusterIP":"10.0.0.1","clusterIPs":["10.0.0.1"],
                 "ports":[{"port":80,"protocol":"TCP","nodePort":30001}]}}""");
        Map<String, Object> updated = Strategies.of(SERVICE)
                .prepareUpdate(read("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"type\":\"NodePort\",\"ports\":[{\"port\":80,\"protocol\":\"TCP\"},{\"port\":81,\"protocol\":\"TCP\"}]}}"), before);
        Tree spec = new Tree(updated).tree("spec");
        assertEquals("10.0.0.1", spec.text("clusterIP"));
        assertEquals(30001, spec.trees("ports").getFirst().number(0, "nodePort"));
        assertEquals(0, spec.trees("ports").getLast().number(0, "nodePort"));
    }

    @Test
    void aLeaseIsCreatedByAnUpdateAndNeverReplacedBlindly() {
        assertTrue(Strategies.of(LEASE).createOnUpdate());
        assertFalse(Strategies.of(LEASE).unconditionalUpdate());
        assertTrue(Strategies.of(DEPLOYMENT).unconditionalUpdate());
    }

    @Test
    void preparingChangesNothingThatIsShared() {
        Map<String, Object> object = read("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"clusterIP\":\"None\"}}");
        String written = Json.write(new Tree(object));
        Strategies.of(SERVICE).prepareCreate(object);
        Defaults.fill(SERVICE, object);
        assertEquals(written, Json.write(new Tree(object)));
    }

    @Test
    void aTimeThatIsWrittenThoughThereIsNoneStaysInAndOtherNullsGo() {
        Kind pod = Kind.namespaced("", "v1", "Pod", "pods");
        Map<String, Object> filled = Defaults.fill(pod, read("{\"status\":{\"reason\":null,\"conditions\":[{\"type\":\"Ready\",\"lastProbeTime\":null,\"message\":null}]}}"));
        Tree status = new Tree(filled).tree("status");
        assertEquals(List.of("type", "lastProbeTime"), List.copyOf(status.trees("conditions").getFirst().fields().keySet()));
        assertEquals(false, status.has("reason"));
    }
}
