package dev.pilothouse.guide.compose;

import dev.pilothouse.guide.compose.Compose.Around;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The folder of a Compose file: the files that it names, and the variables of {@code .env} beside it.
 *
 * <p>Only files below that folder are read: a Compose file from elsewhere must not carry other files of this computer into a cluster.
 */
public final class ComposeFolder {

    /** What a ConfigMap or Secret can hold in all. */
    private static final long LARGEST = 1L << 20;

    private final Path folder;

    private ComposeFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns what is around a Compose file. Blocks.
     *
     * @param set value of a variable that is set in the shell, which wins over the file
     */
    public static Around around(Path file, Function<String, Optional<String>> set) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        ComposeFolder folder = new ComposeFolder(parent == null ? file.toAbsolutePath() : parent);
        Map<String, String> written = folder.read(".env").map(EnvFile::read).orElse(Map.of());
        return new Around(folder::read, name -> set.apply(name).or(() -> Optional.ofNullable(written.get(name))));
    }

    private Optional<String> read(String name) {
        try {
            Path file = folder.resolve(name).toRealPath();
            boolean ours = file.startsWith(folder.toRealPath()) && Files.isRegularFile(file) && Files.size(file) <= LARGEST;
            return ours ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
