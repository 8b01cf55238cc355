package dev.pilothouse.session.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.session.probe.ProbeResult.Reason;
import dev.pilothouse.session.probe.ProbeResult.Verdict;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes tried on real pods; the gRPC server is etcd, which every cluster of kind and kubeadm has. */
@Tag("real-cluster")
@Timeout(180)
class ProbeTryRealClusterTest {

    private static final String NAMESPACE = "pilothouse-probe-try-" + ProcessHandle.current().pid();

    private static final String PODS = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: main, image: "pilothouse.dev/demo-web:1", ports: [{name: http, containerPort: 8080}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: shell}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - {name: main, image: "pilothouse.dev/busybox:1", command: [sleep, "3600"]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: grpc}
        spec:
          terminationGracePeriodSeconds: 0
          nodeName: NODE
          containers:
          - name: main
            image: IMAGE
            command: [etcd, --data-dir=/tmp/etcd, "--listen-client-urls=http://0.0.0.0:2379", "--advertise-client-urls=http://127.0.0.1:2379"]
            readinessProbe: {grpc: {port: 2379}, periodSeconds: 1}
        """;

    @SuppressWarnings("NullAway.Init")
    private static Cluster cluster;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        RealCluster.realNodesNeeded();
        RealCluster.makeNamespace(NAMESPACE);
        String image = etcd("{.items[0].spec.containers[0].image}");
        Path file = folder.resolve("pods.yaml");
        Files.writeString(file, PODS.replace("IMAGE", image).replace("NODE", etcd("{.items[0].spec.nodeName}")));
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", file.toString());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "pod", "--all", "--timeout=90s");
        cluster = RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
    }

    private static String etcd(String path) {
        return RealCluster.kubectl("get", "pods", "-n", "kube-system", "-l", "component=etcd", "-o", "jsonpath=" + path);
    }

    @AfterAll
    static void clean() {
        RealCluster.removeNamespace(NAMESPACE);
        if (cluster != null) {
            cluster.close();
        }
    }

    private static ProbeResult run(String pod, String probe) {
        ResourceRef ref = new ResourceRef(BuiltIn.POD, NAMESPACE, pod);
        return new ProbeTry(cluster, "v1.34.0").run(ref, "main", Json.read(probe.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        web   | {'httpGet':{'path':'/healthz','port':'http'}}                 | SUCCESS | ANSWERED
        web   | {'httpGet':{'path':'/no-such-page','port':8080}}              | FAILURE | BAD_STATUS
        web   | {'httpGet':{'path':'/slow?seconds=5','port':8080}}            | FAILURE | TIMED_OUT
        web   | {'httpGet':{'path':'/slow?seconds=1','port':8080},'timeoutSeconds':4} | SUCCESS | ANSWERED
        web   | {'httpGet':{'path':'/','port':81}}                            | FAILURE | NOT_LISTENING
        web   | {'httpGet':{'path':'/','port':8080,'scheme':'HTTPS'}}         | FAILURE | OTHER_PROTOCOL
        web   | {'tcpSocket':{'port':8080}}                                   | SUCCESS | CONNECTED
        web   | {'tcpSocket':{'port':81}}                                     | FAILURE | NOT_LISTENING
        web   | {'grpc':{'port':8080}}                                        | FAILURE | OTHER_PROTOCOL
        web   | {'exec':{'command':['sh']}}                                   | FAILURE | NOT_STARTED
        grpc  | {'grpc':{'port':2379}}                                        | SUCCESS | SERVING
        grpc  | {'grpc':{'port':2379,'service':'no.such.Service'}}            | FAILURE | NO_HEALTH
        grpc  | {'grpc':{'port':2378}}                                        | FAILURE | NOT_LISTENING
        shell | {'exec':{'command':['true']}}                                 | SUCCESS | EXITED_WELL
        shell | {'exec':{'command':['sh','-c','echo no; exit 3']}}            | FAILURE | EXITED_BADLY
        shell | {'exec':{'command':['sleep','60']}}                           | FAILURE | TIMED_OUT
        """)
    void judgesAsTheKubeletDoes(String pod, String probe, Verdict verdict, Reason reason) {
        ProbeResult result = run(pod, probe);
        assertEquals(reason, result.reason(), result::toString);
        assertEquals(verdict, result.verdict());
    }

    @Test
    void sendsTheHeadersOfTheProbeAndWhatTheKubeletAdds() {
        String body = run("web", "{'httpGet':{'path':'/headers','port':8080,'httpHeaders':[{'name':'Host','value':'a.example'},{'name':'X-A','value':'b'}]}}").body();
        assertTrue(body.contains("X-A: b"), body);
        assertTrue(body.contains("kube-probe/1.34"), body);
    }

    @Test
    void countsTheTimeOfTheProbeAlone() {
        ProbeResult result = run("web", "{'httpGet':{'path':'/healthz','port':8080}}");
        assertTrue(result.took().compareTo(Duration.ofMillis(800)) < 0, result::toString);
    }
}
