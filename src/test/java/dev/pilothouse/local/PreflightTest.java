package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static PreflightFinding finding(Check check, Level level) {
        return PreflightFinding.of(check, level, "some");
    }

    @Test
    void whatMattersMostComesFirst() {
        Preflight preflight = new Preflight(List.of(
                finding(Check.ENGINE, Level.GOOD),
                finding(Check.IMAGE, Level.NOTE),
                finding(Check.PORTS, Level.ERROR),
                finding(Check.MEMORY, Level.WARNING),
                finding(Check.NAME, Level.ERROR)));

        assertEquals(
                List.of(Check.NAME, Check.PORTS, Check.MEMORY, Check.IMAGE, Check.ENGINE),
                preflight.findings().stream().map(PreflightFinding::check).toList());
        assertTrue(preflight.blocked());
        assertEquals(2, preflight.count(Level.ERROR));
        assertFalse(new Preflight(List.of(finding(Check.MEMORY, Level.WARNING))).blocked());
    }

    @Test
    void onlyWhatWentWellSharesALine() {
        Preflight preflight = new Preflight(List.of(
                finding(Check.ENGINE, Level.GOOD),
                finding(Check.KIND_COMMAND, Level.GOOD),
                finding(Check.INOTIFY, Level.GOOD),
                finding(Check.DISK, Level.GOOD),
                finding(Check.CGROUP, Level.GOOD),
                finding(Check.PORTS, Level.ERROR),
                finding(Check.DOCKER_COMMAND, Level.ERROR)));

        assertEquals(
                List.of(
                        List.of(Check.DOCKER_COMMAND),
                        List.of(Check.PORTS),
                        List.of(Check.ENGINE, Check.KIND_COMMAND),
                        List.of(Check.INOTIFY),
                        List.of(Check.CGROUP, Check.DISK)),
                preflight.lines().stream()
                        .map(line -> line.findings().stream().map(PreflightFinding::check).toList())
                        .toList());
    }

    @Test
    void wordsAreFoundByCheckAndVariant() {
        assertEquals("preflight.kind-command.some", finding(Check.KIND_COMMAND, Level.GOOD).key());
    }
}
