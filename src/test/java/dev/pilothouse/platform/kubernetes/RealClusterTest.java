package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.CONFIG_MAP;
import static dev.pilothouse.platform.kubernetes.Api.DEPLOYMENT;
import static dev.pilothouse.platform.kubernetes.Api.POD;
import static dev.pilothouse.platform.kubernetes.Api.SECRET;
import static dev.pilothouse.platform.kubernetes.Api.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The room against a real API server, with kubectl beside it. */
@Tag("real-cluster")
class RealClusterTest {

    private static final int MOST_QUESTIONS = 30;
    private static final String NAMESPACE = "pilothouse-test-" + ProcessHandle.current().pid();
    private static final ResourceRef WEB = new ResourceRef(DEPLOYMENT, NAMESPACE, "web");

    private final List<Cluster> open = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        RealCluster.needed();
        RealCluster.makeNamespace(NAMESPACE);
    }

    @AfterAll
    static void clean() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    @AfterEach
    void close() {
        open.forEach(Cluster::close);
    }

    private static Cluster connect(Access access) {
        return new KubernetesCluster(access, new Kinds(), "test");
    }

    private Cluster cluster() {
        open.add(RealCluster.open(RealClusterTest::connect));
        return open.getLast();
    }

    private Cluster clusterAs(String suffix) {
        open.add(RealCluster.openEndingIn(suffix, RealClusterTest::connect));
        return open.getLast();
    }

    private static Write.Apply deployment(String name, int replicas, Optional<String> version, boolean force) {
        return apply(
                new ResourceRef(DEPLOYMENT, NAMESPACE, name),
                """
                {"replicas":%d,"selector":{"matchLabels":{"app":"%s"}},"template":{"metadata":{"labels":{"app":"%s"}},\
                "spec":{"containers":[{"name":"web","image":"pilothouse.dev/demo-web:1"}]}}}"""
                        .formatted(replicas, name, name),
                version,
                force);
    }

    private static Write.Apply apply(ResourceRef ref, String spec, Optional<String> version, boolean force) {
        return new Write.Apply(
                ref,
                new Document(Json.read("{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"},\"spec\":%s}"
                        .formatted(ref.kind().apiVersion(), ref.kind().name(), ref.name(), spec))),
                version,
                force);
    }

    private static Document accepted(WriteResult result) {
        return assertInstanceOf(WriteResult.Accepted.class, result).document();
    }

    @Test
    void saysWhoAnswersAndWhoWeAre() {
        Cluster cluster = cluster();
        assertTrue(cluster.server().version().startsWith("v1."));
        assertFalse(cluster.server().user().isEmpty());
        assertTrue(cluster.latencyMillis() < 5_000);
    }

    @Test
    void signsInByTokenAndByCertificateAsTheSame() {
        assertTrue(clusterAs("-token").server().version().startsWith("v1."));
        assertFalse(cluster().rows(Query.all(Kind.clusterWide("", "v1", "Namespace", "namespaces"))).isEmpty());
    }

    @Test
    void findsTheKindsThatKubectlFinds() {
        Catalog catalog = cluster().catalog(false);
        List<String> theirs =
                RealCluster.kubectl("api-resources", "--no-headers", "-o", "name").lines().map(String::strip).sorted().toList();
        List<String> ours = catalog.offers().stream().map(offer -> offer.kind().qualifiedPlural()).sorted().toList();
        assertEquals(theirs, ours);
        assertEquals(DEPLOYMENT, catalog.named("deploy").getFirst().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "pods", "deployments", "replicasets", "services", "nodes", "namespaces", "configmaps", "secrets", "serviceaccounts",
        "endpointslices", "clusterroles", "clusterrolebindings", "leases", "storageclasses", "customresourcedefinitions",
        "flowschemas", "apiservices", "priorityclasses"
    })
    void rowsReadAsKubectlPrintsThem(String plural) {
        Cluster cluster = cluster();
        cluster.write(deployment("rows", 2, Optional.empty(), true), false);
        Kind kind = cluster.catalog(false).named(plural).getFirst().kind();
        List<String> theirs = theirs(cluster, kind);
        List<String> ours = ours(cluster, kind);
        // what changed between the two questions is asked again
        for (int asked = 1; asked < MOST_QUESTIONS && !theirs.equals(ours); asked++) {
            theirs = theirs(cluster, kind);
            ours = ours(cluster, kind);
        }
        assertEquals(theirs, ours);
    }

    private static List<String> theirs(Cluster cluster, Kind kind) {
        List<Column> columns = cluster.columns(kind).stream().filter(column -> !column.wide()).toList();
        List<Integer> compared = IntStream.range(0, columns.size()).filter(i -> stands(columns.get(i))).boxed().toList();
        String[] lines = RealCluster.kubectl("get", kind.qualifiedPlural(), "-A").split("\n");
        boolean namespaced = kind.namespaced() && lines.length > 0 && lines[0].startsWith("NAMESPACE");
        return Arrays.stream(lines).skip(1).map(line -> cells(line, namespaced, compared)).sorted().toList();
    }

    private static List<String> ours(Cluster cluster, Kind kind) {
        List<Column> columns = cluster.columns(kind);
        List<Integer> compared =
                IntStream.range(0, columns.size()).filter(i -> !columns.get(i).wide() && stands(columns.get(i))).boxed().toList();
        Instant now = Instant.now();
        return cluster.rows(Query.all(kind)).stream()
                .map(row -> (kind.namespaced() ? row.namespace() + "|" : "")
                        + compared.stream().map(i -> ageless(row.cells().get(i).print(now).strip())).toList())
                .sorted()
                .toList();
    }

    /** Ages go on between two questions. */
    private static boolean stands(Column column) {
        return !column.id().equals("age") && !column.title().startsWith("LAST");
    }

    private static String cells(String line, boolean namespaced, List<Integer> compared) {
        List<String> cells = new ArrayList<>(List.of(line.strip().split(" {2,}")));
        String namespace = namespaced ? cells.removeFirst() + "|" : "";
        return namespace + compared.stream().map(i -> i < cells.size() ? ageless(cells.get(i)) : "").toList();
    }

    /** Restarts carry the age of the last one, which goes on between two questions. */
    private static String ageless(String cell) {
        return cell.replaceAll(" \\(\\S+ ago\\)$", "");
    }

    @Test
    void followsAnObjectFromBirthToDeath() {
        Cluster cluster = cluster();
        Recorder recorder = new Recorder();
        cluster.follow(Query.in(CONFIG_MAP, NAMESPACE), recorder);
        recorder.awaitState(StreamState.Live.class);
        ResourceRef ref = new ResourceRef(CONFIG_MAP, NAMESPACE, "größe-less");
        assertEquals(ProblemCode.INVALID, assertInstanceOf(WriteResult.Refused.class, cluster.write(map(ref), false)).problem().code());
        ResourceRef valid = new ResourceRef(CONFIG_MAP, NAMESPACE, "note");
        Document born = accepted(cluster.write(map(valid), false));
        recorder.await(known -> born.version().equals(known.versions().get("note")));
        Document changed = accepted(cluster.write(
                new Write.Merge(valid, Json.read("{\"data\":{\"text\":\"größe 🚢\"}}"), born.version()), false));
        recorder.await(known -> changed.version().equals(known.versions().get("note")));
        assertEquals("größe 🚢", cluster.get(valid).tree().text("data", "text"));
        accepted(cluster.write(new Write.Delete(valid, born.uid()), false));
        recorder.await(known -> !known.versions().containsKey("note"));
        assertEquals(ProblemCode.NOT_FOUND, problem(() -> cluster.get(valid)).code());
    }

    private static Write.Apply map(ResourceRef ref) {
        return new Write.Apply(
                ref,
                new Document(Json.read(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"},\"data\":{\"text\":\"a\"}}"
                                .formatted(ref.name()))),
                Optional.empty(),
                false);
    }

    @Test
    void rehearsesWithoutChangingAnything() {
        Cluster cluster = cluster();
        ResourceRef ref = new ResourceRef(DEPLOYMENT, NAMESPACE, "rehearsed");
        Document rehearsed = accepted(cluster.write(deployment("rehearsed", 1, Optional.empty(), false), true));
        assertEquals("RollingUpdate", rehearsed.tree().text("spec", "strategy", "type"));
        assertEquals(ProblemCode.NOT_FOUND, problem(() -> cluster.get(ref)).code());
    }

    @Test
    void namesTheOwnerOfAFieldInConflict() {
        Cluster cluster = cluster();
        Document first = accepted(cluster.write(deployment("web", 1, Optional.empty(), true), false));
        RealCluster.kubectl("scale", "deployment/web", "--replicas", "3", "-n", NAMESPACE);
        WriteResult.Conflicts conflicts =
                assertInstanceOf(WriteResult.Conflicts.class, cluster.write(deployment("web", 5, Optional.empty(), false), true));
        assertEquals(".spec.replicas", conflicts.owners().getFirst().field());
        assertEquals("kubectl", conflicts.owners().getFirst().manager());
        WriteResult stale = cluster.write(deployment("web", 5, Optional.of(first.version()), true), true);
        assertEquals(ProblemCode.CHANGED_MEANWHILE, assertInstanceOf(WriteResult.Changed.class, stale).problem().code());
        WriteResult merge = cluster.write(new Write.Merge(WEB, Json.read("{\"spec\":{\"replicas\":2}}"), first.version()), false);
        assertEquals(ProblemCode.CHANGED_MEANWHILE, assertInstanceOf(WriteResult.Changed.class, merge).problem().code());
        assertEquals(3, cluster.get(WEB).tree().number(0, "spec", "replicas"));
        WriteResult another = cluster.write(new Write.Delete(WEB, "11111111-2222-3333-4444-555555555555"), false);
        assertEquals(ProblemCode.CHANGED_MEANWHILE, assertInstanceOf(WriteResult.Changed.class, another).problem().code());
    }

    @Test
    void refusesWhatTheServerRefuses() {
        Cluster cluster = cluster();
        WriteResult.Refused negative = assertInstanceOf(
                WriteResult.Refused.class, cluster.write(deployment("negative", -1, Optional.empty(), false), true));
        assertTrue(negative.causes().getFirst().startsWith("spec.replicas"), negative.toString());
        ResourceRef typo = new ResourceRef(DEPLOYMENT, NAMESPACE, "typo");
        WriteResult.Refused unknown = assertInstanceOf(
                WriteResult.Refused.class, cluster.write(apply(typo, "{\"replcas\":1}", Optional.empty(), false), true));
        assertTrue(unknown.causes().toString().contains("replcas"), unknown.toString());
        ResourceRef nowhere = new ResourceRef(CONFIG_MAP, "no-such-namespace", "a");
        assertEquals(
                List.of("namespaces/no-such-namespace"),
                assertInstanceOf(WriteResult.Refused.class, cluster.write(map(nowhere), false)).problem().args());
    }

    @Test
    void aCustomKindComesAndGoes() {
        Cluster cluster = cluster();
        String group = "fleet-" + ProcessHandle.current().pid() + ".example";
        Kind crd = Kind.clusterWide("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");
        ResourceRef definition = new ResourceRef(crd, "", "ships." + group);
        Document created = accepted(cluster.write(
                apply(
                        definition,
                        """
                        {"group":"%s","scope":"Namespaced","names":{"plural":"ships","singular":"ship","kind":"Ship"},"versions":[{"name":"v1",\
                        "served":true,"storage":true,"additionalPrinterColumns":[{"name":"Speed","type":"integer","jsonPath":".spec.speed"}],\
                        "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"speed":{"type":"integer"}}}}}}}]}"""
                                .formatted(group),
                        Optional.empty(),
                        false),
                false));
        RealCluster.kubectl("wait", "--for=condition=Established", "crd/ships." + group, "--timeout=30s");
        Kind ship = Kind.namespaced(group, "v1", "Ship", "ships");
        RealCluster.kubectl("get", "ships." + group, "-n", NAMESPACE);
        accepted(cluster.write(apply(new ResourceRef(ship, NAMESPACE, "dory"), "{\"speed\":7}", Optional.empty(), false), false));
        Recorder recorder = new Recorder();
        cluster.follow(Query.all(ship), recorder);
        recorder.await(known -> known.rows().size() == 1);
        Row dory = recorder.rows().getFirst();
        assertEquals("7", dory.cells().get(1).print(Instant.now()));
        assertTrue(cluster.catalog(true).named("ships").stream().anyMatch(Catalog.Offer::custom));
        accepted(cluster.write(new Write.Delete(definition, created.uid()), false));
        recorder.await(known -> known.rows().isEmpty());
    }

    @Test
    void aViewerSeesEverythingButSecrets() {
        Cluster viewer = clusterAs("-viewer");
        assertFalse(viewer.rows(Query.all(Kind.clusterWide("", "v1", "Namespace", "namespaces"))).isEmpty());
        assertEquals(List.of("list", "secrets", ""), problem(() -> viewer.rows(Query.all(SECRET))).args());
        Recorder recorder = new Recorder();
        viewer.follow(Query.all(SECRET), recorder);
        assertEquals(ProblemCode.FORBIDDEN, recorder.awaitState(StreamState.Forbidden.class).cause().code());
        assertEquals(ProblemCode.FORBIDDEN, problem(() -> viewer.write(deployment("viewed", 1, Optional.empty(), false), true)).code());
    }

    @Test
    void nobodyMayNothingAndIsToldSo() {
        Cluster nobody = clusterAs("-nobody");
        Recorder recorder = new Recorder();
        nobody.follow(Query.all(POD), recorder);
        assertEquals(List.of("list", "pods", ""), recorder.awaitState(StreamState.Forbidden.class).cause().args());
    }

    @Test
    void documentsAreWhatKubectlGets() {
        Cluster cluster = cluster();
        List<Document> documents = new ArrayList<>();
        Kind namespaces = Kind.clusterWide("", "v1", "Namespace", "namespaces");
        cluster.documents(new Query(namespaces, "", "", "metadata.name=" + NAMESPACE), documents::add);
        Map<String, Object> theirs = Json.read(RealCluster.kubectl("get", "namespace", NAMESPACE, "-o", "json", "--show-managed-fields"))
                .fields();
        assertEquals(theirs, documents.getFirst().fields());
    }

    @Test
    void moreThanAHundredStreamsAreServed() {
        Cluster cluster = cluster();
        List<Recorder> recorders = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            Recorder recorder = new Recorder();
            recorders.add(recorder);
            cluster.follow(new Query(CONFIG_MAP, NAMESPACE, "stream!=" + i, ""), recorder);
        }
        recorders.forEach(recorder -> recorder.await(known -> known.states().stream().anyMatch(StreamState.Live.class::isInstance)));
        Document born = accepted(cluster.write(map(new ResourceRef(CONFIG_MAP, NAMESPACE, "seen-by-all")), false));
        recorders.forEach(recorder -> recorder.await(known -> born.version().equals(known.versions().get("seen-by-all"))));
        assertTrue(recorders.stream().flatMap(recorder -> recorder.states().stream()).noneMatch(StreamState.Stale.class::isInstance));
        assertEquals(ProblemCode.NOT_FOUND, problem(() -> cluster.get(new ResourceRef(CONFIG_MAP, NAMESPACE, "absent"))).code());
    }
}
