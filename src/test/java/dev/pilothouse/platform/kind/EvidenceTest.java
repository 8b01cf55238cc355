package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.platform.command.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

    private final Path attempts;
    /** A computer without kind: what it would add is written by the tests. */
    private final KindCommand kind = new KindCommand(new Tools("Windows", Path.of("/nowhere"), Map.of()), Map::of);

    EvidenceTest(@TempDir Path folder) {
        attempts = folder.resolve("attempts");
    }

    private Evidence begun(int second) {
        Evidence evidence = Evidence.begin(attempts, "shop", Instant.EPOCH.plusSeconds(second));
        evidence.collect(kind, "shop", List.of("Creating cluster \"shop\" ...", "[kubelet-check] The kubelet is not healthy after 4m0s"));
        return evidence;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    @Test
    void theLineThatSaysWhyWinsOverTheOneThatOnlySaysThat() throws IOException {
        Evidence evidence = begun(1);
        assertEquals(ProblemCode.KUBELET_NOT_HEALTHY, evidence.likeliest("shop").orElseThrow().cause().code());
        write(evidence.folder().resolve("shop-worker/kubelet.log"), "started\nkubelet is configured to not run on a host using cgroup v1\n");
        write(evidence.folder().resolve("shop-worker/journal.log"), "no space left on device\n");
        Evidence.Found found = evidence.likeliest("shop").orElseThrow();
        assertEquals(ProblemCode.CGROUP_V1_REFUSED, found.cause().code());
        assertEquals(List.of("shop-worker"), found.cause().args());
        assertEquals("shop-worker/kubelet.log", found.file());
        assertEquals(2, found.line());
    }

    @Test
    void aLogWithBrokenCharactersIsRead() throws IOException {
        Evidence evidence = begun(1);
        Path log = evidence.folder().resolve("shop-worker/serial.log");
        Files.createDirectories(log.resolveSibling("."));
        Files.write(log, new byte[] {(byte) 0xff, (byte) 0xfe, '\n', 'T', 'o', 'o', ' ', 'm', 'a', 'n', 'y', ' ', 'o', 'p', 'e', 'n', ' ', 'f', 'i', 'l', 'e', 's'});
        assertEquals(ProblemCode.INOTIFY_EXHAUSTED, evidence.likeliest("shop").orElseThrow().cause().code());
    }

    @Test
    void onlyTheLastAttemptsStay() throws IOException {
        for (int i = 0; i < 13; i++) {
            Evidence evidence = begun(i);
            Files.setLastModifiedTime(evidence.folder(), java.nio.file.attribute.FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }
        try (var kept = Files.list(attempts)) {
            assertEquals(10, kept.count());
        }
        assertFalse(Files.exists(Evidence.begin(attempts, "shop", Instant.EPOCH.plusSeconds(2)).folder()));
        assertTrue(Files.exists(Evidence.begin(attempts, "shop", Instant.EPOCH.plusSeconds(12)).folder()));
    }

    @Test
    void anAttemptThatGoesMeanwhileHindersNoOther() throws IOException {
        Files.createDirectories(attempts);
        Files.createSymbolicLink(attempts.resolve("gone"), attempts.resolve("nowhere"));
        Files.createSymbolicLink(attempts.resolve("gone-too"), attempts.resolve("nowhere"));
        assertEquals(ProblemCode.KUBELET_NOT_HEALTHY, begun(1).likeliest("shop").orElseThrow().cause().code());
    }

    @Test
    void whatNobodyElseMayReadIsKeptSo() throws IOException {
        Path log = begun(1).folder().resolve("kind.log");
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
        Path folder = log.resolveSibling(".").normalize();
        assertEquals("rwx------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }
}
