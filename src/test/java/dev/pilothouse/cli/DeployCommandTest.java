package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.guide.deploy.Part;
import dev.pilothouse.guide.deploy.Template;
import dev.pilothouse.text.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy}, from its arguments to running pods, on one playground whose time runs fast. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DeployCommandTest {

    private PlaygroundRuns runs;

    @BeforeAll
    void startPlayground(@TempDir Path folder) {
        runs = new PlaygroundRuns(folder, "deploys", 2);
    }

    @AfterAll
    void stopPlayground() {
        runs.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachTemplateGetsReady(Template template) {
        String name = "ready-" + template.id();
        Ran ran = runs.on("deploy " + name + " --template " + template.id() + " --wait --timeout 60s");
        assertEquals(ExitCode.DONE, ran.exitCode(), ran.all());
        assertFalse(ran.err().contains("Note:"), ran.err());
        if (template == Template.SCHEDULED_JOB) {
            assertEquals("0 3 * * *", runs.live("cronjob " + name).text("spec", "schedule"));
        } else {
            String kind = template == Template.DATABASE ? "statefulset" : "deployment";
            assertEquals(template == Template.WEB_SERVICE ? 2 : 1, runs.live(kind + " " + name).number(0, "status", "readyReplicas"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deploy web --image nginx:1 --kind Pod | “Pod” is no kind to deploy",
                "deploy web --image nginx:1 --port 99999 | 99999 is no port",
                "deploy web --image nginx:1 --replicas -1 | -1 is no number of replicas",
                "deploy web --template nope | There is no template “nope”",
                "deploy | Give a name or an image",
                "deploy --compose compose.yaml --env A=b | only a Compose file"
            })
    void namesTheWordThatIsWrong(String line, String said) {
        Ran ran = runs.on(line);
        assertEquals(ExitCode.USAGE, ran.exitCode(), ran.all());
        assertTrue(ran.err().contains(said), ran.err());
    }

    @Test
    void saysOnceThatTheNamespaceIsMissing() {
        Ran ran = runs.on("deploy web --image nginx:1 -n nowhere");
        assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.all());
        assertEquals(1, ran.err().lines().filter(line -> line.startsWith("Error: ")).count(), ran.err());
    }

    @Test
    void saysThatABinaryFileIsNoText(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("compose.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Ran ran = runs.on("deploy --compose " + file);
        assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.all());
        assertTrue(ran.err().contains("compose.yaml is no text"), ran.err());
    }

    @Test
    void saysInWordsWhatComesAndTriesItWithoutKeepingIt() {
        Ran ran = runs.on("deploy shown --image pilothouse.dev/demo-web:1 --replicas 3 --env A=b --dry-run -o yaml");
        assertEquals(ExitCode.DONE, ran.exitCode(), ran.all());
        assertTrue(ran.err().contains("Runs 3 copies of demo-web 1."), ran.err());
        List<Part> printed = Part.of(YamlText.of(ran.out()));
        assertTrue(ran.out().contains("kind: Deployment") && ran.out().contains("kind: Service"), ran.out());
        assertTrue(ran.out().contains("- name: A\n"), () -> printed.toString());
        assertEquals(ExitCode.REFUSED, runs.on("get deployment shown").exitCode());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndFindingsAreTold() {
        runs.done("deploy taken --image web:1 --port 80");
        Ran again = runs.on("deploy taken --image web:latest");
        assertEquals(ExitCode.REFUSED, again.exitCode());
        assertTrue(again.err().contains("This has to be settled first: taken exists in default."), again.err());
        assertTrue(again.err().contains("Note: latest changes under you"), again.err());
    }

    @Test
    void anotherKindKeepsTheRest() {
        runs.done("deploy agent --image pilothouse.dev/busybox:1 --template worker --kind daemonset");
        assertEquals("DaemonSet", runs.live("daemonset agent").text("kind"));
        assertEquals(ExitCode.REFUSED, runs.on("deploy agent2 --template worker --kind daemonset --replicas 2").exitCode());
    }

    @Test
    void aComposeFileIsDeployedAndItsLossesAreTold() {
        Ran ran = runs.on("deploy --compose samples/compose/shop.yaml --wait --timeout 60s");
        assertEquals(ExitCode.DONE, ran.exitCode(), ran.all());
        assertTrue(ran.err().contains("shop.yaml:18 services.web.depends_on: Everything starts at once"), ran.err());
        assertEquals(2, runs.live("deployment web").number(0, "status", "readyReplicas"));
        assertEquals(1, runs.live("deployment cache").number(0, "status", "readyReplicas"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "deploy a --template nothing", "deploy a --port 70000", "deploy a --replicas -1", "deploy a --compose x.yaml"})
    void whatMakesNoSenseIsAnsweredWithTheUsage(String line) {
        assertEquals(ExitCode.USAGE, runs.on(line).exitCode());
    }
}
