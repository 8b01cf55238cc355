package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.ClusterSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of sign-in plugins on the {@code PATH}, as client-go does, and says which file exactly it is. */
final class PluginLookup {

    private static final int CHUNK = 64 * 1024;

    private final List<Path> folders;
    private final List<String> extensions;
    private final Map<Path, Hash> hashes = new ConcurrentHashMap<>();

    private record Hash(FileTime modified, long size, String hex) {}

    /** @param environment of this process; names without regard to case on Windows */
    PluginLookup(Map<String, String> environment) {
        boolean windows = File.separatorChar == '\\';
        folders = split(variable(environment, "PATH", windows)).flatMap(PluginLookup::folder).toList();
        extensions = windows
                ? split(variable(environment, "PATHEXT", true)).map(extension -> extension.toLowerCase(Locale.ROOT)).toList()
                : List.of("");
    }

    /** Finds the program; relative folders on the path do not count. */
    Optional<Path> find(String command) {
        try {
            Path path = Path.of(command);
            return path.isAbsolute()
                    ? executable(path)
                    : folders.stream().flatMap(folder -> executable(folder.resolve(path)).stream()).findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Describes what would run, for the person who is asked: names of added environment variables first, as a shell would have
     * them, then the command with its arguments.
     */
    ClusterSource.Plugin describe(Entry.Plugin plugin) {
        List<String> words = new ArrayList<>();
        plugin.env().keySet().forEach(name -> words.add(name + "=…"));
        words.add(plugin.command());
        words.addAll(plugin.args());
        Optional<Path> path = find(plugin.command());
        return new ClusterSource.Plugin(
                List.copyOf(words), path.map(Path::toString).orElse(""), path.map(this::hash).orElse(""));
    }

    private Optional<Path> executable(Path path) {
        return extensions.stream()
                .map(extension -> path.resolveSibling(path.getFileName() + extension))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Returns the SHA-256 in hex, or nothing that anybody agreed to when the file cannot be read. */
    private String hash(Path path) {
        try {
            FileTime modified = Files.getLastModifiedTime(path);
            long size = Files.size(path);
            Hash known = hashes.get(path);
            if (known != null && known.modified().equals(modified) && known.size() == size) {
                return known.hex();
            }
            String hex = sha256(path);
            hashes.put(path, new Hash(modified, size, hex));
            return hex;
        } catch (IOException e) {
            return "";
        }
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String variable(Map<String, String> environment, String name, boolean ignoreCase) {
        return environment.entrySet().stream()
                .filter(entry -> ignoreCase ? entry.getKey().equalsIgnoreCase(name) : entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> split(String list) {
        return Stream.of(list.split(Pattern.quote(File.pathSeparator))).filter(part -> !part.isEmpty());
    }

    private static Stream<Path> folder(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
