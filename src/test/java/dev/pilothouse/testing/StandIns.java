package dev.pilothouse.testing;

import dev.pilothouse.platform.command.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Scripts that stand in for command-line tools which cannot be had on a machine of tests: written for this project after the tools'
 * documentation and sources, and no recording of them. They keep clusters as folders, and fail or hang when they are told to.
 */
public final class StandIns {

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * @param folder for the scripts and what they keep
     */
    public StandIns(Path folder, String... tools) {
        this.folder = folder;
        Path bin = folder.resolve("bin");
        for (String tool : tools) {
            try (InputStream in = StandIns.class.getResourceAsStream("/dev/pilothouse/standin/" + tool)) {
                Files.createDirectories(bin);
                Path script = bin.resolve(tool);
                Files.copy(Objects.requireNonNull(in), script);
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("STANDIN_STATE", folder.resolve("kept").toString());
    }

    /** Returns the tools with one more variable, such as {@code STANDIN_FAIL}. */
    public Tools with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Tools("Linux", folder, more);
    }

    /** Returns the variables under which the tools are found. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public Tools tools() {
        return new Tools("Linux", folder, environment);
    }

    /** Returns the words of all calls of a tool so far. */
    public List<String> calls(String tool) {
        try {
            return Files.readAllLines(folder.resolve("kept").resolve(tool + ".calls"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
