package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kinds.KindObjects.Golden;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KindsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Kinds kinds = new Kinds();

    @TestFactory
    Stream<DynamicTest> printsTheLineOfKubectl() {
        return KindObjects.all().stream().map(golden -> DynamicTest.dynamicTest(golden.about(), () -> {
            Projection projection = golden.projection(kinds);
            Row row = projection.row(golden.kind(), golden.object());

            assertAll(
                    () -> assertEquals(golden.line(), line(projection, row)),
                    () -> assertEquals(golden.health(), (row.health().state() + " " + row.health().word()).strip()),
                    () -> assertEquals(row.health(), projection.health(golden.object())),
                    () -> assertEquals(projection.columns().size(), row.cells().size()));
        }));
    }

    /** Columns of ours are none of kubectl's. */
    private static List<String> line(Projection projection, Row row) {
        return IntStream.range(0, row.cells().size())
                .filter(i -> !projection.columns().get(i).own())
                .mapToObj(i -> row.cells().get(i).print(NOW))
                .toList();
    }

    @Test
    void addsUpWhatAPodAsksForAndWhatANodeOffers() {
        Tree pod = Yaml.read("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: shop}
                spec:
                  containers:
                  - {name: a, resources: {requests: {cpu: 250m, memory: 64Mi}}}
                  - {name: b, resources: {requests: {cpu: '1', memory: 1Gi}}}
                status: {qosClass: Burstable}
                """).getFirst().document().orElseThrow().tree();
        assertEquals(List.of("1250m", "1088Mi", "Burstable"), own(WellKnown.POD, pod));
        Tree node = Yaml.read("{apiVersion: v1, kind: Node, metadata: {name: a}, spec: {taints: [{key: gpu, effect: NoSchedule}]}, status: {allocatable: {cpu: '4', memory: 8Gi, pods: '110'}}}").getFirst().document().orElseThrow().tree();
        assertEquals(List.of("4000m", "8192Mi", "110", "gpu:NoSchedule"), own(WellKnown.NODE, node));
    }

    @Test
    void addsUpWhatAPodUses() {
        Kind metrics = Kind.namespaced("metrics.k8s.io", "v1beta1", "PodMetrics", "pods");
        Row row = kinds.known(metrics).orElseThrow().row(metrics, Yaml.read("""
                apiVersion: metrics.k8s.io/v1beta1
                kind: PodMetrics
                metadata: {name: web, namespace: shop}
                timestamp: "2026-03-01T11:59:30Z"
                containers:
                - {name: a, usage: {cpu: 1425717n, memory: 14008Ki}}
                - {name: b, usage: {cpu: '2', memory: 1Gi}}
                """).getFirst().document().orElseThrow().tree());
        assertEquals(List.of("web", "2002m", "1037Mi", "30s"), row.cells().stream().map(cell -> cell.print(NOW)).toList());
    }

    private List<String> own(Kind kind, Tree object) {
        Projection projection = kinds.known(kind).orElseThrow();
        Row row = projection.row(kind, object);
        return IntStream.range(0, row.cells().size())
                .filter(i -> projection.columns().get(i).own())
                .mapToObj(i -> row.cells().get(i).print(NOW))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> readsAllThatARowNeeds() {
        return KindObjects.all().stream().map(golden -> DynamicTest.dynamicTest(golden.about(), () -> {
            Projection projection = golden.projection(kinds);

            assertEquals(
                    projection.row(golden.kind(), golden.object()),
                    projection.row(golden.kind(), KindObjects.pruned(golden.object(), projection.reads())));
        }));
    }

    @Test
    void namesEachColumnOnce() {
        for (Golden golden : KindObjects.all()) {
            Set<String> ids = new HashSet<>();
            for (Column column : golden.projection(kinds).columns()) {
                assertTrue(ids.add(column.id()), () -> golden.about() + " has two columns " + column.id());
            }
        }
    }

    @Test
    void hasAGoldenObjectOfEachKindThatItMustKnow() {
        Set<String> shown = new HashSet<>();
        KindObjects.all().forEach(golden -> shown.add(golden.kind().name()));
        List<String> missing = new ArrayList<>(List.of(
                "Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "Service", "EndpointSlice", "Ingress",
                "ConfigMap", "Secret", "PersistentVolume", "PersistentVolumeClaim", "StorageClass", "Node", "Namespace", "Event",
                "ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "HorizontalPodAutoscaler", "NetworkPolicy",
                "PodDisruptionBudget", "ResourceQuota", "LimitRange", "Lease", "CustomResourceDefinition"));
        missing.removeAll(shown);

        assertEquals(List.of(), missing);
    }

    @Test
    void neverReadsTheValuesOfASecret() {
        Reads reads = kinds.known(Kind.namespaced("", "v1", "Secret", "secrets")).orElseThrow().reads();
        Reads data = reads.below("data");

        assertNotNull(data);
        assertTrue(data.keysOnly());
        assertNull(data.below("password"));
        assertNull(reads.below("stringData"));
        Reads metadata = reads.below("metadata");
        assertNotNull(metadata);
        assertNull(metadata.below("annotations"), "kubectl apply keeps a copy of the values there");
    }

    @Test
    void letsEqualCellsBeOneObject() {
        Golden pod = KindObjects.all().getFirst();
        Row one = pod.projection(kinds).row(pod.kind(), pod.object());
        Row other = pod.projection(kinds).row(pod.kind(), pod.object());

        List<Cell> cells = one.cells();
        for (int i = 1; i < cells.size(); i++) {
            assertSame(cells.get(i), other.cells().get(i));
        }
        assertSame(one.labels(), other.labels());
        assertSame(one.health(), other.health());
    }
}
