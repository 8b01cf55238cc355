package dev.pilothouse.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded answers are what a real cluster says today: one of the bare API with pretended nodes, or, for scenarios that need containers,
 * one that runs them.
 *
 * <p>With {@code -Ddifferential.record=true} they are recorded anew.
 */
@Tag("differential")
class RealServerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        Optional<String> path = Optional.ofNullable(System.getenv("PILOTHOUSE_TEST_KUBECONFIG")).filter(text -> !text.isBlank());
        assumeTrue(path.isPresent(), "PILOTHOUSE_TEST_KUBECONFIG names no cluster");
        Server server = new Server(Kubeconfig.of(Path.of(path.get())), folder);
        boolean pretended = server.output("get", "nodes", "-o", "name").out().contains("node/node-");
        String only = System.getProperty("differential.only", "");
        return Scenario.all().stream()
                .filter(scenario -> only.isEmpty() || scenario.name().equals(only))
                .filter(scenario -> scenario.needsContainers() != pretended)
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> compare(server, scenario)));
    }

    private static void compare(Server server, Scenario scenario) {
        List<Answer> answers = server.run(scenario);
        if (Boolean.getBoolean("differential.record")) {
            Records.write(scenario, answers);
            return;
        }
        Map<String, Answer> recorded = Records.read(scenario);
        List<String> keys = Records.keys(scenario);
        for (int i = 0; i < keys.size(); i++) {
            if (!scenario.steps().get(i).exitOnly()) {
                assertEquals(recorded.get(keys.get(i)), answers.get(i), keys.get(i));
            }
        }
    }
}
