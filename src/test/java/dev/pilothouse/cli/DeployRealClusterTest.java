package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.guide.deploy.Template;
import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.testing.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every template and the Compose sample on a real cluster, until kubectl says that they are ready. */
@Tag("real-cluster")
class DeployRealClusterTest {

    private static final String NAMESPACE = "pilothouse-deploy-" + ProcessHandle.current().pid();
    private static final String WEB = "pilothouse.dev/demo-web:1";
    private static final String SHELL = "pilothouse.dev/busybox:1";

    @TempDir
    private static Path folder = Path.of("");

    private static CommandLineRuns program = new CommandLineRuns(Path.of(""), "");

    @BeforeAll
    static void makeNamespace() {
        RealCluster.realNodesNeeded();
        program = new CommandLineRuns(folder, System.getenv("PILOTHOUSE_TEST_KUBECONFIG"));
        RealCluster.makeNamespace(NAMESPACE);
        // no pod of a template may need more than the strictest standard grants
        RealCluster.kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
    }

    /** One test must not take the room of the next. */
    @AfterEach
    void removeObjects() {
        RealCluster.kubectl("delete", "deployments,statefulsets,cronjobs,jobs", "--all", "-n", NAMESPACE);
    }

    @AfterAll
    static void removeNamespace() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    private static Ran run(String... arguments) {
        return program.run(Stream.concat(Stream.of(arguments), Stream.of("-n", NAMESPACE)).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void eachTemplateGetsReadyUnderTheRestrictedStandard(Template template) throws IOException {
        boolean shell = template == Template.WORKER || template == Template.SCHEDULED_JOB;
        String name = template.id();
        int port = shell ? 0 : 8080;
        String yaml = template.yaml(new Answers(name, NAMESPACE, shell ? SHELL : WEB, port, SHELL, "a password"));
        Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        Ran applied = run("apply", "-f", file.toString());
        assertEquals(ExitCode.DONE, applied.exitCode(), applied.err());
        assertEquals("", applied.err().lines().filter(line -> line.contains("would violate")).findFirst().orElse(""));
        if (template == Template.SCHEDULED_JOB) {
            RealCluster.kubectl("create", "job", name, "--from=cronjob/" + name, "-n", NAMESPACE);
            RealCluster.kubectl("wait", "--for=condition=complete", "job/" + name, "--timeout=90s", "-n", NAMESPACE);
        } else {
            String kind = template == Template.DATABASE ? "statefulset" : "deployment";
            RealCluster.kubectl("rollout", "status", kind + "/" + name, "--timeout=120s", "-n", NAMESPACE);
        }
    }

    @Test
    void anImageIsDeployedByNameAndFollowedUntilItIsReady() {
        Ran ran = run("deploy", "shop", "--image", WEB, "--env", "START_SECONDS=2", "--replicas", "2", "--wait", "--timeout", "2m");
        assertEquals(ExitCode.DONE, ran.exitCode(), ran.out() + ran.err());
        assertEquals("2", RealCluster.kubectl("get", "deployment", "shop", "-n", NAMESPACE, "-o", "jsonpath={.status.readyReplicas}"));
        assertEquals("2", RealCluster.kubectl("get", "deployment", "shop", "-n", NAMESPACE, "-o",
                "jsonpath={.spec.template.spec.containers[0].env[?(@.name==\"START_SECONDS\")].value}"));
        Ran again = run("deploy", "shop", "--image", WEB);
        assertEquals(ExitCode.REFUSED, again.exitCode());
    }

    @Test
    void anImageThatIsNotThereIsSaidToBeTheReason() {
        Ran ran = run("deploy", "lost", "--image", "pilothouse.dev/no-such:1", "--wait", "--timeout", "30s");
        assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.out() + ran.err());
        assertTrue(ran.err().contains("no-such"), ran.err());
    }

    @Test
    void servicesOfAComposeFileReachEachOtherByName() {
        RealCluster.kubectl("label", "namespace", NAMESPACE, "--overwrite", "pod-security.kubernetes.io/enforce=privileged");
        Ran ran = run("deploy", "--compose", "samples/compose/shop.yaml", "--wait", "--timeout", "2m");
        assertEquals(ExitCode.DONE, ran.exitCode(), ran.out() + ran.err());
        RealCluster.kubectl("wait", "--for=condition=complete", "job/tidy", "--timeout=60s", "-n", NAMESPACE);
        String through = "/api/v1/namespaces/" + NAMESPACE + "/services/web:8080/proxy/call?url=http%3A%2F%2Fcache%3A8080%2F";
        assertTrue(RealCluster.kubectl("get", "--raw", through).contains("on cache-"));
        RealCluster.kubectl("label", "namespace", NAMESPACE, "--overwrite", "pod-security.kubernetes.io/enforce=restricted");
    }
}
