package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Tree;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rollouts from the command line, on one playground whose time runs fast; each test has workloads of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RolloutCommandTest {

    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: KIND
            metadata: {name: NAME}
            spec:
              PACE
              selector: {matchLabels: {app: NAME}}
              template:
                metadata: {labels: {app: NAME}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - {name: web, image: 'nginx:1', env: [{name: A, value: a}, {name: B, value: b}, {name: C, value: c}]}
                  - {name: side, image: 'busybox:1', command: [sleep, '9999']}
            """;

    private Path home;
    private Engine engine;
    private Ran last = new Ran(0, "", "");

    @BeforeAll
    void startPlayground(@TempDir Path folder) {
        home = folder;
        Map<String, String> environment = Map.of();
        engine = new Engine(Folders.of("Linux", home, environment), environment, home, home);
        engine.playgrounds().create(new PlaygroundPlan("rollouts", 0, 2, "empty", 1));
        assertEquals(ExitCode.DONE, run("playground", "speed", "150", "--name", "rollouts"), last.all());
    }

    @AfterAll
    void stopPlayground() {
        engine.close();
    }

    private int run(String... words) {
        last = CommandLineRuns.on(engine, words);
        return last.exitCode();
    }

    /** Runs a command line on the playground, words with spaces between them. */
    private int on(String line) {
        return run(("--context rollouts " + line).split(" "));
    }

    private void done(String line) {
        assertEquals(ExitCode.DONE, on(line), () -> line + ": " + last.all());
    }

    private void make(String kind, String name) throws IOException {
        Path file = home.resolve(name + ".yaml");
        Files.writeString(file, WORKLOAD.replace("KIND", kind).replace("NAME", name).replace("PACE", kind.equals("Deployment") ? "progressDeadlineSeconds: 6000" : "revisionHistoryLimit: 9"));
        done("apply -f " + file);
        done("rollout status " + kind + "/" + name + " --timeout 60s");
    }

    private Tree live(String workload) {
        done("get " + workload + " -o json");
        return Json.read(last.out());
    }

    private List<Tree> history(String workload) {
        done("rollout history " + workload + " -o json");
        return Json.read(last.out()).trees("items");
    }

    @ParameterizedTest
    @CsvSource({"Deployment,deploy", "StatefulSet,sts", "DaemonSet,ds"})
    void changesAnImageAndGoesBackToExactlyTheTemplateThatWas(String kind, String word) throws IOException {
        String name = word + "-back";
        String workload = word + "/" + name;
        make(kind, name);
        Tree first = live(workload).tree("spec", "template");
        done("set image " + word + " " + name + " web=nginx:2 side=busybox:2 --dry-run");
        assertEquals(first, live(workload).tree("spec", "template"));
        done("set image " + workload + " web=nginx:2 --cause newer");
        done("rollout status " + workload + " --timeout 60s");
        assertTrue(last.out().endsWith(name + " is rolled out.\n"), last.all());
        done("set image " + workload + " *=nginx:3");
        done("rollout status " + workload + " --timeout 60s");

        List<Tree> history = history(workload);
        assertEquals(List.of("1", "2", "3"), history.stream().map(each -> each.text("revision")).toList());
        assertTrue(history.get(1).text("by").startsWith("pilothouse/"), "our own receipt knows who made it: " + history.get(1).text("by"));
        assertTrue(history.getLast().isTrue("current"));

        done("rollout history " + workload + " --revision 2 --against 1");
        assertTrue(last.out().contains("-    image: nginx:1\n+    image: nginx:2"), last.out());

        assertEquals(ExitCode.USAGE, on("rollout undo " + workload + " --wait --dry-run"));
        assertTrue(last.err().startsWith("A dry run starts no rollout to wait for"), last.err());
        done("rollout undo " + workload + " --to-revision 1 --wait --timeout 60s");
        assertTrue(last.out().endsWith(name + " is rolled out.\n"), last.all());
        assertEquals(first, live(workload).tree("spec", "template"));
        assertEquals(List.of("2", "3", "4"), history(workload).stream().map(each -> each.text("revision")).toList());
        done("rollout undo " + workload);
        assertEquals("nginx:3", live(workload).tree("spec", "template", "spec").trees("containers").getFirst().text("image"));
        assertEquals(ExitCode.REFUSED, on("rollout undo " + workload + " --to-revision 77"));
        assertTrue(last.err().contains("no revision 77"), last.err());
    }

    @Test
    void saysWhyARolloutIsHeldUpAndFailsAtItsDeadline() throws IOException {
        make("Deployment", "stuck");
        done("set image deploy/stuck web=nginx:no-such");
        assertEquals(ExitCode.REFUSED, on("rollout status deploy/stuck --timeout 2s"), last.all());
        assertTrue(last.err().contains("did not end in 2 seconds"), last.err());
        assertTrue(last.err().contains("The image nginx:no-such of container web cannot be pulled."), last.err());
        assertEquals(ExitCode.DONE, on("rollout status deploy/stuck --watch=false"));
        done("playground step 101m --name rollouts");
        assertEquals(ExitCode.REFUSED, on("rollout status deploy/stuck --timeout 60s"));
        assertTrue(last.out().contains("no progress until its deadline"), last.all());
        done("rollout undo deploy/stuck");
        done("rollout status deploy/stuck --timeout 60s");
        assertEquals("nginx:1", live("deploy/stuck").tree("spec", "template", "spec").trees("containers").getFirst().text("image"));
    }

    @Test
    void pausesResumesAndRestarts() throws IOException {
        make("Deployment", "rest");
        done("rollout pause deploy/rest");
        assertEquals(ExitCode.REFUSED, on("rollout pause deploy/rest"));
        assertEquals(ExitCode.REFUSED, on("rollout restart deploy/rest"));
        assertEquals(ExitCode.REFUSED, on("rollout undo deploy/rest"));
        assertTrue(last.err().contains("Resume them first"), last.err());
        done("set image deploy/rest web=nginx:2");
        assertEquals(ExitCode.DONE, on("rollout status deploy/rest -w=false"));
        assertTrue(last.err().contains("pilothouse rollout resume deployment/rest"), last.all());
        assertEquals("1", live("deploy/rest").text("metadata", "annotations", "deployment.kubernetes.io/revision"));
        done("rollout resume deploy/rest");
        assertFalse(live("deploy/rest").has("spec", "paused"));
        assertEquals(ExitCode.REFUSED, on("rollout resume deploy/rest"));
        done("rollout status deploy/rest --timeout 60s --revision 2");
        assertEquals(ExitCode.REFUSED, on("rollout status deploy/rest --revision 1"));
        done("rollout restart deploy/rest --dry-run -o yaml");
        assertTrue(last.out().contains("kubectl.kubernetes.io/restartedAt:"), last.all());
        done("rollout restart deploy/rest -o name");
        assertEquals("deployment.apps/rest\n", last.out());
        done("rollout status deploy/rest --timeout 60s");
        assertEquals(3, history("deploy/rest").size());
    }

    @Test
    void refusesWhatCannotBe() throws IOException {
        make("StatefulSet", "odd");
        assertEquals(ExitCode.REFUSED, on("rollout pause sts/odd"));
        assertEquals(ExitCode.REFUSED, on("rollout undo sts/odd"));
        assertTrue(last.err().contains("no earlier revision"), last.err());
        assertEquals(ExitCode.REFUSED, on("rollout status deploy/nobody"));
        assertEquals(ExitCode.REFUSED, on("rollout status sa/default"));
        assertTrue(last.err().contains("has no rollouts"), last.err());
        assertEquals(ExitCode.REFUSED, on("set image sts/odd nobody=nginx:1"));
        assertTrue(last.err().contains("web, side"), last.err());
        assertEquals(ExitCode.REFUSED, on("set image sts/odd web=//nginx"));
        assertEquals(ExitCode.REFUSED, on("set image sa/default web=nginx:1"));
        assertEquals(ExitCode.USAGE, on("set image sts/odd"));
        assertEquals(ExitCode.USAGE, on("set image sts web=nginx"));
        assertEquals(ExitCode.USAGE, on("set image sts/odd web="));
        assertEquals(ExitCode.USAGE, on("rollout status odd"));
        assertEquals(ExitCode.USAGE, on("rollout"));
        assertEquals(ExitCode.USAGE, on("set"));
    }
}
