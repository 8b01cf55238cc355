package dev.pilothouse.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeContainers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final ResourceRef POD = new ResourceRef(BuiltIn.POD, "shop", "web");
    private static final String CONTENT = "content ".repeat(1_000);

    private final FakeContainers cluster = new FakeContainers();

    @TempDir
    private Path home = Path.of("");

    private static String archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            TarArchiveEntry entry = new TarArchiveEntry("./data");
            entry.setSize(CONTENT.length());
            tar.putArchiveEntry(entry);
            tar.write(CONTENT.getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Outcome download(String printed) {
        cluster.programs().answer(_ -> Optional.of(printed));
        return new ContainerFiles(cluster, POD, "").download("/srv/data", home.resolve("data"), Bounds.USUAL, CopyWatch.NONE);
    }

    @Test
    void isThereWhenItIsWhole() throws IOException {
        assertEquals(1, download(archive()).files());
        assertEquals(CONTENT, Files.readString(home.resolve("data")));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 512, 600, 5_000})
    void saysThatItWasCutAndLeavesNothing(int length) throws IOException {
        String cut = archive().substring(0, length);
        ProblemException broken = assertThrows(ProblemException.class, () -> download(cut));
        assertEquals(ProblemCode.COPY_BROKEN, broken.problem().code(), broken.problem()::toString);
        assertEquals(List.of("/srv/data"), broken.problem().args());
        try (Stream<Path> left = Files.list(home)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void saysThatWhatCameIsNoArchive() {
        ProblemException broken = assertThrows(ProblemException.class, () -> download("x".repeat(2_000)));
        assertEquals(ProblemCode.COPY_BROKEN, broken.problem().code(), broken.problem()::toString);
    }
}
