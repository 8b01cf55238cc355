package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.cluster.ClusterSource.Plugin;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentsTest {

    private static final Plugin PLUGIN = new Plugin(List.of("A=…", "login", "\"quoted\"", ""), "/bin/login", "ab12");

    private final Path file;

    ConsentsTest(@TempDir Path folder) {
        file = folder.resolve("state", "consents.json");
    }

    @Test
    void remembersExactlyThatPluginAcrossStarts() {
        new Consents(file).remember(PLUGIN);
        new Consents(file).remember(new Plugin(List.of("other"), "/bin/other", "cd"));
        var consents = new Consents(file);
        assertTrue(consents.allows(PLUGIN));
        assertFalse(consents.allows(new Plugin(PLUGIN.commandLine(), PLUGIN.path(), "ab13")));
        assertFalse(consents.allows(new Plugin(PLUGIN.commandLine(), "/usr/bin/login", PLUGIN.hash())));
        assertFalse(consents.allows(new Plugin(List.of("A=…", "login", "\"quoted\""), PLUGIN.path(), PLUGIN.hash())));
    }

    @Test
    void allowsNothingThatWasNotFound() {
        var nothing = new Plugin(List.of("login"), "", "");
        new Consents(file).remember(nothing);
        assertFalse(new Consents(file).allows(nothing));
    }

    @Test
    void aBrokenFileHoldsNoConsent() throws IOException {
        Files.createDirectories(file.getParent());
        for (String text : List.of("", "{", "[]", "{\"plugins\": 1}", "{\"plugins\": [1, {}]}")) {
            Files.writeString(file, text);
            assertFalse(new Consents(file).allows(PLUGIN), text);
        }
        new Consents(file).remember(PLUGIN);
        assertTrue(new Consents(file).allows(PLUGIN));
    }

    @Test
    void belongsToTheOwnerAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX file modes here");
        new Consents(file).remember(PLUGIN);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void saysWhenItCannotBeWritten() throws IOException {
        Files.createFile(file.getParent());
        ProblemException e = assertThrows(ProblemException.class, () -> new Consents(file).remember(PLUGIN));
        assertEquals(ProblemCode.FILE_NOT_WRITTEN, e.problem().code());
    }
}
