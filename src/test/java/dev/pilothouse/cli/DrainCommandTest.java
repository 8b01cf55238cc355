package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that are emptied on a playground, with a disruption budget in the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DrainCommandTest {

    private PlaygroundRuns runs;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        runs = new PlaygroundRuns(folder, "drains", 3);
        runs.apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers: [{name: web, image: 'nginx:1', resources: {requests: {cpu: 100m}}}]
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: keep}
                spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}
                """);
        runs.done("rollout status deployment/web --timeout 60s");
    }

    @AfterAll
    void stop() {
        runs.close();
    }

    private List<Tree> pods() {
        return runs.live("pods -l app=web").trees("items");
    }

    private Set<String> nodes() {
        return pods().stream().map(pod -> pod.text("spec", "nodeName")).collect(Collectors.toSet());
    }

    @Test
    void emptiesANodeOneAfterTheOtherAsTheBudgetAllows() {
        String node = nodes().iterator().next();
        Ran tried = runs.on("drain " + node + " --dry-run");
        assertEquals(ExitCode.DONE, tried.exitCode(), tried.all());
        assertTrue(nodes().contains(node), "trying moves nothing");

        runs.done("drain " + node + " --timeout 60s");
        runs.done("rollout status deployment/web --timeout 60s");
        assertTrue(runs.live("node/" + node).isTrue("spec", "unschedulable"));
        assertTrue(nodes().stream().noneMatch(node::equals), nodes().toString());

        Tree drained = Json.read(runs.done("history -o json")).trees("items").stream()
                .filter(change -> change.text("verb").equals("drain"))
                .findFirst()
                .orElseThrow();
        runs.done("undo " + drained.text("id"));
        assertFalse(runs.live("node/" + node).isTrue("spec", "unschedulable"), "taking it back lets pods come again");
    }

    @Test
    void saysThatABudgetLetsNoneGoAndStopsWhenPatienceEnds() {
        runs.done("scale deployment/web --replicas 2");
        runs.done("rollout status deployment/web --timeout 60s");
        String node = nodes().iterator().next();
        Ran drained = runs.on("drain " + node + " --timeout 0s");
        assertEquals(ExitCode.REFUSED, drained.exitCode(), drained.all());
        assertTrue(drained.err().contains("keep lets none go now"), drained.err());
        assertTrue(nodes().contains(node));
        runs.done("uncordon " + node);
        runs.done("scale deployment/web --replicas 3");
        runs.done("rollout status deployment/web --timeout 60s");
    }
}
