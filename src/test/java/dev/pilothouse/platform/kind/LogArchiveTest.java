package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
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
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
