package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineState.Answers;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Free memory, of an engine that runs on this computer itself. */
class OwnMemoryTest {

    @Test
    void isKnownOnTheSameMachineOnly(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("meminfo"), "MemTotal:  1000 kB\nMemFree: 1 kB\nMemAvailable:    600 kB\n");
        assertEquals(OptionalLong.of(614_400), new OwnMemory(file, "6.1").free(engine("6.1", 1_024_000)));
        assertEquals(OptionalLong.empty(), new OwnMemory(file, "6.1").free(engine("6.1", 512_000)));
        assertEquals(OptionalLong.empty(), new OwnMemory(file, "6.1").free(engine("5.15-linuxkit", 1_024_000)));
        assertEquals(OptionalLong.empty(), new OwnMemory(folder.resolve("none"), "6.1").free(engine("6.1", 1_024_000)));
    }

    private static Answers engine(String kernel, long memory) {
        String info = "{\"KernelVersion\": \"" + kernel + "\", \"MemTotal\": " + memory + "}";
        return EngineDescription.of(EngineEndpoint.of("unix:///x"), new Greeting("1.41", "linux", Instant.EPOCH, false), Json.read(info));
    }
}
