package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollouts on a real cluster with real pods, beside what kubectl makes of them. */
@Tag("real-cluster")
class RolloutRealClusterTest {

    private static final String NAMESPACE = "pilothouse-rollout-" + ProcessHandle.current().pid();
    private static final Pattern REVISION = Pattern.compile("(?m)^(\\d+) ");
    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: KIND
            metadata: {name: NAME, namespace: NAMESPACE}
            spec:
              MORE
              selector: {matchLabels: {app: NAME}}
              template:
                metadata: {labels: {app: NAME}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: web
                    image: pilothouse.dev/demo-web:1
                    env: [{name: A, value: a}, {name: B, value: b}, {name: C, value: c}]
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static CommandLineRuns program = new CommandLineRuns(Path.of(""), "");

    @BeforeAll
    static void makeNamespace() {
        RealCluster.needed();
        RealCluster.realNodesNeeded();
        program = new CommandLineRuns(folder, System.getenv("PILOTHOUSE_TEST_KUBECONFIG"));
        RealCluster.makeNamespace(NAMESPACE);
    }

    @AfterAll
    static void removeNamespace() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    private static String make(String kind, String name, String more) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, WORKLOAD.replace("NAMESPACE", NAMESPACE).replace("KIND", kind).replace("NAME", name).replace("MORE", more));
        RealCluster.kubectl("apply", "-f", file.toString());
        String workload = kind.toLowerCase(java.util.Locale.ROOT) + "/" + name;
        done("rollout status " + workload + " --timeout 90s");
        return workload;
    }

    private static CommandLineRuns.Ran run(String line) {
        return program.run((line + " -n " + NAMESPACE).split(" "));
    }

    private static CommandLineRuns.Ran done(String line) {
        CommandLineRuns.Ran ran = run(line);
        assertEquals(ExitCode.DONE, ran.exitCode(), () -> line + ": " + ran.out() + ran.err());
        return ran;
    }

    private static String kubectl(String line) {
        return RealCluster.kubectl((line + " -n " + NAMESPACE).split(" "));
    }

    /** Returns whether kubectl ended well. */
    private static boolean kubectlAgrees(String line) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of("kubectl", "--kubeconfig", System.getenv("PILOTHOUSE_TEST_KUBECONFIG"), "-n", NAMESPACE));
        words.addAll(List.of(line.split(" ")));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return process.exitValue() == 0;
    }

    private static Tree template(String workload) {
        return Json.read(kubectl("get " + workload + " -o json")).tree("spec", "template");
    }

    private static List<String> numbers(String history) {
        return REVISION.matcher(history).results().map(match -> match.group(1)).toList();
    }

    private static void historiesAgree(String workload) {
        String ours = done("rollout history " + workload).out();
        assertEquals(numbers(kubectl("rollout history " + workload)), numbers(ours), ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deployment", "StatefulSet", "DaemonSet"})
    void goesOnFailsAndGoesBackAsKubectlSeesIt(String kind) throws Exception {
        String name = "back-" + kind.toLowerCase(java.util.Locale.ROOT);
        String workload = make(kind, name, kind.equals("StatefulSet") ? "podManagementPolicy: Parallel\n  replicas: 2" : kind.equals("Deployment") ? "replicas: 2" : "minReadySeconds: 1");
        Tree first = template(workload);
        done("set image " + workload + " web=pilothouse.dev/demo-web:2 --cause second");
        done("rollout status " + workload + " --timeout 90s");
        assertTrue(kubectlAgrees("rollout status " + workload + " --timeout=1s"));
        historiesAgree(workload);

        done("set image " + workload + " web=pilothouse.dev/demo-web:no-such");
        CommandLineRuns.Ran stuck = run("rollout status " + workload + " --timeout 20s");
        assertEquals(ExitCode.REFUSED, stuck.exitCode(), stuck.out());
        assertTrue(stuck.err().contains("demo-web:no-such of container web cannot be pulled"), stuck.err());
        assertTrue(!kubectlAgrees("rollout status " + workload + " --timeout=1s"));
        historiesAgree(workload);

        done("rollout undo " + workload + " --to-revision 1");
        done("rollout status " + workload + " --timeout 90s");
        assertTrue(kubectlAgrees("rollout status " + workload + " --timeout=5s"));
        assertEquals(first, template(workload));
        historiesAgree(workload);
        assertTrue(!kubectlAgrees("rollout undo " + workload + " --to-revision=77"));
        assertEquals(ExitCode.REFUSED, run("rollout undo " + workload + " --to-revision 77").exitCode());

        kubectl("rollout undo " + workload + " --to-revision=2");
        done("rollout status " + workload + " --timeout 90s");
        historiesAgree(workload);
        done("rollout restart " + workload);
        done("rollout status " + workload + " --timeout 90s");
        assertTrue(kubectlAgrees("rollout status " + workload + " --timeout=5s"));
        historiesAgree(workload);
        String by = done("rollout history " + workload + " -o json").out();
        assertTrue(by.contains("pilothouse/"), by);
    }

    @Test
    void pausesSoThatKubectlSeesItAndResumesWhatKubectlPaused() throws Exception {
        String workload = make("Deployment", "rest", "replicas: 1");
        done("rollout pause " + workload);
        assertTrue(!kubectlAgrees("rollout pause " + workload), "it is paused already");
        assertTrue(!kubectlAgrees("rollout undo " + workload));
        assertEquals(ExitCode.REFUSED, run("rollout undo " + workload).exitCode());
        done("set image " + workload + " web=pilothouse.dev/demo-web:2");
        assertTrue(!kubectlAgrees("rollout status " + workload + " --timeout=2s"));
        assertEquals(ExitCode.REFUSED, run("rollout status " + workload + " --timeout 2s").exitCode());
        kubectl("rollout resume " + workload);
        done("rollout status " + workload + " --timeout 90s");
        kubectl("rollout pause " + workload);
        done("rollout resume " + workload);
        assertTrue(!kubectlAgrees("rollout resume " + workload), "it is not paused any more");
        historiesAgree(workload);
    }

    @Test
    void failsAtTheDeadlineAndIsWellAgainAfterAnUndo() throws Exception {
        String workload = make("Deployment", "late", "progressDeadlineSeconds: 6");
        done("set image " + workload + " web=pilothouse.dev/demo-web:2");
        done("rollout status " + workload + " --timeout 60s");
        done("set image " + workload + " web=pilothouse.dev/demo-web:no-such");
        CommandLineRuns.Ran failed = run("rollout status " + workload + " --timeout 60s");
        assertEquals(ExitCode.REFUSED, failed.exitCode());
        assertTrue(failed.out().contains("no progress until its deadline"), failed.out() + failed.err());
        assertTrue(!kubectlAgrees("rollout status " + workload + " --timeout=60s"));
        done("rollout undo " + workload);
        done("rollout status " + workload + " --timeout 60s");
        assertEquals("pilothouse.dev/demo-web:2", template(workload).tree("spec").trees("containers").getFirst().text("image"));
    }

    /** Known since long, and still so: kubernetes/kubernetes#67250. */
    @Test
    void saysWhichPodKeepsAStatefulSetFromGoingBack() throws Exception {
        String workload = make("StatefulSet", "ordered", "replicas: 2");
        done("set image " + workload + " web=pilothouse.dev/demo-web:no-such");
        run("rollout status " + workload + " --timeout 15s");
        done("rollout undo " + workload);
        String waiting = run("rollout status " + workload + " --timeout 8s").err();
        assertTrue(waiting.contains("Pod ordered-1 of another revision is not ready"), waiting);
        done("delete pod ordered-1");
        done("rollout status " + workload + " --timeout 60s");
    }

    @Test
    void namesQuotaNodesAndCrashesAsReasons() throws Exception {
        String workload = make("Deployment", "why", "minReadySeconds: 4");
        kubectl("patch " + workload + " --type=json -p [{\"op\":\"add\",\"path\":\"/spec/template/spec/nodeSelector\",\"value\":{\"no\":\"such\"}}]");
        assertTrue(run("rollout status " + workload + " --timeout 10s").err().contains("No node can take new pods"));
        done("rollout undo " + workload);
        done("rollout status " + workload + " --timeout 60s");
        kubectl("set env " + workload + " CRASH_AFTER=1 EXIT_CODE=3");
        String crashed = run("rollout status " + workload + " --timeout 25s").err();
        assertTrue(crashed.contains("ends again and again (exit code 3"), crashed);
        done("rollout undo " + workload);
        done("rollout status " + workload + " --timeout 60s");
        kubectl("create quota small --hard=pods=0");
        done("rollout restart " + workload);
        String refused = run("rollout status " + workload + " --timeout 15s").err();
        kubectl("delete quota small");
        assertTrue(refused.contains("A quota allows no more pods"), refused);
    }
}
