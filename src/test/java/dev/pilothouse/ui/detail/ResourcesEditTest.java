package dev.pilothouse.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.metric.Advice;
import dev.pilothouse.metric.Advice.Verdict;
import dev.pilothouse.metric.Bounds;
import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.Statistics;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.text.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResourcesEditTest {

    private static final Kind REPLICA_SET = Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets");
    private static final Statistics SEEN = new Statistics(100, 3_600, 100, 200);

    private final FakeCluster cluster = new FakeCluster();

    private Document put(Kind kind, String yaml) {
        return cluster.put(kind, new HashMap<>(Yaml.read("apiVersion: " + kind.apiVersion() + "\nkind: " + kind.name() + "\n" + yaml).getFirst().document().orElseThrow().fields()));
    }

    private Document deployment() {
        return put(FakeCluster.DEPLOYMENT, """
                metadata: {name: web, namespace: shop}
                spec:
                  template:
                    spec:
                      containers:
                      - {name: proxy, image: p}
                      - {name: web, image: w, resources: {requests: {cpu: 500m}}}
                """);
    }

    private static Advice advice(Gauge gauge, OptionalDouble request, OptionalDouble limit) {
        return new Advice("web", gauge, Verdict.ASKS_TOO_MUCH, Bounds.NONE, SEEN, 1, request, limit);
    }

    @Test
    void writesTheNumbersAndNothingElse() {
        Document before = deployment();

        String text = ResourcesEdit.filled(
                before, List.of(advice(Gauge.CPU, OptionalDouble.of(120), OptionalDouble.empty()), advice(Gauge.MEMORY, OptionalDouble.of(64 << 20), OptionalDouble.of(96 << 20))));

        Document after = Yaml.read(text).getFirst().document().orElseThrow();
        List<?> containers = after.tree().list("spec", "template", "spec", "containers");
        assertThat(containers).isEqualTo(List.of(
                Map.of("name", "proxy", "image", "p"),
                Map.of("name", "web", "image", "w", "resources", Map.of("requests", Map.of("cpu", "120m", "memory", "64Mi"), "limits", Map.of("memory", "96Mi")))));
    }

    @Test
    void thePodsOfAWorkloadAreChangedThere() {
        cluster.offer(REPLICA_SET);
        deployment();
        put(REPLICA_SET, """
                metadata: {name: web-1, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, controller: true}]}
                """);
        Document pod = put(FakeCluster.POD, """
                metadata: {name: web-1-a, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, controller: true}]}
                spec: {containers: [{name: web}]}
                """);

        ResourcesEdit edit = ResourcesEdit.of(
                        cluster, new ResourceRef(FakeCluster.POD, "shop", "web-1-a"), pod, List.of(advice(Gauge.CPU, OptionalDouble.of(120), OptionalDouble.empty())))
                .orElseThrow();

        assertThat(edit.ref()).isEqualTo(new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web"));
        assertThat(edit.text()).contains("cpu: 120m").doesNotContain("500m");
        assertThat(cluster.rows(Query.all(FakeCluster.POD))).hasSize(1);
    }

    @Test
    void aPodThatNobodyMadeIsChangedItself() {
        Document pod = put(FakeCluster.POD, """
                metadata: {name: alone, namespace: shop}
                spec: {containers: [{name: web}]}
                """);

        ResourcesEdit edit = ResourcesEdit.of(
                        cluster, new ResourceRef(FakeCluster.POD, "shop", "alone"), pod, List.of(advice(Gauge.CPU, OptionalDouble.of(120), OptionalDouble.empty())))
                .orElseThrow();

        assertThat(edit.ref().name()).isEqualTo("alone");
        assertThat(edit.text()).contains("cpu: 120m");
    }
}
