package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Tree;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPreflightCommandTest {

    private static final List<PreflightFinding> WELL = List.of(
            PreflightFinding.of(Check.ENGINE, Level.GOOD, "answers", "Docker", "28.5.1", "unix:///var/run/docker.sock"),
            PreflightFinding.of(Check.KIND_COMMAND, Level.GOOD, "found", "0.33.0"),
            PreflightFinding.of(Check.INOTIFY, Level.GOOD, "high", "524288", "512", "2", "524288", "512"));

    private static final PreflightFinding TAKEN = PreflightFinding.of(Check.PORTS, Level.ERROR, "taken-by-program", "8080", "java", "4121")
            .at("nodes", 0, "extraPortMappings", 1, "hostPort")
            .mendedBy(new Mend.Change("use-port", List.of("8081"), Blueprint.of("name: changed\n")), new Mend.Command("kill 4121"));

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(FakeKindClusters kind, String input, String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Words(Locale.ENGLISH));
        return LocalCommand.of(new LocalWork(kind, new FakeEngines()), terminal).execute(arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWentWellIsSaidInFewLines() {
        assertEquals(0, run(new FakeKindClusters(WELL), "", "preflight"));
        assertEquals(
                """
                ✓ Docker 28.5.1 answers, kind 0.33.0 found
                ✓ inotify limits are high enough
                  524288 watches, 512 instances
                """,
                printed());
    }

    @Test
    void whatIsBadComesFirstWithItsCauseAndTheWaysOut() {
        List<PreflightFinding> findings = new java.util.ArrayList<>(WELL);
        findings.add(TAKEN);
        assertEquals(1, run(new FakeKindClusters(findings), "", "preflight"));
        assertTrue(printed().startsWith(
                """
                ✗ Port 8080 is taken by java, process 4121
                  Two cannot have the same port on the same address.
                  → Use 8081 (nodes[0].extraPortMappings[1].hostPort)
                  → kill 4121
                ✓ Docker"""), printed());
    }

    @Test
    void aButtonOfTheWindowIsAnOptionHere() {
        Blueprint other = Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: shop-2\nnodes:\n- role: control-plane\n  image: kindest/node:v1.34.4\n");
        PreflightFinding name = PreflightFinding.of(Check.NAME, Level.ERROR, "taken", "shop", "shop-control-plane")
                .mendedBy(new Mend.Change("use-name", List.of("shop-2"), other), new Mend.Change("use-image", List.of("v1.34.4"), other));
        run(new FakeKindClusters(List.of(name)), "", "preflight");
        assertTrue(printed().contains("→ Use shop-2 (--name shop-2)"), printed());
        assertTrue(printed().contains("→ Use v1.34.4 (--image kindest/node:v1.34.4)"), printed());
    }

    @Test
    void aWarningIsNoFailure() {
        PreflightFinding few = PreflightFinding.of(Check.PROCESSORS, Level.WARNING, "few", "5", "2");
        assertEquals(0, run(new FakeKindClusters(List.of(few)), "", "preflight"));
        assertTrue(printed().startsWith("! 5 nodes share 2 processors"), printed());
    }

    @Test
    void programsReadJson() {
        assertEquals(1, run(new FakeKindClusters(List.of(TAKEN)), "", "preflight", "-o", "json"));
        Tree report = Json.read(printed());
        assertTrue(report.isTrue("blocked"));
        Tree finding = report.trees("findings").getFirst();
        assertEquals("ports", finding.text("check"));
        assertEquals("error", finding.text("level"));
        assertEquals("nodes[0].extraPortMappings[1].hostPort", finding.text("field"));
        assertEquals("Port 8080 is taken by java, process 4121", finding.text("title"));
        assertEquals("name: changed\n", finding.trees("mends").getFirst().text("blueprint"));
        assertEquals("kill 4121", finding.trees("mends").getLast().text("command"));
    }

    @Test
    void aPlainKindConfigurationIsABlueprintAndOptionsReplaceItsNameAndImages() throws IOException {
        Path file = folder.resolve("shop, dev.yaml");
        Files.writeString(file, "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: shop # ours\nnodes:\n- role: control-plane\n  image: a:1\n- role: worker\n");
        FakeKindClusters kind = new FakeKindClusters(List.of());
        assertEquals(0, run(kind, "", "preflight", "-f", file.toString()));
        assertEquals(0, run(kind, "", "preflight", "-f", file.toString(), "--name", "other", "--image", "kindest/node:v1.34.4"));
        assertEquals(0, run(kind, Files.readString(file), "preflight", "-f", "-"));
        assertEquals(0, run(kind, "", "preflight"));
        assertEquals(List.of("shop", "other", "shop", "kind"), kind.asked.stream().map(Blueprint::name).toList());
        assertEquals(Set.of("a:1", ""), kind.asked.getFirst().images());
        assertEquals(Set.of("kindest/node:v1.34.4"), kind.asked.get(1).images());
        assertTrue(kind.asked.get(1).text().text().contains("name: other # ours"));
    }

    @Test
    void aFileThatIsBrokenIsLookedAtAsItIs() {
        FakeKindClusters kind = new FakeKindClusters(List.of());
        assertEquals(0, run(kind, "kind: [", "preflight", "-f", "-", "--name", "other"));
        assertEquals("kind: [", kind.asked.getFirst().text().text());
    }
}
