package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is found where it happens, with its proof and a way out, and nothing where all is well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> TROUBLES = List.of(
            "crash", "ended", "memory", "liveness", "readiness", "image", "image-unreachable", "image-name", "configuration", "mount", "room", "placement",
            "pod-claim", "quota", "service", "claims", "autoscaler", "finalizer", "job");

    private PlaygroundRuns playground;

    @BeforeAll
    void makeTrouble(@TempDir Path home) throws IOException {
        playground = new PlaygroundRuns(home, "trouble", 2);
        for (String trouble : TROUBLES) {
            try (var file = ExplainCommandTest.class.getResourceAsStream("/diagnosis/" + trouble + ".yaml")) {
                playground.apply(new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        playground.done("delete configmap/held");
    }

    @AfterAll
    void end() {
        playground.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy/crash             | Container web keeps crashing                           | cannot open the till            | Roll deployment/crash back
            deploy/ended             | Container web ends instead of running on               |                                 | Edit deployment/ended
            deploy/memory            | Container web uses more memory than it may             |                                 | requests and limits of deployment/memory
            deploy/liveness          | restarted by its liveness probe                        | Liveness probe failed           | probes of deployment/liveness
            deploy/readiness         | Container web runs and is not ready                    | Readiness probe failed          | probes of deployment/readiness
            deploy/image             | The image nginx:no-such does not exist                 | not found                       | another image for deployment/image
            deploy/image-unreachable | The registry of the image                              |                                 | another image for
            deploy/image-name        | is no image name                                       |                                 | another image for
            deploy/configuration     | Container web lacks configuration                      | configmap "till" not found      | to configmap/till
            deploy/mount             | Container web waits for a volume                       | secret "absent" not found       | secret/absent
            deploy/room              | No node has room for the pod                           | Insufficient cpu                | requests and limits of deployment/room
            deploy/placement         | No node is one that the pod asks for                   | affinity                        | Edit deployment/placement
            deploy/pod-claim         | The pod waits for its storage                          | absent                          | persistentvolumeclaim/absent
            deploy/quota -n tight    | The quota small is used up                             | exceeded quota                  | Raise the quota resourcequota/small
            svc/differs              | The Service chooses no pod                             | app=Till ≠ app=till             | selector or ports of service/differs
            svc/nothing              | The Service chooses no pod                             | component=till                  | service/nothing
            svc/port                 | No pod has the port web                                |                                 | service/port
            ingress/elsewhere        | Nobody serves Ingresses of the class elsewhere         |                                 | ingress/elsewhere
            ingress/backend          | The Service absent does not exist                      |                                 | ingress/backend
            ingress/wrong-port       | The Service well has no port 81                        |                                 | ingress/wrong-port
            ingress/dead-end         | The Service nothing leads nowhere                      | component=till                  | service/nothing
            pvc/no-class             | There is no storage class fast                         |                                 | persistentvolumeclaim/no-class
            pvc/by-hand              | waits for a volume that is made by hand                |                                 | persistentvolumeclaim/by-hand
            hpa/no-target            | The autoscaler has nothing to scale                    | absent                          | horizontalpodautoscaler/no-target
            hpa/no-requests          | The autoscaler has nothing to measure against          | missing request                 | requests and limits of deployment/scaled
            configmap/held           | It was deleted and does not go away                    | example.com/cleaner             | Edit configmap/held
            job/job                  | The Job gave up                                        |                                 | Read the log of job/job
            """)
    void says(String object, String title, String proof, String remedy) {
        Ran ran = untilTold(object, title);
        assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.all());
        assertTrue(proof == null || ran.out().contains(proof), ran.all());
        assertTrue(ran.out().contains(remedy), ran.all());
    }

    /** Trouble takes its time, so the playground's goes on until it is told. */
    private Ran untilTold(String object, String title) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Ran ran = playground.on("explain-why " + object);
        while (!ran.out().contains(title) && System.nanoTime() < end) {
            playground.done("playground step 5s --name trouble");
            ran = playground.on("explain-why " + object);
        }
        assertTrue(ran.out().contains(title), ran.all());
        return ran;
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertEquals(ExitCode.DONE, playground.on("explain-why svc/well").exitCode());
        assertEquals("service/well: nothing is wrong that can be seen.\n", playground.done("explain-why svc/well"));
        assertEquals(ExitCode.USAGE, playground.on("explain-why well").exitCode());
    }

    @Test
    void seesANodeThatIsLostAndOneThatIsCordoned() throws IOException {
        String node = playground.done("get nodes -o name").lines().sorted().toList().getLast();
        playground.done("cordon " + node.substring(node.indexOf('/') + 1));
        assertTrue(untilTold(node, "The node takes no new pods").out().contains("Let " + node + " take pods again"));
        playground.apply("""
                apiVersion: sim.pilothouse.dev/v1
                kind: Fault
                metadata: {name: lost}
                spec: {action: KillNode, target: {kind: Node, name: NODE}}
                """.replace("NODE", node.substring(node.indexOf('/') + 1)));
        untilTold(node, "The node is silent");
    }
}
