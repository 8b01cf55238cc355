package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    private static final FileTime THEN = FileTime.from(Instant.parse("2026-03-01T09:00:00Z"));

    private final Path file;
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:00:00Z"));

    TokenFileTest(@TempDir Path folder) {
        file = folder.resolve("token");
    }

    @Test
    void leavesOutWhiteSpaceAroundTheToken() throws IOException {
        write(" abc\r\n", THEN);
        assertEquals("Bearer abc", bearer(source("")));
    }

    @Test
    void readsAgainWhenTheFileChangedAndAfterAMinute() throws IOException {
        write("one", THEN);
        TokenFile source = source("");
        assertEquals("Bearer one", bearer(source));
        write("two", THEN);
        assertEquals("Bearer one", bearer(source), "it looks the same, and a minute is not over");
        clock.forward(Duration.ofSeconds(60));
        assertEquals("Bearer two", bearer(source));
        write("three", FileTime.from(THEN.toInstant().plusSeconds(1)));
        assertEquals("Bearer three", bearer(source));
    }

    @Test
    void goesOnWithTheLastTokenWhileTheFileCannotBeRead() throws IOException {
        write("one", THEN);
        TokenFile source = source("");
        source.current();
        Files.delete(file);
        assertEquals("Bearer one", bearer(source));
        write("", FileTime.from(THEN.toInstant().plusSeconds(1)));
        assertEquals("Bearer one", bearer(source));
    }

    @Test
    void fallsBackToTheTokenOfTheEntry() throws IOException {
        TokenFile source = source("inline");
        assertEquals("Bearer inline", bearer(source));
        write("file", THEN);
        assertEquals("Bearer file", bearer(source));
    }

    @Test
    void saysThatThereIsNoToken() {
        Problem problem = assertThrows(ProblemException.class, () -> source("").current()).problem();
        assertEquals(
                Problem.of(ProblemCode.REFERENCED_FILE, "developer", "tokenFile", file.toString()).withDetail("no such file"),
                problem);
    }

    @Test
    void looksForANewTokenWhenOneIsRejected() throws IOException {
        write("one", THEN);
        TokenFile source = source("");
        Credential first = source.current();
        assertFalse(source.refresh(first));
        write("two", THEN);
        assertTrue(source.refresh(first));
        assertEquals("Bearer two", bearer(source));
    }

    private void write(String text, FileTime modified) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, modified);
    }

    private TokenFile source(String token) {
        return new TokenFile("developer", file, token, Optional.empty(), clock);
    }

    private static String bearer(TokenFile source) {
        return source.current().authorization().orElseThrow();
    }
}
