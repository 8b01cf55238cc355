package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What guides do on the screen, from the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class GuideCommandsTest {

    private PlaygroundRuns runs;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        runs = new PlaygroundRuns(home, "guides", 2);
        runs.apply(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: default, labels: {tier: front}}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers:
                      - {name: web, image: 'nginx:1', resources: {requests: {cpu: 100m, memory: 64Mi}}}
                      - {name: side, image: 'busybox:1', command: [sleep, '9999']}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: backup, namespace: default}
                spec:
                  schedule: "0 3 1 1 *"
                  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: dump, image: 'busybox:1', command: ['true']}]}}}}
                """);
    }

    @Test
    void callsWhatStandsInTheWayAnError() {
        Ran ran = runs.on("label deployment/web other=y!");
        assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.all());
        assertTrue(ran.err().startsWith("Error: y! cannot be the value of a label"), ran.err());
    }

    @AfterAll
    void stop() {
        runs.close();
    }

    @Test
    void labelsAreSetAndTakenAway() {
        runs.done("label deployment/web team=a b.c/d=1");
        assertEquals(Map.of("tier", "front", "team", "a", "b.c/d", "1"), runs.live("deployment/web").texts("metadata", "labels"));
        runs.done("label deployment web team- b.c/d-");
        assertEquals(Map.of("tier", "front"), runs.live("deployment/web").texts("metadata", "labels"));
        assertEquals(ExitCode.USAGE, runs.on("label deployment/web tier=back").exitCode());
        Ran wrong = runs.on("label deployment/web --overwrite tier=-");
        assertEquals(ExitCode.REFUSED, wrong.exitCode());
        assertTrue(wrong.err().contains("cannot be the value of a label"), wrong.all());
        runs.done("annotate deployment/web note=hello");
        assertEquals("hello", runs.live("deployment/web").text("metadata", "annotations", "note"));
    }

    @Test
    void aWorkloadGetsAnAutoscaler() {
        runs.done("autoscale deployment/web --min 2 --max 6 --cpu-percent 60 --dry-run");
        assertEquals(ExitCode.REFUSED, runs.on("get hpa/web").exitCode());
        runs.done("autoscale deployment/web --min 2 --max 6 --cpu-percent 60");
        Tree made = runs.live("hpa/web");
        assertEquals(6, made.number(0, "spec", "maxReplicas"));
        assertEquals(60, made.trees("spec", "metrics").getFirst().number(0, "resource", "target", "averageUtilization"));
        runs.done("autoscale deployment/web --max 8");
        assertEquals(8, runs.live("hpa/web").number(0, "spec", "maxReplicas"));
        assertEquals(ExitCode.REFUSED, runs.on("autoscale deployment/web --max 1").exitCode());
    }

    @Test
    void aCronJobIsRunSuspendedAndResumed() {
        runs.done("cronjob suspend backup");
        assertTrue(runs.live("cronjob/backup").isTrue("spec", "suspend"));
        runs.done("cronjob run backup");
        Tree job = runs.live("job/backup-manual-1");
        assertEquals("manual", job.text("metadata", "annotations", "cronjob.kubernetes.io/instantiate"));
        assertEquals("backup", job.trees("metadata", "ownerReferences").getFirst().text("name"));
        runs.done("cronjob run cronjob/backup --name once");
        assertEquals("once", runs.live("job/once").text("metadata", "name"));
        runs.done("cronjob resume backup");
        assertFalse(runs.live("cronjob/backup").isTrue("spec", "suspend"));
    }

    @Test
    void resourcesAreSetOnOneContainerOrAll() {
        String yaml = runs.done("set resources deployment/web -c side --requests cpu=50m --limits cpu=100m,memory=64Mi -o yaml");
        assertTrue(yaml.contains("memory: 64Mi"), yaml);
        Tree web = runs.live("deployment/web").trees("spec", "template", "spec", "containers").getFirst();
        assertEquals("100m", web.text("resources", "requests", "cpu"));
        runs.done("set resources deployment web --requests cpu=20m,memory=");
        web = runs.live("deployment/web").trees("spec", "template", "spec", "containers").getFirst();
        assertEquals(Map.of("cpu", "20m"), web.texts("resources", "requests"));
        Ran wrong = runs.on("set resources deployment/web -c side --limits cpu=10m");
        assertEquals(ExitCode.REFUSED, wrong.exitCode());
        assertTrue(wrong.err().contains("Lower than the request"), wrong.all());
        assertEquals(ExitCode.USAGE, runs.on("set resources deployment/web -c none --limits cpu=10m").exitCode());
    }
}
