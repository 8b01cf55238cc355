package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.command.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is found out about kind and docker, with scripts in their place. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for a Unix shell")
class CommandsTest {

    @TempDir
    private Path folder = Path.of("");

    private Path script(String folderName, String name, String body) throws IOException {
        Path file = Files.createDirectories(folder.resolve(folderName)).resolve(name);
        Files.writeString(file, "#!/bin/sh\necho asked >> '" + folder.resolve("asked") + "'\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** The PATH is one folder with a space in its name; {@code ~/.local/bin} is where tools are looked for besides. */
    private Commands commands() throws IOException {
        String path = Files.createDirectories(folder.resolve("my bin")).toString();
        return new Commands(new Tools("Linux", folder.resolve("home"), Map.of("PATH", path)), path);
    }

    private long asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked")).size();
    }

    @Test
    void aVersionIsAskedForOnceAsLongAsTheFileStays() throws IOException {
        Path kind = script("my bin", "kind", "echo 'kind v0.33.0 go1.26.8 linux/amd64'");
        Commands commands = commands();
        assertEquals(new ToolFacts.Found(kind, new Version(0, 33, 0), true), commands.kind());
        assertEquals(new ToolFacts.Found(kind, new Version(0, 33, 0), true), commands.kind());
        assertEquals(1, asked());

        script("my bin", "kind", "echo 'kind v0.9.0 go1.26.8 linux/amd64'");
        assertEquals(new ToolFacts.Found(kind, new Version(0, 9, 0), true), commands.kind());
    }

    @Test
    void aCommandMayBeWhereThePathDoesNotLead() throws IOException {
        Path kind = script("home/.local/bin", "kind", "echo 'kind v0.30.0'");
        assertEquals(new ToolFacts.Found(kind, new Version(0, 30, 0), false), commands().kind());
    }

    @Test
    void aCommandMayFail() throws IOException {
        Path docker = script("my bin", "docker", "echo 'cannot execute' >&2; exit 3");
        assertEquals(new ToolFacts.Broken(docker, "cannot execute"), commands().docker());
        script("my bin", "docker", "echo 'Hello'");
        assertEquals(new ToolFacts.Broken(docker, "Hello"), commands().docker());
    }

    @Test
    void aFileThatIsNoProgramIsBroken() throws IOException {
        Path kind = script("my bin", "kind", "");
        Files.write(kind, new byte[] {0x7f, 'E', 'L', 'F', 1, 2, 3});
        assertInstanceOf(ToolFacts.Broken.class, commands().kind());
    }

    @Test
    void aCommandThatHangsIsGivenUpAndNotAskedAgainAtOnce() throws IOException {
        Path kind = script("my bin", "kind", "exec sleep 600");
        Commands commands = commands();
        assertEquals(new ToolFacts.Silent(kind, 2), commands.kind());
        long begin = System.nanoTime();
        assertEquals(new ToolFacts.Silent(kind, 2), commands.kind());
        assertTrue(System.nanoTime() - begin < 1_000_000_000L, "remembered");
        assertEquals(0, ProcessHandle.current().descendants().filter(CommandsTest::sleeps).count());
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains("sleep 600")).isPresent();
    }
}
