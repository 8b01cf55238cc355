package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.FakeEngines;
import dev.pilothouse.text.Json;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The list of container engines on the command line. */
class LocalEnginesCommandTest {

    private final FakeEngines engines = new FakeEngines(
            FakeEngines.silent("work", "unix:///gone.sock", Problem.of(ProblemCode.ENGINE_NOT_RUNNING, "unix:///gone.sock").withDetail("refused")),
            FakeEngines.answering("default", "unix:///var/run/docker.sock", "28.5.1"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsThemAndSaysWhyTheUsedOneDoesNotAnswer() {
        assertEquals(ExitCode.DONE, run("engines"));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("USED   NAME      STATE         ENGINE   VERSION   API    RUNNING   ADDRESS", lines.get(0));
        assertEquals("*      work      not-running                                       unix:///gone.sock", lines.get(1));
        assertEquals("       default   answers       docker   28.5.1    1.51   2         unix:///var/run/docker.sock", lines.get(2));
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("No container engine runs at unix:///gone.sock") && told.contains("Start the engine"), told);
    }

    @Test
    void usesAnotherByNameOrAddress() {
        run("engines", "--use", "default");
        assertEquals("default", engines.chosen().name());
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        run("engines", "--use", "unix:///gone.sock");
        assertEquals("work", engines.chosen().name());
    }

    @Test
    void namesThoseThereAreWhenAnUnknownOneIsAskedFor() {
        assertEquals(2, run("engines", "--use", "ghost"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("work, default"), err.toString(StandardCharsets.UTF_8));
        assertEquals("work", engines.chosen().name());
    }

    @Test
    void tellsProgramsAllThatIsKnown() {
        run("engines", "-o", "json");
        List<Tree> told = Json.read(out.toString(StandardCharsets.UTF_8)).trees("engines");
        assertEquals("not-running", told.get(0).text("state"));
        assertEquals("refused", told.get(0).text("problem", "detail"));
        assertTrue(told.get(0).isTrue("used"));
        assertEquals("docker 28.5.1 amd64", told.get(1).text("engine") + " " + told.get(1).text("version") + " " + told.get(1).text("arch"));
        assertEquals(16L << 30, told.get(1).number(0, "memoryBytes"));
    }

    @Test
    void writesTheSameUnderTurkishRules() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            listsThemAndSaysWhyTheUsedOneDoesNotAnswer();
        } finally {
            Locale.setDefault(before);
        }
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Words(Locale.ENGLISH));
        CommandLine command = LocalCommand.of(new LocalWork(new FakeKindClusters(List.of()), engines), terminal);
        command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        int exit = command.execute(arguments);
        terminal.flush();
        return exit;
    }
}
