package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.testing.RealEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Measures a whole look at a three-node cluster against what the engine needs for one question, {@code docker info}. */
@Tag("bench")
class PreflightBench {

    private static final int ROUNDS = 30;
    private static final long BUDGET_MILLIS = 500;

    @Test
    void aLookWhileTyping(TestReporter reporter) {
        EngineEndpoint endpoint = RealEngine.endpoint();
        Path home = Path.of(System.getProperty("user.home"));
        Tools tools = new Tools(System.getProperty("os.name"), home, System.getenv());
        Blueprint blueprint = Blueprint.of(
                """
                kind: Cluster
                apiVersion: kind.x-k8s.io/v1alpha4
                nodes:
                - role: control-plane
                  extraPortMappings:
                  - containerPort: 80
                    hostPort: 18080
                - role: worker
                - role: worker
                """);
        try (DockerEngine engine = new DockerEngine(endpoint)) {
            KindPreflight preflight = new KindPreflight(
                    new FixedEngines(Optional.of(endpoint)), _ -> engine, tools, System.getenv(), home, home::resolve);
            double first = millis(() -> preflight.of(blueprint));
            double[] looks = new double[ROUNDS];
            double[] infos = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                int round = i;
                Blueprint typed = blueprint.withName("shop-" + round);
                looks[i] = millis(() -> preflight.of(typed));
                infos[i] = millis(engine::info);
            }
            double look = median(looks);
            double info = median(infos);
            reporter.publishEntry("preflight", String.format(
                    java.util.Locale.ROOT,
                    "first %.0f ms, then %.1f ms (slowest %.1f ms); docker info %.1f ms; ratio %.1f",
                    first,
                    look,
                    Arrays.stream(looks).max().orElse(0),
                    info,
                    look / info));
            assertTrue(look < BUDGET_MILLIS, look + " ms");
        }
    }

    private static double millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
