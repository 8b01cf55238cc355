package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.ScriptedKind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.FakeEngines;
import dev.pilothouse.text.Json;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LocalCreateCommandTest {

    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Blueprint> made = new ArrayList<>();
    private final ScriptedKind kind = new ScriptedKind().creating((blueprint, listener) -> {
        made.add(blueprint);
        listener.on(new Progress.Planned(START, List.of(Step.IMAGE, Step.CONTROL_PLANE)));
        listener.on(new Progress.Started(START, Step.IMAGE, "kindest/node:v1.34.4"));
        listener.on(new Progress.Pulled(START.plusSeconds(6), "kindest/node:v1.34.4", 120_000_000, 412_000_000));
        listener.on(new Progress.Ended(START.plusMillis(21_340), Step.IMAGE, ""));
        listener.on(new Progress.NodeSeen(START, "shop-control-plane", NodeStage.CONTAINER_RUNS, "172.18.0.3"));
        listener.on(new Progress.Line(START, Step.CONTROL_PLANE, " • Starting control-plane"));
        return ScriptedKind.cluster(blueprint.name());
    });

    private int run(String input, String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Words(Locale.ENGLISH));
        CommandLine line = LocalCommand.of(new LocalWork(kind, new FakeEngines()), terminal);
        line.registerConverter(Duration.class, Times::parse);
        line.setExecutionExceptionHandler((cause, _, _) -> {
            terminal.problem(((ProblemException) cause).problem());
            return ExitCode.REFUSED;
        });
        return line.execute(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsEachStepWithItsTimeAndEndsWithTheKubeconfig() {
        assertEquals(0, run("", "create", "--name", "shop"));
        assertEquals(Path.of("/nowhere/shop") + System.lineSeparator(), text(out));
        assertEquals("  120 of 412 MB\n✓ Node image  kindest/node:v1.34.4  21.3 s\n", text(err));
    }

    @Test
    void programsReadOneObjectALine() {
        assertEquals(0, run("", "create", "--name", "shop", "-o", "json"));
        List<String> types = text(out).lines().map(line -> Json.read(line).text("type")).toList();
        assertEquals(List.of("planned", "started", "pulled", "ended", "node", "line", "ready"), types);
        assertEquals("container-runs", Json.read(text(out).lines().toList().get(4)).text("stage"));
        assertEquals("/nowhere/shop", Json.read(text(out).lines().toList().getLast()).text("kubeconfig"));
        assertEquals("", text(err));
    }

    @Test
    void whatIsAskedForBesideTheFileIsPartOfTheBlueprint() {
        String plain = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: old # a remark\n";
        assertEquals(0, run(plain, "create", "-f", "-", "--name", "shop", "--image", "kindest/node:v1.34.4", "--retain", "--wait", "90s"));
        Blueprint blueprint = made.getFirst();
        assertEquals("shop", blueprint.name());
        assertEquals("kindest/node:v1.34.4", blueprint.image());
        assertTrue(blueprint.extras().retain());
        assertEquals(Duration.ofSeconds(90), blueprint.extras().waitTime().orElseThrow());
        assertTrue(blueprint.kindConfig().contains("# a remark"));
        assertFalse(blueprint.kindConfig().contains("retain"));
    }

    @Test
    void aNumberOfNodesIsOneControlPlaneAndWorkers() {
        assertEquals(0, run("", "create", "--name", "shop", "--nodes", "3"));
        assertEquals(
                List.of(Role.CONTROL_PLANE, Role.WORKER, Role.WORKER),
                made.getFirst().nodes().stream().map(BlueprintNode::role).toList());
        assertEquals("shop", made.getFirst().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nodes 0", "--nodes 900", "--nodes 2 -f -", "--kubernetes-version v1.34.1"})
    void anOptionThatKindCannotFollowIsRefusedAndNotOverheard(String options) {
        assertEquals(2, run("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n", ("create --name shop " + options).split(" ")));
        assertEquals(List.of(), made);
    }

    @Test
    void whatWouldFailIsNotBegun() {
        kind.finding(PreflightFinding.of(Check.PORTS, Level.ERROR, "taken-by-program", "8080", "java", "4121"));
        assertEquals(1, run("", "create", "--name", "shop"));
        assertEquals(List.of(), made);
        assertTrue(text(err).contains("✗ Port 8080 is taken by java, process 4121"), text(err));
        assertEquals("", text(out));
        assertEquals(0, run("", "create", "--name", "shop", "--skip-preflight"));
    }

    @Test
    void aBlueprintThatIsNoneIsSaidSo() {
        assertEquals(1, run("kind: Deployment\napiVersion: apps/v1\nmetadata: {name: x}\n", "create", "-f", "-"));
        assertEquals(List.of(), made);
    }

    @Test
    void aFailureTellsTheLineThatSaysWhy() {
        Problem cause = Problem.of(ProblemCode.CGROUP_V1_REFUSED, "shop-control-plane");
        kind.creating((_, listener) -> {
            listener.on(new Progress.Started(START, Step.CONTROL_PLANE, ""));
            listener.on(new Progress.Failed(START.plusSeconds(2), Step.CONTROL_PLANE, Problem.of(ProblemCode.CONTROL_PLANE_NOT_STARTED, "shop")));
            listener.on(new Progress.Explained(START.plusSeconds(3), Step.CONTROL_PLANE, cause, Path.of("/kept"), "shop-control-plane/kubelet.log", 41, "E1 command failed"));
            throw new ProblemException(cause);
        });
        assertEquals(1, run("", "create", "--name", "shop"));
        assertTrue(text(err).startsWith("""
                ✗ Start the control plane  2.0 s
                  Logs are kept in /kept; the cause stands in shop-control-plane/kubelet.log, line 41.
                  > E1 command failed
                """), text(err));
        assertTrue(text(err).contains("Kubernetes 1.35 and later do not run on cgroup v1"), text(err));
    }
}
