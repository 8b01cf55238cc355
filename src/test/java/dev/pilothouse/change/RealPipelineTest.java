package dev.pilothouse.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The whole road against a real API server, with kubectl as the other one who changes things. */
@Tag("real-cluster")
class RealPipelineTest {

    private static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");
    private static final Kind DEFINITION =
            Kind.clusterWide("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");
    private static final String NAMESPACE = "pilothouse-change-" + ProcessHandle.current().pid();
    private static final String FRESH = NAMESPACE + "-fresh";

    private final Cluster cluster = open();
    private final Guard guard = new Guard(Guard.Level.FREE, "real");
    private final Path folder;
    private final Pipeline pipeline;
    private final String name;
    private final ResourceRef web;

    RealPipelineTest(@TempDir Path folder, TestInfo test) {
        this.folder = folder;
        pipeline = new Pipeline(cluster, "real", () -> guard, new FileJournal(folder));
        name = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        web = new ResourceRef(FakeCluster.DEPLOYMENT, NAMESPACE, name);
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
            RealCluster.kubectl("delete", "namespace", NAMESPACE, FRESH, "--wait=false", "--ignore-not-found");
            RealCluster.kubectl("delete", "crd", "widgets." + NAMESPACE + ".example.com", "--wait=false", "--ignore-not-found");
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private String manifest(String extra) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %s
                  namespace: %s
                  annotations: {mine: "1"}
                spec:
                %s
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec:
                      containers:
                      - name: web
                        image: pilothouse.dev/demo-web:1
                        ports: [{containerPort: 80}]
                """
                .formatted(name, NAMESPACE, extra, name, name);
    }

    private static Document yaml(String text) {
        return Yaml.read(text).getFirst().document().orElseThrow();
    }

    private static Draft draft(Wish... wishes) {
        return new Draft(new Draft.Summary("apply", List.of("it")), List.of(wishes));
    }

    private Wish scale(long replicas) {
        return new Wish.SetFields(web, new Tree(Map.of("spec", Map.of("replicas", replicas))));
    }

    private Rehearsal rehearse(Choice choice, Wish... wishes) {
        return pipeline.rehearse(pipeline.preview(draft(wishes)), choice);
    }

    private Outcome apply(Rehearsal rehearsal) {
        return pipeline.apply(rehearsal, guard.consent(""), _ -> {});
    }

    private Receipt applied(Rehearsal rehearsal) {
        return assertInstanceOf(Outcome.Applied.class, apply(rehearsal)).receipt();
    }

    private Receipt undo(Receipt receipt) {
        return applied(pipeline.rehearse(pipeline.preview(pipeline.undo(receipt)), Choice.ASK));
    }

    private Receipt create(String extra) {
        return applied(rehearse(Choice.ASK, new Wish.Put(web, yaml(manifest(extra)))));
    }

    private static Verdict.Accepted accepted(Rehearsal rehearsal) {
        return assertInstanceOf(Verdict.Accepted.class, rehearsal.verdicts().getFirst());
    }

    private Tree live() {
        return cluster.get(web).tree();
    }

    private void applyAs(String manager, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(manager + ".yaml"), text);
        RealCluster.kubectl("apply", "--server-side", "--force-conflicts", "--field-manager", manager, "-f", file.toString());
    }

    @Test
    void settingOneFieldKeepsAllThatWeAppliedBefore() {
        create("  paused: false");
        applied(rehearse(Choice.ASK, scale(3)));
        assertEquals("1", live().text("metadata", "annotations", "mine"));
        assertEquals(3, live().number(0, "spec", "replicas"));
        assertEquals(80, live().tree("spec", "template", "spec").trees("containers").getFirst().trees("ports").getFirst().number(0, "containerPort"));
    }

    /** Shows the trap that the test above stays clear of: it is the server that would remove what we no longer send. */
    @Test
    void theServerRemovesWhatAManagerDoesNotSendAgain() throws IOException {
        applyAs("helm", manifest("").replace("  annotations: {mine: \"1\"}\n", ""));
        applied(rehearse(Choice.ASK, new Wish.SetFields(web, new Tree(Map.of("metadata", Map.of("annotations", Map.of("mine", "1")))))));
        assertEquals("1", live().text("metadata", "annotations", "mine"));
        Document intent = ObjectForms.intent(web, new Tree(Map.of("spec", Map.of("replicas", 2L))));
        assertInstanceOf(WriteResult.Accepted.class, cluster.write(new Write.Apply(web, intent, Optional.empty(), true), false));
        assertEquals("", live().text("metadata", "annotations", "mine"));
    }

    @Test
    void listsWhatTheServerFillsIn() {
        Verdict.Accepted verdict = accepted(rehearse(Choice.ASK, new Wish.Put(web, yaml(manifest("")))));
        assertTrue(verdict.filledIn().contains(".spec.strategy"), verdict.filledIn().toString());
        assertTrue(
                verdict.filledIn().contains(".spec.template.spec.containers[name=\"web\"].imagePullPolicy"),
                verdict.filledIn().toString());
        assertFalse(verdict.filledIn().stream().anyMatch(path -> path.startsWith(".status")), verdict.filledIn().toString());
    }

    @Test
    void takesOverFromKubectlAndUndoes() {
        create("  replicas: 1");
        RealCluster.kubectl("scale", "deployment", name, "-n", NAMESPACE, "--replicas", "4");
        Rehearsal rehearsal = rehearse(Choice.ASK, scale(2));
        List<FieldOwner> kubectl = List.of(new FieldOwner(".spec.replicas", "kubectl"));
        assertEquals(kubectl, rehearsal.preview().items().getFirst().others());
        assertEquals(kubectl, accepted(rehearsal).takenOver());
        Receipt receipt = applied(rehearsal);
        assertEquals(2, live().number(0, "spec", "replicas"));
        RealCluster.kubectl("label", "deployment", name, "-n", NAMESPACE, "since=then");
        Receipt undone = undo(receipt);
        assertEquals(4, live().number(0, "spec", "replicas"));
        assertEquals("then", live().text("metadata", "labels", "since"));
        undo(undone);
        assertEquals(2, live().number(0, "spec", "replicas"));
        applied(rehearse(Choice.ASK, scale(3)));
        assertEquals("1", live().text("metadata", "annotations", "mine"));
    }

    @Test
    void asksAboutFieldsOfAController() throws IOException {
        applyAs("argocd-controller", manifest("  replicas: 2"));
        Rehearsal asked = rehearse(Choice.ASK, scale(5));
        List<FieldOwner> argo = List.of(new FieldOwner(".spec.replicas", "argocd-controller"));
        assertEquals(new Verdict.NeedsChoice(argo), asked.verdicts().getFirst());
        assertFalse(asked.applicable());

        Wish both = new Wish.SetFields(web, new Tree(Map.of("spec", Map.of("replicas", 5L, "minReadySeconds", 7L))));
        applied(rehearse(Choice.LEAVE_THEIRS, both));
        assertEquals(2, live().number(0, "spec", "replicas"));
        assertEquals(7, live().number(0, "spec", "minReadySeconds"));

        Rehearsal taken = rehearse(Choice.TAKE_OVER, scale(5));
        assertEquals(argo, accepted(taken).takenOver());
        applied(taken);
        assertEquals(5, live().number(0, "spec", "replicas"));
    }

    @Test
    void givesAFreshPreviewWhenTheObjectChangedMeanwhile() {
        create("  replicas: 1");
        Rehearsal rehearsal = rehearse(Choice.ASK, scale(5));
        RealCluster.kubectl("scale", "deployment", name, "-n", NAMESPACE, "--replicas", "9");
        Outcome.Conflict conflict = assertInstanceOf(Outcome.Conflict.class, apply(rehearsal));
        assertEquals(9, live().number(0, "spec", "replicas"));
        applied(pipeline.rehearse(conflict.fresh(), Choice.ASK));
        assertEquals(5, live().number(0, "spec", "replicas"));
    }

    @Test
    void dropsWhatTheDocumentNoLongerNames() {
        create("  replicas: 1");
        Document without = yaml(manifest("  replicas: 1").replace("  annotations: {mine: \"1\"}\n", ""));
        Rehearsal rehearsal = rehearse(Choice.ASK, new Wish.Put(web, without));
        Document expected = rehearsal.preview().items().getFirst().result().orElseThrow();
        assertEquals("", expected.tree().text("metadata", "annotations", "mine"));
        applied(rehearsal);
        assertEquals("", live().text("metadata", "annotations", "mine"));
    }

    @Test
    void deletesAndBringsBack() {
        create("  replicas: 2");
        String uid = live().text("metadata", "uid");
        Receipt deleted = applied(rehearse(Choice.ASK, new Wish.Remove(web)));
        Receipt restored = undo(deleted);
        assertEquals(2, live().number(0, "spec", "replicas"));
        assertNotEquals(uid, live().text("metadata", "uid"));
        undo(restored);
        assertEquals("", RealCluster.kubectl("get", "deployment", name, "-n", NAMESPACE, "--ignore-not-found"));
    }

    @Test
    void whatKubectlPrintsChangesNothingWhenApplied() {
        create("  replicas: 1");
        String printed = RealCluster.kubectl("get", "deployment", name, "-n", NAMESPACE, "-o", "yaml", "--show-managed-fields");
        Preview preview = pipeline.preview(draft(new Wish.Put(web, yaml(printed))));
        assertEquals(Effect.NOTHING, preview.items().getFirst().effect());
        String edited = printed.replace("minReadySeconds", "x").replace("replicas: 1", "replicas: 6");
        applied(rehearse(Choice.ASK, new Wish.Put(web, yaml(edited))));
        assertEquals(6, live().number(0, "spec", "replicas"));
    }

    @Test
    void appliesInOrderAndGoesOnAfterARefusal() {
        ResourceRef namespace = new ResourceRef(FakeCluster.NAMESPACE, "", FRESH);
        ResourceRef config = new ResourceRef(FakeCluster.CONFIG_MAP, FRESH, "config");
        ResourceRef service = new ResourceRef(SERVICE, FRESH, "web");
        Rehearsal rehearsal = rehearse(
                Choice.ASK,
                new Wish.Put(service, yaml("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 99999}]}}")),
                new Wish.Put(config, yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: config}, data: {a: b}}")),
                new Wish.Put(namespace, yaml("{apiVersion: v1, kind: Namespace, metadata: {name: " + FRESH + "}}")));
        assertEquals(
                List.of(false, true, true),
                rehearsal.verdicts().stream().map(verdict -> verdict instanceof Verdict.CheckedHereOnly).toList());
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, apply(rehearsal));
        assertEquals(ProblemCode.INVALID, refused.problem().code());
        assertEquals(List.of(namespace, config), refused.soFar().orElseThrow().entries().stream().map(Receipt.Entry::ref).toList());
        assertEquals(List.of(service), refused.rest().wishes().stream().map(Wish::ref).toList());

        Wish mended = new Wish.Put(service, yaml("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}"));
        applied(rehearse(Choice.ASK, mended));
        assertFalse(rehearse(Choice.ASK, new Wish.Put(service, yaml("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 0}]}}")))
                .applicable());
    }

    @Test
    void appliesADefinitionAndAnObjectOfItTogether() {
        String group = NAMESPACE + ".example.com";
        ResourceRef definition = new ResourceRef(DEFINITION, "", "widgets." + group);
        ResourceRef widget = new ResourceRef(Kind.namespaced(group, "v1", "Widget", "widgets"), NAMESPACE, "one");
        Document crd = yaml(
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.%s}
                spec:
                  group: %s
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """
                        .formatted(group, group));
        Document one = yaml("{apiVersion: " + group + "/v1, kind: Widget, metadata: {name: one}, spec: {size: 3}}");
        Receipt receipt = applied(rehearse(Choice.ASK, new Wish.Put(widget, one), new Wish.Put(definition, crd)));
        assertEquals(List.of(definition, widget), receipt.entries().stream().map(Receipt.Entry::ref).toList());
        assertEquals(3, cluster.get(widget).tree().number(0, "spec", "size"));
    }
}
