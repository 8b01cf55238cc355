package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Command lines on one playground whose time runs fast. */
final class PlaygroundRuns implements AutoCloseable {

    private final Path home;
    private final String name;
    private final Engine engine;

    PlaygroundRuns(Path home, String name, int nodes) {
        this.home = home;
        this.name = name;
        Map<String, String> environment = Map.of();
        engine = new Engine(Folders.of("Linux", home, environment), environment, home, home);
        engine.playgrounds().create(new PlaygroundPlan(name, 0, nodes, "empty", 1));
        Ran faster = run("playground", "speed", "150", "--name", name);
        assertEquals(ExitCode.DONE, faster.exitCode(), faster.all());
    }

    /** Runs a command line on the playground, words with spaces between them. */
    Ran on(String line) {
        return run(("--context " + name + " " + line).split(" "));
    }

    /** Runs a command line that must succeed, and returns what it printed. */
    String done(String line) {
        Ran ran = on(line);
        assertEquals(ExitCode.DONE, ran.exitCode(), () -> line + ": " + ran.all());
        return ran.out();
    }

    void apply(String yaml) throws IOException {
        Path file = Files.createTempFile(home, "apply", ".yaml");
        Files.writeString(file, yaml);
        done("apply -f " + file);
    }

    Tree live(String object) {
        return Json.read(done("get " + object + " -o json"));
    }

    private Ran run(String... words) {
        return CommandLineRuns.on(engine, words);
    }

    @Override
    public void close() {
        engine.close();
    }
}
