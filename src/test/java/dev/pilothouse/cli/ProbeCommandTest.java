package dev.pilothouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Tree;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes from the command line, on a playground with the demo shop whose time runs fast. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ProbeCommandTest {

    private static final String SLOW = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: slow}
            spec:
              selector: {matchLabels: {app: slow}}
              template:
                metadata: {labels: {app: slow}}
                spec:
                  containers:
                  - name: slow
                    image: pilothouse.dev/demo-web:1
                    env: [{name: START_SECONDS, value: "41"}]
                    startupProbe: {httpGet: {path: /startupz, port: 8080}, initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 3}
            """;

    private Path home;
    private Engine engine;
    private Ran last = new Ran(0, "", "");

    @BeforeAll
    void startPlayground(@TempDir Path folder) {
        home = folder;
        engine = new Engine(Folders.of("Linux", home, Map.of()), Map.of(), home, home);
        engine.playgrounds().create(new PlaygroundPlan("probes", 0, 3, "shop", 1));
        run("playground speed 50 --name probes");
    }

    @AfterAll
    void stopPlayground() {
        engine.close();
    }

    private int run(String line) {
        last = CommandLineRuns.on(engine, line.split(" "));
        return last.exitCode();
    }

    private int on(String line) {
        return run("--context probes " + line + (line.contains(" -- ") ? "" : " -n shop"));
    }

    private Tree container(String workload) {
        assertThat(on("get " + workload + " -o json")).isZero();
        return Json.read(last.out()).trees("spec", "template", "spec", "containers").getFirst();
    }

    @Test
    void mendsWhatStartupKills() throws IOException {
        Path file = home.resolve("slow.yaml");
        Files.writeString(file, SLOW);
        assertThat(on("apply -f " + file)).as(last.all()).isZero();
        assertThat(on("probe show deployment/slow --start-up 41s")).as(last.all()).isZero();
        assertThat(last.out())
                .contains("slow", "GET :8080/startupz every 10 s, first after 10 s, restart after 3 failures")
                .contains("! Killed 30–40 s after each start. It never gets traffic.")
                .contains("! Startup gives up after 30–40 s, the app needs 41 s.", "→ Use 7 tries");
        assertThat(on("probe set deployment/slow --startup --failure-threshold 7 --dry-run")).as(last.all()).isZero();
        assertThat(container("deployment/slow").number(0, "startupProbe", "failureThreshold")).isEqualTo(3);
        assertThat(on("probe set deployment/slow --startup --failure-threshold 7")).as(last.all()).isZero();
        assertThat(last.err()).contains("Up at");
        assertThat(container("deployment/slow").number(0, "startupProbe", "failureThreshold")).isEqualTo(7);
        assertThat(on("rollout status deployment/slow --timeout 60s")).as(last.all()).isZero();
        assertThat(on("probe show deployment/slow")).isZero();
        assertThat(last.out()).containsPattern("slowest of the last|seen once").contains("gets traffic by");
    }

    @Test
    void changesTheWayOfAskingAndPrintsTheObject() {
        assertThat(on("probe set deployment/frontend --liveness --open-tcp 8080 --period-seconds 20 --dry-run -o yaml")).as(last.all()).isZero();
        assertThat(last.out()).contains("livenessProbe:\n", "tcpSocket:\n", "periodSeconds: 20").doesNotContain("dry run");
        assertThat(on("probe set deployment/frontend --liveness --open-tcp 8080")).as(last.all()).isZero();
        Tree liveness = container("deployment/frontend").tree("livenessProbe");
        assertThat(liveness.has("httpGet")).isFalse();
        assertThat(liveness.number(0, "tcpSocket", "port")).isEqualTo(8080);
        assertThat(on("probe set -n shop deployment/frontend --liveness -- cat /tmp/ok")).as(last.all()).isZero();
        assertThat(container("deployment/frontend").tree("livenessProbe").list("exec", "command").toString()).isEqualTo("[cat, /tmp/ok]");
        assertThat(on("probe set deployment/frontend --liveness --startup --remove")).as(last.all()).isZero();
        assertThat(container("deployment/frontend").has("livenessProbe")).isFalse();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(on("probe set deployment/catalog --liveness")).isEqualTo(ExitCode.USAGE);
        assertThat(on("probe set deployment/catalog --period-seconds 5")).isEqualTo(ExitCode.USAGE);
        assertThat(on("probe set deployment/catalog --liveness --period-seconds 0")).isEqualTo(ExitCode.USAGE);
        assertThat(on("probe set deployment/catalog --liveness --get-url http://:1/x --open-tcp 2")).isEqualTo(ExitCode.USAGE);
        assertThat(on("probe show configmap/any")).isEqualTo(ExitCode.REFUSED);
        assertThat(on("probe show deployment/payments -c nobody")).isEqualTo(ExitCode.REFUSED);
        assertThat(last.err()).contains("no container nobody", "payments");
        assertThat(on("probe")).isEqualTo(ExitCode.USAGE);
        assertThat(last.err()).as("a group lists what it knows").contains("Usage:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--get-url nonsense | no address to ask",
                "--get-url http://:99999/x | no port",
                "--open-tcp 0 | no port",
                "--open-tcp Http_ | no port",
                "--grpc abc | no PORT",
                "--grpc 70000 | no PORT",
                "--get-url http://:1/ --header X | no header",
                "--open-tcp 8080 --header A:b | Headers go with --get-url only"
            })
    void namesTheWordThatIsWrongAndDoesNotBuryItUnderTheHelp(String how, String said) {
        assertThat(on("probe set deployment/catalog --liveness " + how)).as(last.all()).isEqualTo(ExitCode.USAGE);
        assertThat(last.err()).contains(said, "pilothouse probe set --help").doesNotContain("Usage:");
    }

    @Test
    void climbsFromAPodToItsDeployment() {
        assertThat(on("get pods -l app=payments -o name")).isZero();
        String pod = last.out().lines().findFirst().orElseThrow();
        assertThat(on("probe show " + pod)).as(last.all()).isZero();
        assertThat(last.out()).startsWith("shop/deployment/payments, container payments");
    }

    @Test
    void triesWhatAPodHasAndWhatItCouldHave() {
        assertThat(on("probe test deployment/catalog")).as(last.all()).isZero();
        assertThat(last.out()).contains("Readiness would pass: The answer has status 200.");
        assertThat(on("probe test deployment/catalog --get-url http://:8081/healthz")).as(last.all()).isEqualTo(ExitCode.REFUSED);
        assertThat(last.out()).contains("would fail: Nothing listens on port 8081.");
        assertThat(on("probe test deployment/catalog --open-tcp 8080")).as(last.all()).isZero();
        assertThat(on("probe test deployment/catalog --liveness --open-tcp 8080")).isEqualTo(ExitCode.USAGE);
    }
}
