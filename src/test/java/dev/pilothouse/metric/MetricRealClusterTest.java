package dev.pilothouse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.testing.SameThreadFx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real metrics-server, and a web server that answers as a Prometheus does behind a real API server's proxy. */
@Tag("real-cluster")
class MetricRealClusterTest {

    private static final String NAMESPACE = "pilothouse-metric-" + ProcessHandle.current().pid();

    private final SameThreadFx time = new SameThreadFx();
    private Cluster cluster = new dev.pilothouse.testing.FakeCluster();

    @BeforeAll
    static void makeNamespace() {
        RealCluster.realNodesNeeded();
        RealCluster.makeNamespace(NAMESPACE);
    }

    @AfterAll
    static void removeNamespace() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    @BeforeEach
    void open() {
        cluster = RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void measuresWhatKubectlMeasures() {
        Meter meter = new Meter(cluster, time::after);
        meter.watch(Set.of("kube-system"), () -> {});
        time.advance(Duration.ZERO);

        assertThat(meter.state()).isInstanceOf(Meter.State.Measuring.class);
        Set<String> ours = meter.latest().pods().keySet().stream().map(key -> key.substring(key.indexOf('/') + 1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> theirs = RealCluster.kubectl("top", "pods", "-n", "kube-system", "--no-headers").lines().map(line -> line.replaceAll(" .*", "")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(ours).isEqualTo(theirs).isNotEmpty();
        assertThat(meter.latest().nodes()).isNotEmpty().allSatisfy((_, use) -> assertThat(use.memory()).isGreaterThan(50 << 20));

        String node = meter.latest().nodes().keySet().iterator().next();
        ResourceRef ref = new ResourceRef(WellKnown.NODE, "", node);
        Target.Node target = (Target.Node) Target.read(cluster, ref, cluster.get(ref));
        assertThat(target.memory().limit()).isGreaterThan(1L << 30);
        Study study = meter.past(target, 0, cluster.clock().instant().getEpochSecond() + 60).study();
        assertThat(study.parts().getFirst().memory().last()).isPresent();
    }

    @Test
    void asksAPrometheusThroughTheApiServer(@TempDir Path folder) throws IOException {
        long now = cluster.clock().instant().getEpochSecond();
        PromAnswer.Axis axis = PromAnswer.Axis.of(now - 3_600, now, 240);
        String points = java.util.stream.LongStream.iterate(axis.first(), at -> at <= axis.last(), at -> at + axis.step())
                .mapToObj(at -> "[" + at + ",\"" + (at - axis.first()) + "\"]")
                .collect(Collectors.joining(","));
        Path range = Files.writeString(folder.resolve("query_range"), answer("\"values\":[" + points + "]"));
        Path one = Files.writeString(folder.resolve("query"), answer("\"value\":[" + axis.last() + ",\"1\"]"));
        RealCluster.kubectl("create", "configmap", "answers", "-n", NAMESPACE, "--from-file=" + range, "--from-file=" + one);
        Path manifest = Files.writeString(folder.resolve("prom.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: prom, labels: {app: prom}}
                spec:
                  terminationGracePeriodSeconds: 0
                  containers:
                  - {name: prom, image: 'pilothouse.dev/busybox:1', command: [busybox, httpd, -f, -p, '9090', -h, /www], volumeMounts: [{name: www, mountPath: /www/api/v1}]}
                  volumes: [{name: www, configMap: {name: answers}}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: prom}
                spec: {selector: {app: prom}, ports: [{name: web, port: 9090}]}
                """);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", manifest.toString());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "pod/prom", "--timeout=60s");

        Prometheus prometheus = new PrometheusFinder(cluster).find(NAMESPACE + "/prom:9090").orElseThrow();
        Study study = prometheus.study(new Target.Pods("shop", List.of("web-a"), List.of()), now - 3_600, now);

        assertThat(study.parts()).hasSize(1);
        assertThat(study.parts().getFirst().cpu().last()).hasValue((double) (axis.last() - axis.first()));
        assertThat(study.parts().getFirst().killed()).isTrue();
    }

    @Test
    void aContainerThatTheKernelKilledGetsALargerLimitProposed(@TempDir Path folder) throws IOException {
        Path manifest = Files.writeString(folder.resolve("hungry.yaml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: hungry}
                spec:
                  selector: {matchLabels: {app: hungry}}
                  template:
                    metadata: {labels: {app: hungry}}
                    spec:
                      terminationGracePeriodSeconds: 0
                      containers:
                      - {name: web, image: 'pilothouse.dev/demo-web:1', env: [{name: MEMORY_MIB, value: '200'}], resources: {limits: {memory: 64Mi}}}
                """);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", manifest.toString());
        RealCluster.kubectl(
                "wait", "-n", NAMESPACE, "pod", "-l", "app=hungry", "--for=jsonpath={.status.containerStatuses[0].lastState.terminated.reason}=OOMKilled", "--timeout=90s");

        ResourceRef ref = new ResourceRef(BuiltIn.DEPLOYMENT, NAMESPACE, "hungry");
        Target.Pods target = (Target.Pods) Target.read(cluster, ref, cluster.get(ref));
        Study study = Study.kept(new History(), target, 0, 1);
        Advice advice = RightSizing.of(target, study).getLast();

        assertThat(advice.verdict()).isEqualTo(Advice.Verdict.KILLED);
        assertThat(RightSizing.quantity(Gauge.MEMORY, advice.limit().orElseThrow())).isEqualTo("96Mi");
    }

    private static String answer(String values) {
        return "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{\"pod\":\"web-a\",\"container\":\"web\"}," + values + "}]}}";
    }
}
