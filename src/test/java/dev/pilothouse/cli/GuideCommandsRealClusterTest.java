package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guides make is what kubectl makes, and the real server takes it. */
@Tag("real-cluster")
class GuideCommandsRealClusterTest {

    private static final String NAMESPACE = "pilothouse-guides-" + ProcessHandle.current().pid();

    @TempDir
    private static Path folder = Path.of("");

    private static CommandLineRuns program = new CommandLineRuns(Path.of(""), "");

    @BeforeAll
    static void makeObjects() throws IOException {
        RealCluster.realNodesNeeded();
        program = new CommandLineRuns(folder, System.getenv("PILOTHOUSE_TEST_KUBECONFIG"));
        RealCluster.makeNamespace(NAMESPACE);
        Path file = Files.writeString(folder.resolve("objects.yaml"),
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers:
                      - {name: web, image: 'pilothouse.dev/demo-web:1', imagePullPolicy: Never, resources: {requests: {cpu: 20m, memory: 32Mi}}}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: backup}
                spec:
                  schedule: "0 3 1 1 *"
                  jobTemplate:
                    metadata: {labels: {app: backup}, annotations: {note: nightly}}
                    spec: {template: {spec: {restartPolicy: Never, containers: [{name: dump, image: 'pilothouse.dev/busybox:1', imagePullPolicy: Never, command: ['true']}]}}}
                """);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", file.toString());
        RealCluster.kubectl("rollout", "status", "-n", NAMESPACE, "deployment/web", "--timeout=120s");
    }

    @AfterAll
    static void removeObjects() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    private static String done(String... words) {
        CommandLineRuns.Ran ran = program.run(Stream.concat(Arrays.stream(words), Stream.of("-n", NAMESPACE)).toArray(String[]::new));
        assertEquals(ExitCode.DONE, ran.exitCode(), () -> String.join(" ", words) + ": " + ran.out() + ran.err());
        return ran.out();
    }

    private static Tree live(String object) {
        return Json.read(RealCluster.kubectl("get", object, "-n", NAMESPACE, "-o", "json"));
    }

    @Test
    void aJobRunNowIsTheOneThatKubectlMakes() {
        done("cronjob", "run", "backup", "--name", "ours");
        RealCluster.kubectl("create", "job", "theirs", "--from=cronjob/backup", "-n", NAMESPACE);
        Tree ours = live("job/ours");
        Tree theirs = live("job/theirs");
        assertEquals(theirs.tree("metadata", "annotations"), ours.tree("metadata", "annotations"));
        assertEquals(theirs.text("metadata", "labels", "app"), ours.text("metadata", "labels", "app"));
        assertEquals(theirs.trees("metadata", "ownerReferences"), ours.trees("metadata", "ownerReferences"));
        assertEquals(theirs.tree("spec", "template", "spec"), ours.tree("spec", "template", "spec"));
        RealCluster.kubectl("wait", "--for=condition=Complete", "--timeout=120s", "-n", NAMESPACE, "job/ours");
        done("cronjob", "suspend", "backup");
        assertTrue(live("cronjob/backup").isTrue("spec", "suspend"));
    }

    @Test
    void theServerTakesAutoscalersAndLabels() {
        done("autoscale", "deployment/web", "--min", "1", "--max", "3", "--cpu-percent", "60");
        assertEquals(60, live("hpa/web").trees("spec", "metrics").getFirst().number(0, "resource", "target", "averageUtilization"));
        done("label", "deployment/web", "team=a");
        done("label", "deployment/web", "team-");
        assertEquals("", live("deployment/web").text("metadata", "labels", "team"));
    }

    @Test
    void aRunningPodIsResizedInPlace() {
        String pod = RealCluster.kubectl("get", "pods", "-n", NAMESPACE, "-l", "app=web", "-o", "name").lines().findFirst().orElseThrow();
        done("set", "resources", pod, "--requests", "cpu=30m", "--force-conflicts");
        RealCluster.kubectl("wait", "--for=jsonpath={.status.containerStatuses[0].resources.requests.cpu}=30m", "--timeout=120s", "-n", NAMESPACE, pod);
        Tree resized = live(pod);
        assertEquals(0, resized.trees("status", "containerStatuses").getFirst().number(-1, "restartCount"));
    }
}
