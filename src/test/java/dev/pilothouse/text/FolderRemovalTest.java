package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRemovalTest {

    @Test
    void removesAllButWhatLinksLeadTo(@TempDir Path around) throws IOException {
        Path kept = Files.writeString(Files.createDirectory(around.resolve("kept")).resolve("file"), "text");
        Path tree = around.resolve("tree");
        Files.createDirectories(tree.resolve("a/b"));
        Files.writeString(tree.resolve("a/b/file"), "text");
        Files.createSymbolicLink(tree.resolve("link"), kept.getParent());
        FolderRemoval.of(tree);
        try (Stream<Path> left = Files.list(around)) {
            assertEquals(List.of(kept.getParent()), left.toList());
        }
        assertTrue(Files.exists(kept));
    }

    @Test
    void saysThatThereIsNothing(@TempDir Path around) {
        assertThrows(NoSuchFileException.class, () -> FolderRemoval.of(around.resolve("nowhere")));
    }
}
