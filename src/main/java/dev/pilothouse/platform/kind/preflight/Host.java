package dev.pilothouse.platform.kind.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What this computer says about itself. Reading it takes microseconds, so each look reads anew.
 *
 * @param system name of the operating system, as Java has it
 * @param release of its kernel
 * @param kubeconfig the file that a cluster of that name gets
 */
record Host(
        String system,
        String release,
        Path home,
        Map<String, String> environment,
        KernelFiles kernel,
        DockerFiles docker,
        Listeners listeners,
        Function<String, Path> kubeconfig) {

    /** @param root folder above {@code proc} and {@code etc} */
    static Host of(Path root, String system, String release, Path home, Map<String, String> environment, Function<String, Path> kubeconfig) {
        return new Host(
                system,
                release,
                home,
                environment,
                new KernelFiles(root, release),
                new DockerFiles(root, home, environment),
                new Listeners(root),
                kubeconfig);
    }

    static Host ofThisComputer(Map<String, String> environment, Path home, Function<String, Path> kubeconfig) {
        Path root = home.getFileSystem().getPath(home.getRoot() == null ? "/" : home.getRoot().toString());
        return of(root, System.getProperty("os.name"), System.getProperty("os.version"), home, environment, kubeconfig);
    }

    /** Returns the bytes that a user may still write to the disk of that folder; empty where it is not on this computer. */
    OptionalLong freeDisk(String folder) {
        try {
            Path path = Path.of(folder);
            return folder.isEmpty() || !Files.exists(path) ? OptionalLong.empty() : OptionalLong.of(Files.getFileStore(path).getUsableSpace());
        } catch (IOException | InvalidPathException | SecurityException e) {
            return OptionalLong.empty();
        }
    }

    /** Tells whether a whole path leads nowhere; what is not a whole path is not known to. */
    boolean isMissing(String path) {
        try {
            return Path.of(path).isAbsolute() && Files.notExists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    KubeconfigCheck.Facts kubeconfigOf(String cluster) {
        Path file = kubeconfig.apply(cluster);
        KubeconfigCheck.Facts facts = new KubeconfigCheck.Facts(file, writable(file), Optional.empty());
        try {
            Instant since = Files.getLastModifiedTime(facts.lock()).toInstant();
            return new KubeconfigCheck.Facts(file, facts.writable(), Optional.of(Duration.between(since, Instant.now())));
        } catch (IOException e) {
            return facts;
        }
    }

    /** A file that is not there is made, with the folders above it; so the innermost folder that is there counts. */
    private static boolean writable(Path file) {
        if (Files.exists(file)) {
            return Files.isRegularFile(file) && Files.isWritable(file);
        }
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }
}
