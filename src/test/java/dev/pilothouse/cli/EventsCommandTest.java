package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandTest {

    private static PlaygroundRuns playground;

    @BeforeAll
    static void breakSomething(@TempDir Path home) throws IOException {
        playground = new PlaygroundRuns(home, "events", 1);
        playground.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: till-config}
                data: {LEVEL: warn}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: till}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: till}}
                  template:
                    metadata: {labels: {app: till}}
                    spec: {containers: [{name: web, image: 'till:1', envFrom: [{configMapRef: {name: till-config}}]}]}
                """);
        playground.done("rollout status deploy/till --timeout 60s");
        playground.done("set image deploy/till web=registry.invalid/till:missing");
        playground.done("playground step 2m --name events");
    }

    @AfterAll
    static void close() {
        playground.close();
    }

    @Test
    void printsTheNewestLastInTheColumnsOfKubectl() {
        List<String> lines = playground.done("events").lines().toList();

        assertEquals(List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"), List.of(lines.getFirst().split(" {2,}")));
        assertTrue(lines.stream().anyMatch(line -> line.matches("\\S+ .* +Normal +ScalingReplicaSet +Deployment/till +Scaled up .*")), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains("Change")), lines::toString);
        assertTrue(playground.done("events -A").startsWith("NAMESPACE "));
    }

    @Test
    void narrowsByTypeTimeAndObject() {
        List<String> warnings = playground.done("events --types Warning").lines().skip(1).toList();

        assertFalse(warnings.isEmpty());
        assertTrue(warnings.stream().allMatch(line -> line.contains(" Warning ")), warnings::toString);
        assertTrue(warnings.stream().anyMatch(line -> line.matches(".*\\(x\\d+ over .*\\).*")), warnings::toString);
        assertTrue(playground.done("events deploy/till").contains("Pod/till-"));
        Ran none = playground.on("events cm/till-config");
        assertEquals("", none.out());
        assertTrue(none.err().contains("No events found in default namespace."), none.err());
        assertEquals(ExitCode.USAGE, playground.on("events --types Bad").exitCode());
    }

    @Test
    void saysWhatChangedBeforeItBrokeAndHowToTakeItBack() {
        Ran ran = playground.on("events deploy/till --with-changes");

        assertTrue(ran.out().contains("Change "), ran.out());
        assertTrue(ran.err().contains("first warned"), ran.err());
        assertTrue(ran.err().matches("(?s).*s before: .*deployment/till, its owner \\(pilothouse undo [0-9a-z]{8}\\).*"), ran.err());
    }

    @Test
    void printsDocumentsAndNames() {
        List<?> items = Json.read(playground.done("events --types Warning -o json")).list("items");

        assertFalse(items.isEmpty());
        assertTrue(playground.done("events -o name").lines().allMatch(line -> line.startsWith("event/")));
    }
}
