package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.model.Tree;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.testing.StandIns;
import dev.pilothouse.text.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program over stand-ins of k3d and minikube. */
@DisabledOnOs(OS.WINDOWS)
class LocalCreateSimpleTest {

    private final Engine engine;

    LocalCreateSimpleTest(@TempDir Path home) {
        Map<String, String> environment = new StandIns(home, "k3d", "minikube").environment();
        engine = new Engine(Folders.of("Linux", home, environment), environment, home, home);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Ran run(String line) {
        return CommandLineRuns.on(engine, line.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"k3d, k3d-two", "minikube, two"})
    void makesACluster(String provider, String context) {
        Ran ran = run("local create --provider " + provider + " --name two --nodes 2");
        assertEquals(ExitCode.DONE, ran.exitCode(), ran.all());
        assertTrue(ran.err().lines().filter(line -> line.startsWith("✓")).count() >= 5, ran.err());
        Path kubeconfig = Path.of(ran.out().strip());
        assertTrue(Files.exists(kubeconfig), ran.out());
        Ran again = run("local create --provider " + provider + " --name two -o json");
        assertEquals(ExitCode.REFUSED, again.exitCode());
        assertTrue(again.err().contains("The name two is taken"), again.err());
        Ran json = run("local create --provider " + provider + " --name other -o json");
        List<Tree> told = json.out().lines().map(Json::read).toList();
        assertEquals("planned", told.getFirst().text("type"));
        assertEquals(context.replace("two", "other"), told.getLast().text("context"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--provider k4d --name a1", "--provider k3d --name A", "--provider k3d", "--provider k3d --name dev --nodes 0", "--provider k3d --name dev --image x",
        "--provider minikube --name dev --kubernetes-version -x",
    })
    void saysWhichWordIsWrong(String words) {
        Ran ran = run("local create " + words);
        assertEquals(ExitCode.USAGE, ran.exitCode(), ran.all());
        assertTrue(engine.local().simple().stream().allMatch(provider -> provider.clusters().isEmpty()));
    }
}
