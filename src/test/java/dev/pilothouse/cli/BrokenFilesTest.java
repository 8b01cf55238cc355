package dev.pilothouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program over files that somebody or something broke. */
class BrokenFilesTest {

    @TempDir
    private Path home = Path.of("");

    @Test
    void namesTheBrokenKubeconfigInsteadOfAskingForAContext() throws IOException {
        Path file = home.resolve("kubeconfig");
        Files.writeString(file, "contexts: [\n");
        CommandLineRuns.Ran ran = new CommandLineRuns(home, file.toString()).run("get", "pods");
        assertEquals(ExitCode.REFUSED, ran.exitCode());
        assertTrue(ran.err().contains(file + " is no valid YAML"), ran.err());
    }

    @Test
    void saysThatThereIsNoKubeconfig() {
        Path nowhere = home.resolve("nowhere");
        CommandLineRuns.Ran ran = new CommandLineRuns(home, nowhere.toString()).run("get", "pods");
        assertEquals(ExitCode.REFUSED, ran.exitCode());
        assertTrue(ran.err().contains(nowhere.toString()), ran.err());
    }

    @Test
    void setsBrokenSettingsAsideAndGoesOn() throws IOException {
        CommandLineRuns program = new CommandLineRuns(home, home.resolve("nowhere").toString());
        Path settings = program.folders().settingsFile();
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{broken");
        assertEquals(ExitCode.DONE, program.run("contexts").exitCode());
        try (Stream<Path> files = Files.list(settings.getParent())) {
            List<String> texts = files.filter(file -> !file.equals(settings)).map(BrokenFilesTest::read).toList();
            assertEquals(List.of("{broken"), texts);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
