package dev.pilothouse.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners of fields, and the undo of every kind of change, on a real API server. */
@Tag("real-cluster")
class RealConflictTest {

    private static final String NAMESPACE = "pilothouse-road-" + ProcessHandle.current().pid();

    private final Cluster cluster = open();
    private final Guard guard = new Guard(Guard.Level.FREE, "real");
    private final Path folder;
    private final Pipeline pipeline;

    RealConflictTest(@TempDir Path folder) {
        this.folder = folder;
        FileJournal journal = new FileJournal(folder, folder.resolve("key"), () -> true, () -> FileJournal.Limits.USUAL);
        pipeline = new Pipeline(cluster, "real", () -> guard, journal);
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
            RealCluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false", "--ignore-not-found");
            RealCluster.kubectl("delete", "clusterrole,priorityclass", "-l", "road=" + NAMESPACE, "--ignore-not-found");
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static ResourceRef web(String name) {
        return new ResourceRef(FakeCluster.DEPLOYMENT, NAMESPACE, name);
    }

    private static String deployment(String name, int replicas, String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, namespace: %s}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec:
                      containers: [{name: web, image: "pilothouse.dev/demo-web:%s"}]
                """
                .formatted(name, NAMESPACE, replicas, name, name, image);
    }

    private void applyAs(String manager, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("other.yaml"), yaml);
        RealCluster.kubectl("apply", "--server-side", "--field-manager=" + manager, "-f", file.toString());
    }

    private Rehearsal rehearse(Choices choices, Wish... wishes) {
        Draft draft = new Draft(new Draft.Summary("apply", List.of("it")), List.of(wishes));
        return pipeline.rehearse(pipeline.preview(draft), choices);
    }

    private Receipt applied(Rehearsal rehearsal) {
        assertTrue(rehearsal.applicable(), () -> rehearsal.verdicts().toString());
        return assertInstanceOf(Outcome.Applied.class, pipeline.apply(rehearsal, guard.consent(""), _ -> {})).receipt();
    }

    private Receipt applied(Draft draft) {
        return applied(pipeline.rehearse(pipeline.preview(draft), Choice.TAKE_OVER));
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "Not within a minute: " + what);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void eachFieldOfAnotherManagerIsDecidedByItself() throws IOException {
        applyAs("argocd-controller", deployment("fields", 2, "1"));
        ResourceRef ref = web("fields");
        String image = ".spec.template.spec.containers[name=\"web\"].image";
        Wish wish = new Wish.Put(ref, Yaml.read(deployment("fields", 3, "2")).getFirst().document().orElseThrow());

        Rehearsal asked = rehearse(Choices.all(Choice.ASK), wish);
        assertEquals(List.of(".spec.replicas", image), asked.disputes().stream().map(Dispute::field).sorted().toList());
        Dispute replicas = asked.disputes().stream().filter(dispute -> dispute.field().equals(".spec.replicas")).findFirst().orElseThrow();
        assertEquals(List.of(2L, 3L), List.of(replicas.theirs(), replicas.ours()));
        assertTrue(replicas.controller() && replicas.since() != null);
        assertFalse(asked.applicable());

        applied(rehearse(
                Choices.all(Choice.ASK)
                        .with(new Choices.Field(ref, ".spec.replicas"), Choice.LEAVE_THEIRS)
                        .with(new Choices.Field(ref, image), Choice.TAKE_OVER),
                wish));

        assertEquals(
                "2 pilothouse.dev/demo-web:2",
                RealCluster.kubectl("get", "deploy", "fields", "-n", NAMESPACE, "-o", "jsonpath={.spec.replicas} {.spec.template.spec.containers[0].image}"));
        String owners = RealCluster.kubectl("get", "deploy", "fields", "-n", NAMESPACE, "--show-managed-fields", "-o", "json");
        Tree argo = Json.read(owners).trees("metadata", "managedFields").stream()
                .filter(entry -> entry.text("manager").equals("argocd-controller"))
                .findFirst()
                .orElseThrow();
        assertTrue(argo.has("fieldsV1", "f:spec", "f:replicas"), "what was left is still theirs");
    }

    @Test
    void theAutoscalerKeepsItsCopiesAndIsNamed() throws IOException {
        applyAs("kubectl", deployment("scaled", 1, "1").replace("  replicas: 1\n", ""));
        RealCluster.kubectl("autoscale", "deployment", "scaled", "-n", NAMESPACE, "--min=2", "--max=4", "--cpu-percent=80");
        until("the autoscaler has scaled", () -> cluster.get(web("scaled")).tree().number(0, "spec", "replicas") == 2);

        Wish wish = new Wish.SetFields(web("scaled"), new Tree(Map.of("spec", Map.of("replicas", 5L))));
        Rehearsal asked = rehearse(Choices.all(Choice.ASK), wish);
        assertEquals(1, asked.disputes().size(), () -> asked.verdicts().toString());
        Dispute dispute = asked.disputes().getFirst();
        assertEquals(Autoscaling.MANAGER, dispute.manager());
        assertTrue(dispute.controller());
        assertEquals(Optional.of("scaled"), dispute.editAt().map(ResourceRef::name));
        assertEquals(Optional.of("HorizontalPodAutoscaler"), dispute.editAt().map(ref -> ref.kind().name()));

        Rehearsal left = rehearse(Choices.all(Choice.LEAVE_THEIRS), wish);
        assertFalse(left.changesAnything(), "nothing is left to change");
    }

    /** Every kind that the app writes: changed, taken back, made again; deleted and brought back; compared field by field. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{apiVersion: v1, kind: ConfigMap, data: {a: '1', b: '2'}}|{apiVersion: v1, kind: ConfigMap, data: {a: '3', c: '4'}}",
        "{apiVersion: v1, kind: Secret, type: Opaque, data: {a: AAEC/w==, b: Yg==}}|{apiVersion: v1, kind: Secret, type: Opaque, data: {a: Yw==}}",
        "{apiVersion: v1, kind: Service, spec: {selector: {app: x}, ports: [{name: http, port: 80}]}}"
                + "|{apiVersion: v1, kind: Service, spec: {selector: {app: z}, ports: [{name: http, port: 80}, {name: tls, port: 443}]}}",
        "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 1, selector: {matchLabels: {app: d}}, template: {metadata: {labels: {app: d}}, spec: {containers: [{name: web,"
                + " image: 'pilothouse.dev/demo-web:1', env: [{name: A, value: '1'}]}]}}}}|{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 2, selector: {matchLabels: {app: d}},"
                + " template: {metadata: {labels: {app: d}}, spec: {containers: [{name: web, image: 'pilothouse.dev/demo-web:2', env: [{name: B, value: '2'}]}]}}}}",
        "{apiVersion: apps/v1, kind: StatefulSet, spec: {replicas: 1, serviceName: s, selector: {matchLabels: {app: s}}, template: {metadata: {labels: {app: s}}, spec: {containers:"
                + " [{name: web, image: 'pilothouse.dev/demo-web:1'}]}}}}|{apiVersion: apps/v1, kind: StatefulSet, spec: {replicas: 2, serviceName: s, selector: {matchLabels: {app: s}},"
                + " template: {metadata: {labels: {app: s}}, spec: {containers: [{name: web, image: 'pilothouse.dev/demo-web:2'}]}}}}",
        "{apiVersion: batch/v1, kind: CronJob, spec: {schedule: '0 3 * * *', jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image:"
                + " 'pilothouse.dev/busybox:1'}]}}}}}}|{apiVersion: batch/v1, kind: CronJob, spec: {schedule: '0 4 * * *', suspend: true, jobTemplate: {spec: {template: {spec:"
                + " {restartPolicy: Never, containers: [{name: c, image: 'pilothouse.dev/busybox:1'}]}}}}}}",
        "{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {defaultBackend: {service: {name: a, port: {number: 80}}}}}"
                + "|{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: [{host: x.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: b, port: {name:"
                + " http}}}}]}}]}}",
        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {podSelector: {}, policyTypes: [Ingress]}}"
                + "|{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {podSelector: {matchLabels: {a: b}}, policyTypes: [Egress]}}",
        "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {minReplicas: 1, maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: none}}}"
                + "|{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {minReplicas: 2, maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: none}}}",
        "{apiVersion: policy/v1, kind: PodDisruptionBudget, spec: {minAvailable: 1, selector: {matchLabels: {a: b}}}}"
                + "|{apiVersion: policy/v1, kind: PodDisruptionBudget, spec: {minAvailable: 2, selector: {matchLabels: {a: b}}}}",
        "{apiVersion: v1, kind: ServiceAccount, automountServiceAccountToken: true}|{apiVersion: v1, kind: ServiceAccount, automountServiceAccountToken: false}",
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]}"
                + "|{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: [{apiGroups: [apps], resources: [deployments], verbs: [list, watch]}]}",
        "{apiVersion: v1, kind: ResourceQuota, spec: {hard: {count/jobs.batch: '50'}}}|{apiVersion: v1, kind: ResourceQuota, spec: {hard: {count/cronjobs.batch: '60'}}}",
        "{apiVersion: v1, kind: LimitRange, spec: {limits: [{type: PersistentVolumeClaim, max: {storage: 9Gi}}]}}"
                + "|{apiVersion: v1, kind: LimitRange, spec: {limits: [{type: PersistentVolumeClaim, max: {storage: 8Gi}, min: {storage: 1Mi}}]}}",
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]}"
                + "|{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, rules: [{nonResourceURLs: [/healthz], verbs: [get]}]}",
        "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, value: 5, description: a}|{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, value: 5, description: b}",
    })
    void anUndoRestoresTheObjectAsItWas(String beforeAndAfter) {
        int middle = beforeAndAfter.indexOf("}|{") + 1;
        Wish first = wish(beforeAndAfter.substring(0, middle));
        Wish second = wish(beforeAndAfter.substring(middle + 1));
        Receipt created = applied(draft(first));
        Tree before = now(first.ref());

        Receipt changed = applied(draft(second));
        Tree after = now(first.ref());
        assertFalse(Fields.changed(before, after).isEmpty());
        applied(pipeline.undo(changed));
        assertEquals(List.of(), Fields.changed(before, now(first.ref())), "undone");
        applied(pipeline.redo(changed));
        assertEquals(List.of(), Fields.changed(after, now(first.ref())), "made again");

        Receipt deleted = applied(draft(new Wish.Remove(first.ref())));
        until("it is gone", () -> Previewer.find(cluster, first.ref()).isEmpty());
        applied(pipeline.undo(deleted));
        assertEquals(List.of(), Fields.changed(after, now(first.ref())), "brought back");

        assertEquals(
                ProblemCode.CANNOT_UNDO,
                assertThrows(ProblemException.class, () -> pipeline.undo(created)).problem().code(),
                "what came back is not what was created");
        applied(draft(new Wish.Remove(first.ref())));
    }

    private static Draft draft(Wish... wishes) {
        return new Draft(new Draft.Summary("apply", List.of("it")), List.of(wishes));
    }

    private Wish wish(String yaml) {
        String name = "road-" + NAMESPACE.replaceAll("\\D", "");
        String named = yaml.replaceFirst("\\{", "{metadata: {name: " + name + ", labels: {road: " + NAMESPACE + "}}, ");
        Document document = Yaml.read(named).getFirst().document().orElseThrow();
        Kind kind = cluster.catalog(false).kind(document.apiVersion(), document.kindName()).orElseThrow();
        return new Wish.Put(new ResourceRef(kind, kind.namespaced() ? NAMESPACE : "", name), document);
    }

    private Tree now(ResourceRef ref) {
        return Fields.without(ObjectForms.comparable(cluster.get(ref)), List.of(".metadata.annotations.deployment.kubernetes.io/revision"));
    }
}
