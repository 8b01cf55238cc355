package dev.pilothouse.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.local.Preset;
import dev.pilothouse.local.UsualTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualTimeTest {

    @Test
    void countsTheStepsThatTheDesignHas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("times");
        Files.writeString(file, "CONTROL_PLANE 20000 20000\nJOIN_WORKERS 9000 9000\nNETWORK 2000 2000\nJOIN_CONTROL_PLANES 30000 30000\n");
        UsualTime usual = new UsualTime(new UsualTimes(file));
        assertEquals(Optional.of(Duration.ofSeconds(22)), usual.of(Preset.ONE_NODE.blueprint("one", "")));
        assertEquals(Optional.of(Duration.ofSeconds(31)), usual.of(Preset.THREE_WORKERS.blueprint("one", "")));
        assertEquals(Optional.of(Duration.ofSeconds(61)), usual.of(Preset.HIGHLY_AVAILABLE.blueprint("one", "")));
        assertEquals(
                Optional.of(Duration.ofSeconds(20)),
                usual.of(Preset.ONE_NODE.blueprint("one", "").networking().withDefaultPluginDisabled(true)));
    }

    @Test
    void saysNothingBeforeItIsKnown(@TempDir Path folder) {
        assertEquals(Optional.empty(), new UsualTime(new UsualTimes(folder.resolve("none"))).of(Preset.ONE_NODE.blueprint("one", "")));
    }
}
