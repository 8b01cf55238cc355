package dev.pilothouse.platform.playground;

import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.FolderRemoval;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Where one playground keeps what outlives it: its plan, its certificates, its kubeconfig, its last snapshot, and who runs it.
 *
 * <p>Only its owner may look inside. A lock on a file says whether it runs: the system frees it however the process ends.
 */
record PlaygroundFolder(Path path) {

    /**
     * Who runs a playground, and where it answers.
     *
     * @param authority certificate of its authority, in PEM
     * @param generation grows whenever it holds something else than before
     */
    record Runner(long process, String address, String authority, long generation) {}

    Path kubeconfig() {
        return path.resolve("kubeconfig");
    }

    Path certificates() {
        return path.resolve("certificates");
    }

    Path snapshot() {
        return path.resolve("snapshot.json.gz");
    }

    /** Returns where a snapshot waits that the playground shall hold instead. */
    Path toRestore() {
        return path.resolve("restore.json.gz");
    }

    Path output() {
        return path.resolve("output.log");
    }

    String name() {
        return path.getFileName().toString();
    }

    void create() throws IOException {
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Returns 32 secret bytes that stay the same, made when they are first asked for. */
    byte[] secret() throws IOException {
        Path file = path.resolve("secret");
        if (!Files.exists(file)) {
            byte[] made = new byte[32];
            new SecureRandom().nextBytes(made);
            AtomicFile.writePrivate(file, HexFormat.of().formatHex(made));
        }
        return HexFormat.of().parseHex(Files.readString(file).strip());
    }

    /** Returns the plan that it was made from. */
    Optional<PlaygroundPlan> plan() throws IOException {
        try {
            Tree plan = Json.read(Files.readString(path.resolve("plan.json")));
            return Optional.of(new PlaygroundPlan(
                    name(), (int) plan.number(0, "port"), (int) plan.number(3, "nodes"), plan.text("scenario"), plan.number(1, "seed")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void keep(PlaygroundPlan plan) throws IOException {
        write("plan.json", Map.of("port", (long) plan.port(), "nodes", (long) plan.nodes(), "scenario", plan.scenario(), "seed", plan.seed()));
    }

    /** Takes the lock that says that it runs; empty when it runs already. */
    Optional<FileLock> lock() throws IOException {
        FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(lock);
            }
        } catch (OverlappingFileLockException e) {
            // it runs in this process
        }
        channel.close();
        return Optional.empty();
    }

    /** Returns who runs it, when somebody does; not to be asked about what this process runs, for looking may give its lock away. */
    Optional<Runner> runner() throws IOException {
        if (!Files.exists(path.resolve("lock"))) {
            return Optional.empty();
        }
        Optional<FileLock> free = lock();
        if (free.isPresent()) {
            free.get().acquiredBy().close();
            return Optional.empty();
        }
        try {
            Tree runner = Json.read(Files.readString(path.resolve("runner.json")));
            return Optional.of(new Runner(runner.number(0, "process"), runner.text("address"), runner.text("authority"), runner.number(0, "generation")));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it is just starting
        }
    }

    /** Returns the administrator's token, which the API server keeps with its certificates. */
    String token() throws IOException {
        return Files.readString(certificates().resolve("admin-token")).strip();
    }

    void announce(Runner runner) throws IOException {
        write("runner.json", Map.of("process", runner.process(), "address", runner.address(), "authority", runner.authority(), "generation", runner.generation()));
    }

    void withdraw() throws IOException {
        Files.deleteIfExists(path.resolve("runner.json"));
    }

    void delete() throws IOException {
        FolderRemoval.of(path);
    }

    private void write(String file, Map<String, Object> fields) throws IOException {
        AtomicFile.writePrivate(path.resolve(file), Json.pretty(new Tree(fields)));
    }
}
