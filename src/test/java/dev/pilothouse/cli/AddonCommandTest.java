package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Add-ons on a playground: added, followed until ready, there a second time without a change, and removed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class AddonCommandTest {

    private Path folder;
    private PlaygroundRuns runs;

    @BeforeAll
    void startPlayground(@TempDir Path home) {
        folder = home;
        runs = new PlaygroundRuns(home, "addons", 2);
        runs.done("label node playground-worker ingress-ready=true");
    }

    @AfterAll
    void stopPlayground() {
        runs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics-server", "ingress", "local-registry", "namespace-basics"})
    void isAddedBecomesReadyAndGoesAgain(String addon) {
        assertTrue(runs.done("addon add --dry-run " + addon).contains("created"));
        String added = runs.done("addon add " + addon);
        assertTrue(added.contains("created"), added);
        assertTrue(runs.done("addon add " + addon).lines().allMatch(line -> line.contains("unchanged") || line.contains("rolled out")), added);
        String listed = runs.done("addon list").lines().filter(line -> line.startsWith(addon)).findFirst().orElseThrow();
        assertTrue(listed.matches(".* (\\d+)/\\1 .*"), listed);
        runs.done("addon remove " + addon);
        assertTrue(runs.on("addon remove " + addon).err().contains("Nothing of"), addon);
    }

    @Test
    void aDryRunCallsTheServersOnlyWhatTheServerTried() {
        String said = runs.done("addon add --dry-run ingress");
        assertTrue(said.contains("namespace/ingress created (server dry run)"), said);
        assertTrue(said.contains("deployment.apps/traefik created (dry run, checked here only)"), said);
    }

    @Test
    void takesAFileAndRefusesWhatIsBroken() throws IOException {
        Path own = Files.writeString(folder.resolve("own.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\n");
        assertTrue(runs.done("addon add -f " + own).contains("configmap/own created"));
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "apiVersion: v1\nkind: Nothing\nmetadata: {name: own}\n");
        assertEquals(ExitCode.REFUSED, runs.on("addon add -f " + broken).exitCode());
        Ran plain = runs.on("addon add -f http://127.0.0.1:1/x.yaml");
        assertEquals(ExitCode.REFUSED, plain.exitCode());
        assertTrue(plain.err().contains("not an https address"), plain.err());
        assertTrue(runs.on("addon add -f https://%zz/x.yaml").err().contains("not an https address"));
        assertTrue(runs.on("addon add -f https://127.0.0.1:1/x.yaml").err().contains("could not be read"));
    }

    @Test
    void saysWhichWordIsWrong() {
        assertEquals(ExitCode.USAGE, runs.on("addon add").exitCode());
        assertTrue(runs.on("addon add nothing").err().contains("metrics-server, ingress, local-registry, namespace-basics"));
        assertEquals(ExitCode.USAGE, runs.on("addon").exitCode());
    }
}
