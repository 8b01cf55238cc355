package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.cli.CommandLineRuns.Ran;
import dev.pilothouse.guide.deploy.DeployGuide;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample can be applied to a playground, and opens in the guided deploy without a mistake in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SamplesOnPlaygroundTest {

    private static final Path CONCEPTS = Path.of("samples", "concepts");

    private PlaygroundRuns runs;

    @BeforeAll
    void startPlayground(@TempDir Path folder) {
        runs = new PlaygroundRuns(folder, "samples", 2);
        // what others need comes first
        for (String first : List.of("namespace", "customresourcedefinition")) {
            runs.done("apply -f " + CONCEPTS.resolve(first + ".yaml"));
        }
    }

    @AfterAll
    void stopPlayground() {
        runs.close();
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> concepts = Files.list(CONCEPTS); Stream<Path> shop = Files.list(Path.of("samples", "shop"))) {
            return Stream.concat(concepts, shop).filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isAccepted(Path file) {
        Ran ran = runs.on("apply --dry-run -f " + file);
        boolean namespaced = ran.err().contains("namespaces \"shop-");
        assertEquals(namespaced ? ExitCode.REFUSED : ExitCode.DONE, ran.exitCode(), ran.all());
        if (!file.toString().contains("webhook")) {
            Ran applied = runs.on("apply -f " + file);
            assertEquals(ExitCode.DONE, applied.exitCode(), applied.all());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void opensInTheGuide(Path file) throws IOException {
        DeployGuide guide = new DeployGuide();
        Sheet sheet = Sheet.of(Subject.fresh("concepts"), Files.readString(file));
        Form form = Form.of(guide, sheet);
        assertFalse(form.sections().isEmpty());
        assertEquals(List.of(), form.unsettled().stream().map(remark -> remark.effect().key() + remark.effect().args()).toList());
        assertEquals(sheet.text().text(), Files.readString(file));
        guide.words(sheet);
    }
}
