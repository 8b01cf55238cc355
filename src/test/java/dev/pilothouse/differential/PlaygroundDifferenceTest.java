package dev.pilothouse.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.PlaygroundProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The playground answers kubectl and raw requests as a real API server did; what differs is listed with its reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaygroundDifferenceTest {

    private static final Path DIFFERENCES = Path.of("src", "test", "resources", "differential", "differences.yaml");

    private final Report report = new Report();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private PlaygroundProvider playgrounds;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        assumeTrue(hasKubectl(), "there is no kubectl on the path");
        for (Tree listed : YamlFile.read(DIFFERENCES).trees("differences")) {
            reasons.put(listed.text("scenario") + ": " + listed.text("step"), listed.text("reason"));
        }
        playgrounds = new PlaygroundProvider(folder.resolve("playgrounds"), (_, _) -> {});
        LocalCluster cluster = playgrounds.create(new PlaygroundPlan("differential", 0, 3, "empty", 1));
        server = new Server(Kubeconfig.of(cluster.kubeconfig()), Files.createDirectory(folder.resolve("work")));
    }

    @AfterAll
    void stop() {
        if (playgrounds != null) {
            playgrounds.close();
            report.write("The playground beside a real API server");
        }
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheRealServer() {
        String only = System.getProperty("differential.only", "");
        return Scenario.all().stream()
                .filter(scenario -> only.isEmpty() || scenario.name().equals(only))
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> compare(scenario)));
    }

    private void compare(Scenario scenario) {
        Map<String, Answer> recorded = Records.read(scenario);
        List<Answer> answers = server.run(scenario);
        List<String> keys = Records.keys(scenario);
        List<String> unexplained = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String step = scenario.name() + ": " + keys.get(i);
            Answer real = recorded.getOrDefault(keys.get(i), new Answer(-1, "never recorded", ""));
            if (answers.get(i).sameAs(real, scenario.steps().get(i).exitOnly())) {
                report.same(step, real);
            } else if (reasons.containsKey(step)) {
                report.listed(step, reasons.get(step));
            } else {
                report.unexplained(step, real, answers.get(i));
                unexplained.add(keys.get(i) + "\n--- real\n" + real + "\n--- playground\n" + answers.get(i));
            }
        }
        assertEquals(List.of(), unexplained);
    }

    private static boolean hasKubectl() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
    }
}
