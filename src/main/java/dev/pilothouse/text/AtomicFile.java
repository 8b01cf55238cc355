package dev.pilothouse.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces files as a whole: readers see the old content or the new, never a part, and a failure leaves the old. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes text that only its owner can read (0600), whatever the mode was before. The folder is made when it is missing. */
    public static void writePrivate(Path file, String text) throws IOException {
        Files.createDirectories(folder(file));
        write(file, text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Writes the content. An existing file keeps its mode and owner, a new one belongs to the owner alone (0600). */
    public static void replace(Path file, byte[] content) throws IOException {
        write(file, content, Files.exists(file));
    }

    /** Something that is written piece by piece. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes what comes piece by piece, so that only its owner can read it (0600). Nothing is left of a content that throws. The folder must be there. */
    public static void writePrivate(Path file, Content content) throws IOException {
        write(file, content, false);
    }

    private static void write(Path file, byte[] content, boolean keepsMode) throws IOException {
        write(file, out -> out.write(content), keepsMode);
    }

    private static void write(Path file, Content content, boolean keepsMode) throws IOException {
        // created with 0600, as all temporary files
        Path temporary = Files.createTempFile(folder(file), "." + file.getFileName(), ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                content.writeTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
            if (keepsMode) {
                keepModeAndOwner(file, temporary);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        return folder;
    }

    private static void keepModeAndOwner(Path from, Path to) throws IOException {
        var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (old == null) {
            return;
        }
        var attributes = old.readAttributes();
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (!view.readAttributes().owner().equals(attributes.owner())) {
            view.setOwner(attributes.owner());
        }
        view.setPermissions(attributes.permissions());
    }
}
