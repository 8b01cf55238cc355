package dev.pilothouse.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

    private static final Context CONTEXT = new Context(
            "shop-dev", "shop-dev", "tester", "shop", "https://127.0.0.1:6443", "test", new Context.SignIn(Context.Way.NONE, ""), true, List.of());

    private final FakeCluster cluster = new FakeCluster();
    private final List<SnapshotReport.Progress> heard = new ArrayList<>();

    private static Document read(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    private SnapshotReport save(Path file, Extent extent) {
        return new Snapshot(cluster, CONTEXT, extent, heard::add).save(file);
    }

    /** Lets the cluster fail when that kind is to be read. */
    private Snapshot failing(String kind, ProblemCode code) {
        return new Snapshot(cluster, CONTEXT, Extent.USUAL, progress -> {
            heard.add(progress);
            if (progress.kind().equals(kind)) {
                cluster.failNext(Problem.of(code, "127.0.0.1:6443", "x", ""));
            }
        });
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aKindThatMayNotBeReadIsLeftOutAndTold(@TempDir Path folder) throws IOException {
        cluster.put(FakeCluster.CONFIG_MAP, FakeCluster.named("shop", "words"));
        SnapshotReport report = failing("pods", ProblemCode.FORBIDDEN).save(folder.resolve("all.yaml"));
        assertEquals(List.of("pods"), report.unread().stream().map(SnapshotReport.Unread::kind).toList());
        assertEquals(1, report.objects());
        assertEquals(heard.getLast().kinds(), heard.getLast().kindsRead());
        assertTrue(Files.readString(report.file()).contains("# pods could not be read"));
    }

    @ParameterizedTest
    @EnumSource(value = ProblemCode.class, names = {"CANCELLED", "CONNECTION_LOST", "SIGNED_OUT"})
    void nothingIsLeftOfOneThatBrokeOff(ProblemCode code, @TempDir Path folder) throws IOException {
        cluster.put(FakeCluster.CONFIG_MAP, FakeCluster.named("shop", "words"));
        Snapshot snapshot = failing("deployments.apps", code);
        ProblemException broken = assertThrows(ProblemException.class, () -> snapshot.save(folder.resolve("all.yaml.gz")));
        assertEquals(code, broken.problem().code());
        assertEquals(List.of(), files(folder));
    }

    @Test
    void anOlderFileStaysWhenANewOneBreaksOff(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("all.yaml");
        save(file, Extent.USUAL);
        String before = Files.readString(file);
        assertThrows(ProblemException.class, () -> failing("pods", ProblemCode.CONNECTION_LOST).save(file));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void someNamespacesAreThemselvesAndWhatIsInThem(@TempDir Path folder) {
        for (String namespace : List.of("shop", "other", "kube-system")) {
            cluster.put(FakeCluster.NAMESPACE, FakeCluster.named("", namespace));
            cluster.put(FakeCluster.CONFIG_MAP, FakeCluster.named(namespace, "words"));
        }
        assertEquals(4, save(folder.resolve("usual.yaml"), Extent.USUAL).objects());
        assertEquals(6, save(folder.resolve("system.yaml"), new Extent(Set.of(), false, true)).objects());
        assertEquals(2, save(folder.resolve("shop.yaml"), new Extent(Set.of("shop"), false, false)).objects());
        assertEquals(2, save(folder.resolve("kube.yaml"), new Extent(Set.of("kube-system"), false, false)).objects());
    }

    @Test
    void theTokenThatAdmissionMountsIsNotThePodsOwn() {
        Document kept = Keeping.of(read("""
                apiVersion: v1
                kind: Pod
                metadata: {name: alone, uid: x, ownerReferences: [{kind: Basket, name: b, uid: y}]}
                spec:
                  nodeName: worker
                  containers:
                    - name: web
                      volumeMounts: [{name: kube-api-access-x7, mountPath: /var/run/secrets}, {name: data, mountPath: /data}]
                  volumes: [{name: data, emptyDir: {}}, {name: kube-api-access-x7, projected: {}}]
                status: {phase: Running}
                """));
        assertEquals(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: alone
                spec:
                  containers:
                  - name: web
                    volumeMounts:
                    - name: data
                      mountPath: /data
                  volumes:
                  - name: data
                    emptyDir: {}
                """,
                Yaml.write(kept.tree()));
    }

    @Test
    void aServiceKeepsThatItHasNoAddressAndLosesOneThatItGot() {
        String service = "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: %1$s, clusterIPs: [%1$s], type: ClusterIP}}";
        assertEquals(Set.of("type"), Keeping.of(read(service.formatted("10.96.7.7"))).tree().tree("spec").fields().keySet());
        assertEquals("None", Keeping.of(read(service.formatted("None"))).tree().text("spec", "clusterIP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root-ca.crt, namespace: shop}}",
        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: shop}}",
        "{apiVersion: v1, kind: Secret, metadata: {name: t, namespace: shop}, type: kubernetes.io/service-account-token}",
        "{apiVersion: v1, kind: Pod, metadata: {name: etcd, annotations: {kubernetes.io/config.mirror: x}}}",
        "{apiVersion: v1, kind: PersistentVolume, metadata: {name: pvc-1, annotations: {pv.kubernetes.io/provisioned-by: rancher.io/local-path}}}",
        "{apiVersion: v1, kind: Endpoints, metadata: {name: web, labels: {endpoints.kubernetes.io/managed-by: endpoint-controller}}}",
    })
    void whatEachClusterMakesForItselfIsItsOwn(String object) {
        assertTrue(Keeping.isClustersOwn(read(object)));
    }

    @Test
    void whatHasEndedWouldRunAgain() {
        String job = "{apiVersion: batch/v1, kind: Job, metadata: {name: j}, status: {conditions: [{type: %s, status: \"%s\"}]}}";
        assertTrue(Keeping.hasEnded(read(job.formatted("Complete", "True"))));
        assertTrue(Keeping.hasEnded(read(job.formatted("Failed", "True"))));
        assertFalse(Keeping.hasEnded(read(job.formatted("Suspended", "True"))));
    }

    @Test
    void aLargeFileIsReadPieceByPieceWithItsLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.yaml");
        String object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: large}\ndata: {k: %s}\n---\n".formatted("x".repeat(600_000));
        Files.writeString(file, object + object + ": broken: [\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: small}\n");
        List<Yaml.Part> parts = SnapshotFile.read(file);
        assertEquals(List.of(1, 6, 11, 13), parts.stream().map(Yaml.Part::line).toList());
        assertTrue(parts.get(2).problem().isPresent());
    }
}
