package dev.pilothouse.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real cluster puts in the way of a change: disruption budgets, quotas, admission policies. */
@Tag("real-cluster")
class RealObstaclesTest {

    private static final String NAMESPACE = "pilothouse-obstacles-" + ProcessHandle.current().pid();
    private static final Kind POLICY = Kind.clusterWide(
            "admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy", "validatingadmissionpolicies");

    private final Cluster cluster = open();
    private final Guard guard = new Guard(Guard.Level.FREE, "real");
    private final Path folder;
    private final Pipeline pipeline;

    RealObstaclesTest(@TempDir Path folder) {
        this.folder = folder;
        pipeline = new Pipeline(cluster, "real", () -> guard, new FileJournal(folder));
    }

    private static Cluster open() {
        RealCluster.needed();
        return RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
    }

    @BeforeAll
    static void prepare() {
        RealCluster.needed();
        RealCluster.makeNamespace(NAMESPACE);
    }

    @AfterAll
    static void clean() {
        if (System.getenv("PILOTHOUSE_TEST_KUBECONFIG") != null) {
            RealCluster.kubectl("delete", "validatingadmissionpolicybinding", "validatingadmissionpolicy", NAMESPACE, "--ignore-not-found");
            RealCluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false", "--ignore-not-found");
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void kubectlApply(String yaml) throws IOException {
        RealCluster.kubectl("apply", "-f", Files.writeString(folder.resolve("it.yaml"), yaml.replace("NAMESPACE", NAMESPACE)).toString());
    }

    private Rehearsal rehearse(Wish... wishes) {
        return pipeline.rehearse(pipeline.preview(new Draft(new Draft.Summary("apply", List.of("it")), List.of(wishes))), Choice.ASK);
    }

    private static Wish put(Kind kind, String name, String yaml) {
        Document document = Yaml.read(yaml).getFirst().document().orElseThrow();
        return new Wish.Put(new ResourceRef(kind, NAMESPACE, name), document);
    }

    private static Wish pod(String name) {
        return put(FakeCluster.POD, name, """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, labels: {app: held}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers: [{name: web, image: 'pilothouse.dev/demo-web:1', resources: {requests: {cpu: 10m}}}]
                """.formatted(name));
    }

    @Test
    void aBudgetHoldsAPodBackUntilAnotherIsThere() throws IOException {
        kubectlApply("""
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: keep, namespace: NAMESPACE}
                spec: {minAvailable: 1, selector: {matchLabels: {app: held}}}
                """);
        assertInstanceOf(Outcome.Applied.class, pipeline.apply(rehearse(pod("one")), guard.consent(""), _ -> {}));
        RealCluster.kubectl("-n", NAMESPACE, "wait", "--for=condition=Ready", "pod/one", "--timeout=60s");
        ResourceRef one = new ResourceRef(FakeCluster.POD, NAMESPACE, "one");
        Wish evict = new Wish.Evict(one, cluster.get(one).uid(), Duration.ZERO);
        Rehearsal held = rehearse(evict);
        Verdict.Accepted verdict = assertInstanceOf(Verdict.Accepted.class, held.verdicts().getFirst());
        assertTrue(verdict.warnings().toString().contains("disruption budget"), verdict.warnings().toString());
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, pipeline.apply(held, guard.consent(""), _ -> {}));
        assertEquals(ProblemCode.HELD_BY_BUDGET, refused.problem().code());

        assertInstanceOf(Outcome.Applied.class, pipeline.apply(rehearse(pod("two")), guard.consent(""), _ -> {}));
        Wish patient = new Wish.Evict(one, cluster.get(one).uid(), Duration.ofSeconds(60));
        assertInstanceOf(Outcome.Applied.class, pipeline.apply(rehearse(patient), guard.consent(""), _ -> {}));
        RealCluster.kubectl("-n", NAMESPACE, "wait", "--for=delete", "pod/one", "--timeout=60s");
    }

    @Test
    void aQuotaRefusesInTheRehearsalAndSaysWhich() throws IOException {
        kubectlApply("""
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: few, namespace: NAMESPACE}
                spec: {hard: {count/configmaps: "0"}}
                """);
        Wish map = put(FakeCluster.CONFIG_MAP, "words", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: words}\n");
        Verdict.Refused refused = until(() -> rehearse(map).verdicts().getFirst(), Verdict.Refused.class);
        assertTrue(refused.problem().detail().contains("exceeded quota: few"), refused.problem().detail());
    }

    @Test
    void anAdmissionPolicyRefusesWithItsWholeText() throws IOException {
        if (cluster.catalog(true).kind(POLICY.apiVersion(), POLICY.name()).isEmpty()) {
            org.junit.jupiter.api.Assumptions.abort("this server serves no ValidatingAdmissionPolicy");
        }
        kubectlApply("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: NAMESPACE}
                spec:
                  failurePolicy: Fail
                  matchConstraints:
                    namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: NAMESPACE}}
                    resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [services]}]
                  validations:
                  - expression: "false"
                    message: "no services here; ask the platform team, they answer within a day"
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: NAMESPACE}
                spec: {policyName: NAMESPACE, validationActions: [Deny]}
                """);
        Wish service = put(
                Kind.namespaced("", "v1", "Service", "services"), "web", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n");
        Verdict.Refused refused = until(() -> rehearse(service).verdicts().getFirst(), Verdict.Refused.class);
        assertTrue(refused.problem().detail().contains("no services here; ask the platform team, they answer within a day"), refused.problem().detail());
    }

    /** Quota and policy take hold a moment after they were accepted. */
    private static <V extends Verdict> V until(java.util.function.Supplier<Verdict> verdict, Class<V> wanted) {
        Instant end = Instant.now().plusSeconds(60);
        Verdict last = verdict.get();
        while (!wanted.isInstance(last) && Instant.now().isBefore(end)) {
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            last = verdict.get();
        }
        return assertInstanceOf(wanted, last);
    }
}
