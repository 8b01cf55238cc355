package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program from arguments to output, beside kubectl, against a real API server. */
@Tag("real-cluster")
class CommandLineRealClusterTest {

    private static final String NAMESPACE = "pilothouse-cli-" + ProcessHandle.current().pid();
    private static final int ATTEMPTS = 10;

    @TempDir
    private static Path folder = Path.of("");

    private static CommandLineRuns program = new CommandLineRuns(Path.of(""), "");

    @BeforeAll
    static void makeObjects() {
        RealCluster.needed();
        program = new CommandLineRuns(folder, System.getenv("PILOTHOUSE_TEST_KUBECONFIG"));
        RealCluster.makeNamespace(NAMESPACE);
        RealCluster.kubectl("create", "deployment", "web", "-n", NAMESPACE, "--image=pilothouse.dev/demo-web:1", "--replicas=0");
        RealCluster.kubectl("create", "configmap", "words", "-n", NAMESPACE, "--from-literal=yes=no", "--from-literal=text=値\nb: \"c\"");
        RealCluster.kubectl("create", "secret", "generic", "password", "-n", NAMESPACE, "--from-literal=value=secret");
        RealCluster.kubectl("wait", "--for=jsonpath={.status.observedGeneration}=1", "--timeout=60s", "-n", NAMESPACE, "deployment/web");
    }

    @AfterAll
    static void removeObjects() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "deploy,rs -n NAMESPACE", "all -n NAMESPACE", "deploy web -n NAMESPACE -o wide", "namespaces", "nodes -o wide", "pods -A",
        "pods -A -o name", "deployments.apps -A -o name", "secrets -n NAMESPACE", "clusterroles -o name",
        "configmaps -n NAMESPACE -l nothing=here", "namespaces --field-selector metadata.name=NAMESPACE"
    })
    void printsExactlyWhatKubectlPrints(String arguments) {
        compare(arguments, CommandLineRealClusterTest::withoutAges);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "deploy web -n NAMESPACE -o json", "configmaps,secrets -n NAMESPACE -o json", "clusterroles -o json", "namespaces -o json",
        "storageclasses -o json"
    })
    void printsTheJsonThatKubectlPrints(String arguments) {
        compare(arguments, Json::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy web -n NAMESPACE -o yaml", "configmaps,secrets -n NAMESPACE -o yaml", "clusterroles -o yaml"})
    void printsYamlThatMeansWhatKubectlsMeans(String arguments) {
        compare(arguments, text -> Yaml.read(text).stream().map(Yaml.Part::document).toList());
    }

    /** The cluster may change meanwhile, so what kubectl prints must be the same before and after. */
    private static void compare(String arguments, java.util.function.Function<String, Object> read) {
        String[] words = Stream.concat(Stream.of("get"), Stream.of(arguments.replace("NAMESPACE", NAMESPACE).split(" "))).toArray(String[]::new);
        for (int i = 0; i < ATTEMPTS; i++) {
            Object before = read.apply(RealCluster.kubectl(words));
            CommandLineRuns.Ran ours = program.run(words);
            if (before.equals(read.apply(RealCluster.kubectl(words)))) {
                assertEquals(ExitCode.DONE, ours.exitCode(), ours.err());
                assertEquals(before, read.apply(ours.out()));
                return;
            }
        }
        fail("the cluster did not hold still");
    }

    /** Ages grow between two runs, and columns with them. */
    private static Object withoutAges(String text) {
        return text.lines().map(line -> line.replaceAll("(?<= )(\\d+[smhdy])+(?=\\)|\\s|$)", "AGE").replaceAll(" +", " ").strip()).toList();
    }

    @Test
    void appliesAgainWithoutAChangeAndUndoes() throws IOException {
        Path file = folder.resolve("secret.yaml");
        Files.writeString(file, "apiVersion: v1\nkind: Secret\nmetadata: {name: again, namespace: %s}\nstringData: {k: v}\n".formatted(NAMESPACE));
        assertEquals("secret/again created\n", program.run("apply", "-f", file.toString()).out());
        CommandLineRuns.Ran again = program.run("apply", "-f", file.toString());
        assertEquals(ExitCode.DONE, again.exitCode(), again.err());
        assertEquals("secret/again unchanged\n", again.out());
        assertTrue(program.run("apply", "-f", file.toString(), "--dry-run").out().contains("unchanged"));
        assertEquals(ExitCode.DONE, program.run("diff", "-f", file.toString()).exitCode());

        String id = Json.read(program.run("history", "-o", "json").out()).trees("items").getFirst().text("id");
        assertEquals(ExitCode.DONE, program.run("undo", id).exitCode());
        assertEquals(ExitCode.REFUSED, program.run("get", "secret", "again", "-n", NAMESPACE).exitCode());
    }

    @Test
    void scalesRehearsesAndRefuses() {
        String[] dryRun = {"scale", "deployment/web", "-n", NAMESPACE, "--replicas", "0", "--dry-run"};
        assertEquals(ExitCode.DONE, program.run(dryRun).exitCode());
        CommandLineRuns.Ran wrong = program.run("scale", "configmap/words", "-n", NAMESPACE, "--replicas", "2");
        assertEquals(ExitCode.REFUSED, wrong.exitCode());
        assertTrue(wrong.err().contains("cannot be scaled"), wrong.err());
    }

    /** What kubectl's client-side apply keeps in an annotation holds the values, too. */
    @Test
    void neverShowsAValueOfASecretInADifference() throws IOException {
        Path file = folder.resolve("copy.yaml");
        String text = "apiVersion: v1\nkind: Secret\nmetadata: {name: copy, namespace: %s, labels: {a: LABEL}}\nstringData: {k: canary-of-a-value}\n";
        Files.writeString(file, text.formatted(NAMESPACE).replace("LABEL", "one"));
        RealCluster.kubectl("apply", "-f", file.toString());
        Files.writeString(file, text.formatted(NAMESPACE).replace("LABEL", "two"));
        CommandLineRuns.Ran diff = program.run("diff", "-f", file.toString());
        assertEquals(ExitCode.REFUSED, diff.exitCode(), diff.err());
        assertTrue(diff.out().contains("+    a: two"), diff.out());
        for (String value : List.of("canary-of-a-value", "Y2FuYXJ5LW9mLWEtdmFsdWU")) {
            assertTrue(!diff.out().contains(value) && !diff.err().contains(value), diff.out());
        }
    }
}
