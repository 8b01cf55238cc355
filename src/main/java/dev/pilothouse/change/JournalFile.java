package dev.pilothouse.change;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the journal asks of the file system: files that only their owner can read, turns between programs, and signs of change. */
final class JournalFile {

    private static final Duration PAUSE_BETWEEN_TRIES = Duration.ofMillis(5);

    private JournalFile() {}

    /** How a state of a file is recognised. */
    record Stamp(String key, long size, FileTime modified) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(String.valueOf(attributes.fileKey()), attributes.size(), attributes.lastModifiedTime());
        }
    }

    /** Work on files that may fail. */
    interface Work {
        void run() throws IOException;
    }

    /** Makes the file and its folder when they are not there, readable for their owner only, and checks that it can be written. */
    static void prepare(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, onlyOwner("rwx------"));
        }
        try {
            Files.createFile(file, onlyOwner("rw-------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isWritable(file)) {
                throw new IOException("not writable", e);
            }
        }
    }

    private static FileAttribute<?>[] onlyOwner(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /** Does the work while no other program, and no other journal in this one, holds the lock. */
    static void locked(Path lock, Work work) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock _ = acquire(channel)) {
            work.run();
        }
    }

    private static FileLock acquire(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(PAUSE_BETWEEN_TRIES.toNanos());
            }
        }
    }

    /** Reads all lines, whatever bytes a crash left in them. */
    static List<String> lines(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        String text = decoder.decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        return Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).toList();
    }
}
