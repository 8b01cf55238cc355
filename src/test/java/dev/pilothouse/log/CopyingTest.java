package dev.pilothouse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class CopyingTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final Ledger book = new Ledger();

    @BeforeEach
    void write() {
        int source = book.source(new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), "shop", "web"), "app");
        book.line(source, new LogLine(START, "\u001b[31mred\u001b[0m"));
        book.mark(source, START, Mark.of(Mark.Event.GONE));
        book.line(source, new LogLine(START, "long ", true));
        book.line(source, new LogLine(START, "line"));
        book.settled();
    }

    @Test
    void savesWhatContainersSaid() throws IOException {
        Path file = folder.resolve("all.log");
        assertEquals(3, new Copying(false, false, false, false).save(book, file));
        assertEquals("\u001b[31mred\u001b[0m\nlong line\n", Files.readString(file));
    }

    @Test
    void namesTimesAndSourcesAndCompresses() throws IOException {
        Path file = folder.resolve("all.log.gz");
        new Copying(true, true, true, true).save(book, file);
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(file))) {
            assertEquals(
                    "[pod/web/app] 2026-01-01T00:00:00Z red\n[pod/web/app] 2026-01-01T00:00:00Z long line\n",
                    new String(lines.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void savesOnlyWhatWasKept() throws IOException {
        Sieve sieve = new Sieve(book, Sift.text("red"));
        while (sieve.advance(10)) {
            // until all were looked at
        }
        Path file = folder.resolve("some.log");
        new Copying(false, false, false, true).save(book, sieve.kept(), file);
        assertEquals("red\n", Files.readString(file));
    }

    @Test
    void whatCannotBeWrittenLeavesNothingHalf() throws IOException {
        Path file = folder.resolve("taken.log");
        Files.createDirectories(file.resolve("by a folder"));
        ProblemException refused = assertThrows(ProblemException.class, () -> new Copying(false, false, false, false).save(book, file));
        assertEquals(ProblemCode.FILE_NOT_WRITTEN, refused.problem().code());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
