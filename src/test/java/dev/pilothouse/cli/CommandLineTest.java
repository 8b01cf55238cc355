package dev.pilothouse.cli;

import static dev.pilothouse.testing.FakeCluster.CONFIG_MAP;
import static dev.pilothouse.testing.FakeCluster.DEPLOYMENT;
import static dev.pilothouse.testing.FakeCluster.POD;
import static dev.pilothouse.testing.FakeCluster.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.FileJournal;
import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.PlaygroundProvider;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeEngines;
import dev.pilothouse.text.Json;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private static final ResourceRef WEB = new ResourceRef(DEPLOYMENT, "shop", "web");

    @TempDir
    private Path folder = Path.of("");

    private final FakeCluster cluster = new FakeCluster();
    private final Pulse pulse = new Pulse();
    private Guard.Level guard = Guard.Level.FREE;
    private String standardInput = "";
    private Ran last = new Ran(0, "", "");

    private record Ran(int exitCode, String out, String err) {}

    @BeforeEach
    void fill() {
        cluster.put(DEPLOYMENT, replicas(named("shop", "web"), 2));
        cluster.put(POD, named("shop", "web-1"));
        cluster.put(POD, named("other", "db-1"));
    }

    @AfterEach
    void stop() {
        pulse.close();
    }

    @Test
    void getsRowsOfTheContextsOwnNamespaceOrOfAll() {
        assertEquals(ExitCode.DONE, run("get", "po"));
        assertTrue(last.out().startsWith("NAME    STATUS   AGE\nweb-1"), last.out());
        assertFalse(last.out().contains("db-1"));
        assertEquals(ExitCode.DONE, run("get", "pods", "-A", "-o", "name"));
        assertEquals("pod/db-1\npod/web-1\n", last.out());
        assertEquals(ExitCode.DONE, run("get", "pods", "-n", "empty"));
        assertEquals("No resources found in empty namespace.\n", last.err());
    }

    @Test
    void severalContextsAreOneTableAndOneThatIsMissingHoldsNoneBack() {
        assertEquals(ExitCode.REFUSED, run("get", "pods", "-A", "--contexts", "elsewhere,fake"));
        assertTrue(last.out().startsWith("CLUSTER"), last.out());
        assertTrue(last.out().contains("shop"), last.out());
        assertTrue(last.out().contains("web-1") && last.out().contains("db-1"), last.out());
        assertTrue(last.err().startsWith("Context elsewhere:"), last.err());
    }

    @Test
    void severalContextsTakeNamesOfOneKindAndNothingButATable() {
        assertEquals(ExitCode.DONE, run("get", "pods", "web-1", "-n", "shop", "--contexts", "fake,fake"));
        assertEquals(2, last.out().lines().count(), last.out());
        assertEquals(ExitCode.DONE, run("get", "pod/web-1", "-n", "shop", "--contexts", "fake"));
        assertTrue(last.out().contains("web-1"), last.out());
        assertEquals(ExitCode.USAGE, run("get", "pods", "--contexts", "fake", "-o", "json"));
        assertEquals(ExitCode.USAGE, run("get", "pods,services", "--contexts", "fake"));
    }

    @Test
    void printsDocumentsWithSortedKeysAndSeveralAsAList() {
        run("get", "deploy", "web", "-o", "json");
        assertEquals("web", Json.read(last.out()).text("metadata", "name"));
        run("get", "deploy", "-o", "json");
        assertEquals("List", Json.read(last.out()).text("kind"));
        run("get", "deploy/web", "-o", "yaml");
        assertTrue(last.out().startsWith("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n"), last.out());
    }

    @Test
    void saysWhatIsWrongWithExitCodeOneAndUsageWithTwo() {
        assertEquals(ExitCode.REFUSED, run("get", "gizmos"));
        assertTrue(last.err().contains("“gizmos”"), last.err());
        assertEquals(ExitCode.REFUSED, run("get", "pods", "nobody"));
        assertEquals(ExitCode.REFUSED, run("--context", "elsewhere", "get", "pods"));
        assertTrue(last.err().contains("elsewhere"), last.err());
        assertEquals(ExitCode.USAGE, run("get"));
        assertEquals(ExitCode.USAGE, run("scale", "deploy/web"));
        assertEquals(ExitCode.USAGE, run("scale", "web", "--replicas", "3"));
        assertEquals(ExitCode.USAGE, run("fly"));
        assertEquals(ExitCode.REFUSED, run("--context", "playground", "get", "pods"), "a context may be called as a command is");
        cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "list", "pods", "shop").withDetail("pods is \u001b[31mforbidden"));
        assertEquals(ExitCode.REFUSED, run("get", "pods"));
        assertFalse(last.err().contains("\u001b"), "a terminal must not obey what a server says");
    }

    @Test
    void saysInThePersonsWordsWhichWordOfACommandIsWrong() {
        run("explain-why");
        assertTrue(last.err().startsWith("Missing: KIND/NAME\n"), last.err());
        run("map", "-o", "png");
        assertTrue(last.err().startsWith("--output takes one of text, svg, dot, not png.\n"), last.err());
        assertFalse(last.err().contains("Commands:"), "the reason must not scroll away");
        run("scale", "deployment/web", "--replicas", "many");
        assertTrue(last.err().startsWith("--replicas is to be a whole number, not many.\nMore: "), last.err());
        run("apply", "-f", "/no/such/file.yaml");
        assertFalse(last.err().contains("Exception"), last.err());
        run("map", "path", "shop.example", "--bogus");
        assertTrue(last.err().startsWith("There is no option --bogus here.\n"), last.err());
        run("explain-why", "pod/a", "pod/b");
        assertTrue(last.err().startsWith("pod/b is one word too many here.\n"), last.err());
    }

    @Test
    void scalesAndTakesItBack() {
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "--replicas", "5", "--dry-run"));
        assertEquals(2, replicas());
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "--replicas", "5"));
        assertEquals(5, replicas());
        run("history", "-o", "json");
        Tree newest = Json.read(last.out()).trees("items").getFirst();
        assertEquals("scale", newest.text("verb"));
        assertEquals(ExitCode.DONE, run("undo", newest.text("id")));
        assertEquals(2, replicas());
        assertEquals(ExitCode.REFUSED, run("undo", "no-such-change"));
    }

    @Test
    void searchesShowsAndExportsWhatWasChanged() {
        run("scale", "deployment/web", "--replicas", "5");
        run("delete", "pod/web-1");
        run("history", "--kind", "deploy", "-o", "json");
        assertEquals(0, Json.read(last.out()).trees("items").size(), "a short name is not a kind's name");
        run("history", "--kind", "deployments", "-n", "shop", "--day", LocalDate.now(ZoneId.systemDefault()).toString(), "-o", "json");
        Tree scale = Json.read(last.out()).trees("items").getFirst();
        assertEquals("tester", scale.text("by", "clusterUser"));
        assertEquals("applied", scale.text("result"));
        run("history", "replicas", "5");
        assertTrue(last.out().contains("deployment/web") && !last.out().contains("web-1"), last.out());
        run("history", "--since", "2999-01-01");
        assertEquals("", last.out());
        assertEquals(ExitCode.DONE, run("history", "show", scale.text("id")));
        assertTrue(last.out().contains("-  replicas: 2") && last.out().contains("+  replicas: 5"), last.out());
        assertEquals(ExitCode.DONE, run("history", "export", scale.text("id"), "-o", "patch"));
        assertTrue(last.out().contains("# deployments.apps/web in shop\nspec:\n  replicas: 5"), last.out());
        assertEquals(ExitCode.DONE, run("history", "export", scale.text("id"), "-o", "kubectl"));
        assertTrue(last.out().startsWith("kubectl --context fake -n shop patch deployments.apps/web"), last.out());
        assertEquals(ExitCode.DONE, run("history", "export", scale.text("id")));
        assertTrue(last.out().contains("kind: Deployment"), last.out());
        run("undo", scale.text("id"));
        assertEquals(2, replicas());
        assertEquals(ExitCode.DONE, run("redo", scale.text("id")));
        assertEquals(5, replicas());
    }

    @Test
    void decidesAboutEachFieldOfOthers() {
        cluster.own(WEB, ".spec.replicas", "argocd-controller");
        assertEquals(ExitCode.REFUSED, run("scale", "deployment/web", "--replicas", "5"));
        assertTrue(last.err().contains(".spec.replicas belongs to argocd-controller: theirs 2, yours 5"), last.err());
        assertEquals(2, replicas());
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "--replicas", "5", "--leave", "spec.replicas"));
        assertEquals(2, replicas());
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "--replicas", "5", "--take-over", ".spec.replicas"));
        assertEquals(5, replicas());
    }

    @Test
    void saysWhatBecameOfAnAnswerThatGotLost() {
        cluster.loseAnswer(WEB, true);
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "--replicas", "5"));
        assertTrue(last.out().contains("configured"), last.out());
    }

    @Test
    void scalesSeveralToZeroAndBackToWhatTheyWere() {
        cluster.put(DEPLOYMENT, replicas(named("shop", "api"), 3));
        assertEquals(ExitCode.REFUSED, run("scale", "deployment/web", "--back"));
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "deployment/api", "--replicas", "0"));
        assertEquals(0, replicas());
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "deployment/api", "--back"));
        assertEquals(2, replicas());
        assertEquals(3, cluster.get(new ResourceRef(DEPLOYMENT, "shop", "api")).tree().number(0, "spec", "replicas"));
    }

    @Test
    void emptiesANodeAndAsksBeforeSomethingIsLost() {
        Kind nodes = Kind.clusterWide("", "v1", "Node", "nodes");
        cluster.put(nodes, Map.of("metadata", Map.of("name", "worker")));
        cluster.put(POD, Map.of(
                "kind", "Pod", "metadata", Map.of("name", "alone", "namespace", "shop", "uid", "u"), "spec", Map.of("nodeName", "worker")));
        assertEquals(ExitCode.REFUSED, run("drain", "worker"));
        assertTrue(last.err().contains("alone"), last.err());
        assertTrue(cluster.writes().isEmpty());
        assertEquals(ExitCode.DONE, run("drain", "worker", "--force", "--ignore-daemonsets"));
        assertTrue(cluster.get(new ResourceRef(nodes, "", "worker")).tree().isTrue("spec", "unschedulable"));
        assertThrows(ProblemException.class, () -> cluster.get(new ResourceRef(POD, "shop", "alone")));
        assertEquals(ExitCode.DONE, run("uncordon", "node/worker"));
        assertEquals(ExitCode.REFUSED, run("drain", "nobody"));
    }

    @Test
    void getsSeveralKindsWithTheirNamesTyped() {
        assertEquals(ExitCode.DONE, run("get", "deploy,po"));
        assertTrue(last.out().contains("deployment.apps/web ") && last.out().contains("\n\nNAME ") && last.out().contains("pod/web-1 "), last.out());
        assertEquals(ExitCode.DONE, run("get", "deploy,po", "-n", "empty"));
        assertEquals("No resources found in empty namespace.\n", last.err());
        assertEquals(ExitCode.REFUSED, run("get", "deploy,gizmos"));
    }

    @Test
    void refusesToScaleWhatHasNoReplicas() {
        cluster.put(CONFIG_MAP, named("shop", "words"));
        assertEquals(ExitCode.REFUSED, run("scale", "configmap/words", "--replicas", "2"));
        assertTrue(last.err().contains("cannot be scaled"), last.err());
        assertTrue(cluster.writes().isEmpty());
    }

    @Test
    void changesNothingWhenTheHistoryCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("journal"), "a file where the folder should be");
        assertEquals(ExitCode.REFUSED, run("scale", "deployment/web", "--replicas", "5"));
        assertTrue(last.err().contains("journal.jsonl was not written"), last.err());
        assertEquals(2, replicas());
    }

    @Test
    void aGuardedContextWantsItsNameSaid() {
        guard = Guard.Level.TYPE_NAME;
        assertEquals(ExitCode.REFUSED, run("scale", "deployment/web", "--replicas", "5"));
        assertEquals(ExitCode.REFUSED, run("scale", "deployment/web", "--replicas", "5", "--confirm", "prod"));
        assertEquals(2, replicas());
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "--replicas", "5", "--dry-run"), "trying is free");
        assertEquals(ExitCode.DONE, run("scale", "deployment/web", "--replicas", "5", "--confirm", "fake"));
        assertEquals(5, replicas());
    }

    @Test
    void appliesAFolderOrStandardInputAndShowsTheDifferenceBefore() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata: {k: v}\n");
        Files.writeString(folder.resolve("notes.txt"), "not: a manifest");
        assertEquals(ExitCode.REFUSED, run("diff", "-f", folder.toString()), "1 means that there are differences");
        assertTrue(last.out().contains("+  k: v"), last.out());
        assertEquals(ExitCode.DONE, run("apply", "-f", folder.toString()));
        assertEquals("configmap/b created\n", last.out());
        assertEquals(ExitCode.DONE, run("diff", "-f", folder.toString()));
        standardInput = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata: {k: w}\n";
        assertEquals(ExitCode.DONE, run("apply", "-f", "-"));
        assertEquals("w", cluster.get(new ResourceRef(CONFIG_MAP, "shop", "b")).tree().text("data", "k"));
    }

    @Test
    void aBrokenDocumentKeepsAllFromBeingApplied() {
        standardInput = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n---\nkind: [\n";
        assertEquals(ExitCode.REFUSED, run("apply", "-f", "-"));
        assertTrue(cluster.writes().isEmpty());
        assertEquals(ExitCode.DIFF_FAILED, run("diff", "-f", "-"));
        assertEquals(ExitCode.REFUSED, run("apply", "-f", folder.resolve("missing.yaml").toString()));
    }

    @Test
    void deletesAndBringsBack() {
        assertEquals(ExitCode.DONE, run("delete", "deploy", "web"));
        assertEquals("deployment.apps/web deleted\n", last.out());
        run("history", "-o", "json");
        assertEquals(ExitCode.DONE, run("undo", Json.read(last.out()).trees("items").getFirst().text("id")));
        assertEquals(2, replicas());
        assertEquals(ExitCode.USAGE, run("delete", "deploy"));
    }

    @Test
    void deletesSeveralAndNamesThemInTheHistory() {
        cluster.put(POD, named("shop", "web-2"));
        assertEquals(ExitCode.DONE, run("delete", "pods", "web-1", "web-2"));
        assertEquals(ExitCode.DONE, run("history"));
        assertTrue(last.out().contains("Delete pod/web-1, pod/web-2"), last.out());
    }

    @Test
    void describesAnObjectAndHelpsWithEachCommand() {
        assertEquals(ExitCode.DONE, run("describe", "deploy", "web"));
        assertTrue(last.out().contains("Kind:             Deployment (apps/v1)"), last.out());
        for (String command : List.of("contexts", "get", "describe", "apply", "diff", "scale", "delete", "history", "undo", "redo")) {
            assertEquals(ExitCode.DONE, run(command, "--help"));
            assertTrue(last.out().startsWith("Usage: pilothouse " + command), last.out());
            assertFalse(last.out().contains("bundle:"), last.out());
        }
        assertEquals(ExitCode.DONE, run("contexts"));
        assertTrue(last.out().contains("fake"), last.out());
    }

    private int run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Sessions sessions = new Sessions(List.of(new OneContext()), context -> new Guard(guard, context.name()), journal(), pulse)) {
            CommandLineApp app = new CommandLineApp(
                    sessions,
                    journal(),
                    new PlaygroundProvider(folder.resolve("playgrounds"), (_, _) -> {}),
                    new LocalWork(new FakeKindClusters(List.of()), new FakeEngines()),
                    new Words(Locale.ENGLISH),
                    folder,
                    new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            last = new Ran(app.run(arguments), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
        return last.exitCode();
    }

    private FileJournal journal() {
        return new FileJournal(folder.resolve("journal"));
    }

    private long replicas() {
        return cluster.get(WEB).tree().number(-1, "spec", "replicas");
    }

    private static Map<String, Object> replicas(Map<String, Object> fields, long replicas) {
        Map<String, Object> with = new LinkedHashMap<>(fields);
        with.put("spec", Map.of("replicas", replicas));
        return with;
    }

    /** The fake cluster as the current context. */
    private final class OneContext implements ClusterSource {

        @Override
        public Listing listing() {
            Context.SignIn signIn = new Context.SignIn(Context.Way.TOKEN, "");
            return new Listing(
                    List.of(new Context("fake", "fake", "me", "shop", "https://fake.example", "file", signIn, true, List.of())), List.of());
        }

        @Override
        public Subscription onChange(Consumer<Listing> listener) {
            return Subscription.NONE;
        }

        @Override
        public Cluster open(String contextName) {
            return cluster;
        }

        @Override
        public Optional<Plugin> plugin(String contextName) {
            return Optional.empty();
        }

        @Override
        public void trust(Plugin plugin) {}
    }
}
