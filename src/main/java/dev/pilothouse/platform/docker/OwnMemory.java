package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineState.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What is free of the memory that an engine shares with this computer. An engine in a virtual machine does not share it, and tells nobody. */
final class OwnMemory {

    private final Path file;
    private final String kernel;

    /**
     * @param file where Linux tells of its memory
     * @param kernel version of this computer's kernel, as in {@code os.version}
     */
    OwnMemory(Path file, String kernel) {
        this.file = file;
        this.kernel = kernel;
    }

    /** Returns the bytes that programs could get without swapping; empty where the engine's machine is another, or not known to be this one. */
    OptionalLong free(Answers engine) {
        return engine.kernel().equals(kernel) && read("MemTotal:").equals(OptionalLong.of(engine.machine().memory()))
                ? read("MemAvailable:")
                : OptionalLong.empty();
    }

    private OptionalLong read(String field) {
        try {
            return Files.readString(file).lines()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .filter(digits -> !digits.isEmpty())
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
