package dev.pilothouse.cli;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Runs of the whole program, each with an engine of its own, over a home folder for tests.
 *
 * @param home where settings, state and logs are kept
 * @param kubeconfig as the variable {@code KUBECONFIG} says it
 */
record CommandLineRuns(Path home, String kubeconfig) {

    record Ran(int exitCode, String out, String err) {
        String all() {
            return out + err;
        }
    }

    Folders folders() {
        return Folders.of("Linux", home, Map.of());
    }

    Ran run(String... arguments) {
        Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig, "PATH", System.getenv("PATH"));
        try (Engine engine = new Engine(folders(), environment, home, home)) {
            return on(engine, arguments);
        }
    }

    /** Runs a command line on an engine that goes on. */
    static Ran on(Engine engine, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                engine.sessions(),
                engine.journal(),
                engine.playgrounds(),
                LocalWork.of(engine.local()),
                new Words(Locale.ENGLISH),
                engine.folders().logs(),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(app.run(arguments), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
