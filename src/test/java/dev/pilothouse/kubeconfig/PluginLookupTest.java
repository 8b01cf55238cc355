package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pilothouse.cluster.ClusterSource.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLookupTest {

    private final Path folder;
    private final Path first;
    private final Path second;

    PluginLookupTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        first = Files.createDirectories(folder.resolve("first"));
        second = Files.createDirectories(folder.resolve("second"));
    }

    @Test
    void takesTheFirstExecutableFileOnThePath() throws IOException {
        Path script = PluginScripts.write(second.resolve("login"), "");
        Files.writeString(first.resolve("login"), "not executable");
        assertEquals(Optional.of(script), lookup(first + ":" + second).find("login"));
        Files.delete(first.resolve("login"));
        Files.createDirectories(first.resolve("login"));
        assertEquals(Optional.of(script), lookup(first + ":/not/there:" + second).find("login"));
        assertEquals(Optional.empty(), lookup(first.toString()).find("login"));
    }

    @Test
    void neverLooksInTheFolderItWasStartedFrom() throws IOException {
        PluginScripts.write(folder.resolve("login"), "");
        String relative = Path.of("").toAbsolutePath().relativize(folder).toString();
        assertEquals(Optional.empty(), lookup(relative + ":.:").find("login"));
        assertEquals(Optional.empty(), lookup("").find("login"));
        assertEquals(Optional.empty(), lookup(folder.toString()).find("a\0b"));
    }

    @Test
    void tellsFilesApartByTheirContent() throws IOException {
        Path script = PluginScripts.write(first.resolve("login"), "echo one\n");
        PluginLookup lookup = lookup(first.toString());
        var plugin = new Entry.Plugin("login", List.of("--now"), Map.of("KEY", "s3cret"), "v1", "", false, "");
        Plugin before = lookup.describe(plugin);
        assertEquals(List.of("KEY=…", "login", "--now"), before.commandLine());
        assertEquals(script.toString(), before.path());
        assertEquals(before, lookup.describe(plugin));
        PluginScripts.write(script, "echo other\n");
        assertNotEquals(before.hash(), lookup.describe(plugin).hash());
        Files.delete(script);
        assertEquals(new Plugin(before.commandLine(), "", ""), lookup.describe(plugin));
    }

    private static PluginLookup lookup(String path) {
        return new PluginLookup(Map.of("PATH", path));
    }
}
