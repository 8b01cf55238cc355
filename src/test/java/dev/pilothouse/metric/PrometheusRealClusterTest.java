package dev.pilothouse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.testing.RealCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Prometheus that measures a real cluster for some minutes: what it tells is what metrics-server tells. Skipped where none is found. */
@Tag("real-cluster")
class PrometheusRealClusterTest {

    private static final String NAMESPACE = "kube-system";

    private Cluster cluster = new dev.pilothouse.testing.FakeCluster();
    private Optional<Prometheus> prometheus = Optional.empty();

    @BeforeEach
    void find() {
        RealCluster.realNodesNeeded();
        cluster = RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
        prometheus = new PrometheusFinder(cluster).find("");
        assumeTrue(prometheus.isPresent(), "no Prometheus in this cluster");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private Study study(Target target) {
        long now = cluster.clock().instant().getEpochSecond();
        return prometheus.orElseThrow().study(target, now - 3_600, now);
    }

    @Test
    void containersUseWhatTheMetricsApiSays() {
        List<Document> pods = new ArrayList<>();
        cluster.documents(Query.in(WellKnown.POD, NAMESPACE), pods::add);
        Round round = Round.read(cluster, Optional.of(Set.of(NAMESPACE)), false);
        Study study = study(new Target.Pods(NAMESPACE, pods.stream().map(Document::name).toList(), List.of()));

        assertThat(study.parts()).hasSizeGreaterThanOrEqualTo(pods.size());
        for (Study.Part part : study.parts()) {
            Use now = round.pods().getOrDefault(Round.key(NAMESPACE, part.pod()), List.of()).stream()
                    .filter(each -> each.container().equals(part.container()))
                    .findFirst()
                    .orElseThrow()
                    .use();
            Offset<Double> noise = within(Math.max(16 << 20, now.memory() * 0.25));
            assertThat(part.memory().last().orElseThrow()).as(part.pod() + "/" + part.container()).isCloseTo(now.memory(), noise);
        }
    }

    @Test
    void nodesUseWhatTheMetricsApiSays() {
        Round round = Round.read(cluster, Optional.empty(), true);
        assertThat(round.nodes()).isNotEmpty().allSatisfy((name, use) -> {
            Target target = Target.read(cluster, new ResourceRef(WellKnown.NODE, "", name), cluster.get(new ResourceRef(WellKnown.NODE, "", name)));
            assertThat(study(target).parts().getFirst().memory().last().orElseThrow()).isCloseTo(use.memory(), Percentage.withPercentage(25));
        });
    }
}
