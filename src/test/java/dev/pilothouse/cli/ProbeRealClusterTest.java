package dev.pilothouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.testing.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes that really kill: a real kubelet does what the verdict says, and what is tried before saving is what happens after. */
@Tag("real-cluster")
class ProbeRealClusterTest {

    private static final String NAMESPACE = "pilothouse-probes-" + ProcessHandle.current().pid();

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: NAME}
            spec:
              selector: {matchLabels: {app: NAME}}
              template:
                metadata: {labels: {app: NAME}}
                spec:
                  terminationGracePeriodSeconds: 2
                  containers:
                  - name: web
                    image: pilothouse.dev/demo-web:1
                    ports: [{name: http, containerPort: 8080}]
                    env: [ENV]
                    PROBE
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static CommandLineRuns program = new CommandLineRuns(Path.of(""), "");

    @BeforeAll
    static void makeNamespace() {
        RealCluster.realNodesNeeded();
        program = new CommandLineRuns(folder, System.getenv("PILOTHOUSE_TEST_KUBECONFIG"));
        RealCluster.makeNamespace(NAMESPACE);
    }

    @AfterAll
    static void removeNamespace() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    private static CommandLineRuns.Ran run(String line) {
        return program.run((line + " -n " + NAMESPACE).split(" "));
    }

    private static void deploy(String name, String environment, String probe) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, DEPLOYMENT.replace("NAME", name).replace("ENV", environment).replace("PROBE", probe));
        assertThat(run("apply -f " + file).exitCode()).isZero();
    }

    /** Returns what is written at a path of the only container's status. */
    private static String status(String name, String path) {
        return RealCluster.kubectl("get", "pods", "-n", NAMESPACE, "-l", "app=" + name, "-o", "jsonpath={.items[0].status.containerStatuses[0]." + path + "}");
    }

    private static void until(String name, String path, String pattern) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!status(name, path).matches(pattern)) {
            assertThat(System.nanoTime()).as("%s of %s to be %s, is %s", path, name, pattern, status(name, path)).isLessThan(end);
        }
    }

    private static long secondsOfTheLastLife(String name) {
        Instant from = Instant.parse(status(name, "lastState.terminated.startedAt"));
        return Duration.between(from, Instant.parse(status(name, "lastState.terminated.finishedAt"))).toSeconds();
    }

    @Test
    void killsWhenTheVerdictSaysAndComesUpWhenMended() throws IOException {
        deploy("slow", "{name: START_SECONDS, value: '20'}", "startupProbe: {httpGet: {path: /startupz, port: http}, initialDelaySeconds: 2, periodSeconds: 3, failureThreshold: 3}");
        assertThat(run("probe show deployment/slow --start-up 20s").out()).contains("Killed 8–11 s after each start. It never gets traffic.");
        until("slow", "restartCount", "[1-9]\\d*");
        assertThat(secondsOfTheLastLife("slow")).isBetween(7L, 13L);
        until("slow", "state.running.startedAt", ".+");
        assertThat(run("probe test deployment/slow").out()).contains("Startup would fail: The answer has status 503");
        assertThat(run("probe test deployment/slow --get-url http://:http/healthz").exitCode()).isZero();
        CommandLineRuns.Ran set = run("probe set deployment/slow --startup --failure-threshold 12");
        assertThat(set.exitCode()).as(set.err()).isZero();
        assertThat(set.err()).contains("gets traffic");
        RealCluster.kubectl("rollout", "status", "deployment/slow", "-n", NAMESPACE, "--timeout=100s");
        assertThat(RealCluster.kubectl("get", "deployment", "slow", "-n", NAMESPACE, "-o", "jsonpath={.spec.template.spec.containers[0].startupProbe.failureThreshold}")).isEqualTo("12");
        assertThat(run("probe show deployment/slow").out()).containsPattern("seen once: 2\\d s").contains("Up at 2");
    }

    @Test
    void restartsAHungAppWithinTheVerdict() throws IOException {
        deploy("hangs", "{name: HANG_AFTER, value: '15'}", "livenessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 4, timeoutSeconds: 2, failureThreshold: 2}");
        assertThat(run("probe show deployment/hangs --start-up 1s --hangs-at 15s").out()).contains("Hangs at 15 s").contains("killed after 6–10 s");
        until("hangs", "restartCount", "[1-9]\\d*");
        assertThat(secondsOfTheLastLife("hangs")).isBetween(15L + 5, 15L + 10 + 3);
    }

    @Test
    void triesTcpAndACommandThatIsNotThere() throws IOException {
        deploy("plain", "{name: LOG_EVERY, value: '60'}", "readinessProbe: {tcpSocket: {port: http}, periodSeconds: 2}");
        RealCluster.kubectl("rollout", "status", "deployment/plain", "-n", NAMESPACE, "--timeout=60s");
        assertThat(run("probe test deployment/plain").out()).contains("Readiness would pass: Port 8080 accepts connections.");
        assertThat(run("probe test deployment/plain --open-tcp 9999").out()).contains("would fail: Nothing listens on port 9999.");
        CommandLineRuns.Ran shell = program.run("probe", "test", "-n", NAMESPACE, "deployment/plain", "--", "/bin/sh", "-c", "true");
        assertThat(shell.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(shell.out()).contains("could not be started");
    }
}
