package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogArchiveTest {

    @Property(tries = 60)
    void whatIsWrittenAsTarIsReadAgain(@ForAll @IntRange(min = 1, max = 300) int name, @ForAll @Size(max = 1_500) byte[] content) throws IOException {
        String path = "knoten-ü/" + "a".repeat(name);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogArchive archive = LogArchive.open("logs.tar.gz", out)) {
            archive.add(path, content.length, new ByteArrayInputStream(content));
            archive.add("last.txt", "end");
        }

        assertEquals(Map.of(path, new String(content, StandardCharsets.ISO_8859_1), "last.txt", "end"), read(out.toByteArray()));
    }

    @Test
    void anArchiveThatEndsInTheMiddleIsNoArchive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogArchive archive = LogArchive.open("logs.tgz", out)) {
            archive.add("a", "0123456789".repeat(200));
        }
        byte[] whole = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();
        TarReader reader = new TarReader(new ByteArrayInputStream(whole, 0, 1_200));

        assertThrows(IOException.class, () -> reader.read((_, content) -> content.readAllBytes()));
    }

    @Test
    void aSizeThatNoFileHasIsNoArchive() {
        byte[] header = new byte[512];
        header[0] = 'a';
        Arrays.fill(header, 124, 136, (byte) 0xff);
        TarReader reader = new TarReader(new ByteArrayInputStream(header));

        assertThrows(IOException.class, () -> reader.read((_, content) -> content.readAllBytes()));
    }

    @Test
    void aNameThatEndsInZipMakesAZip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogArchive archive = LogArchive.open("Logs.ZIP", out)) {
            archive.add("a/b.txt", "text");
        }

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            ZipEntry entry = zip.getNextEntry();
            assertEquals("a/b.txt", entry == null ? "" : entry.getName());
            assertEquals("text", new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> read(byte[] packed) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        new TarReader(new GZIPInputStream(new ByteArrayInputStream(packed)))
                .read((member, content) -> files.put(member.name(), new String(content.readAllBytes(), StandardCharsets.ISO_8859_1)));
        return files;
    }
}
