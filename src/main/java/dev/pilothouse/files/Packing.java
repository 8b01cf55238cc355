package dev.pilothouse.files;

import dev.pilothouse.files.Outcome.LeftOut;
import dev.pilothouse.files.Outcome.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files of this computer as an archive that every tar reads, also busybox's: GNU's long names, and nobody's user or group. */
final class Packing {

    private static final int PIECE = 64 * 1024;
    private static final int FILE_MODE = 0_644;
    private static final int RUNNABLE_MODE = 0_755;

    private final CopyWatch watch;
    private final List<LeftOut> left = new ArrayList<>();
    private long files;
    private long bytes;

    Packing(CopyWatch watch) {
        this.watch = watch;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    List<LeftOut> left() {
        return List.copyOf(left);
    }

    /** Writes a file or folder under that name. Links within the folder are left out. */
    void write(Path source, String name, OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new BufferedOutputStream(out, PIECE), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        Path real = source.toRealPath();
        if (!Files.isDirectory(real)) {
            file(tar, real, name);
        } else {
            Files.walkFileTree(real, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                    TarArchiveEntry entry = new TarArchiveEntry(named(folder) + "/");
                    entry.setMode(RUNNABLE_MODE);
                    entry.setLastModifiedTime(attributes.lastModifiedTime());
                    tar.putArchiveEntry(entry);
                    tar.closeArchiveEntry();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) {
                        file(tar, file, named(file));
                    } else {
                        left.add(new LeftOut(real.relativize(file).toString(), attributes.isSymbolicLink() ? Reason.LINK : Reason.SPECIAL));
                    }
                    return FileVisitResult.CONTINUE;
                }

                private String named(Path path) {
                    String inside = real.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
                    return inside.isEmpty() ? name : name + "/" + inside;
                }
            });
        }
        tar.close();
    }

    private void file(TarArchiveOutputStream tar, Path file, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        entry.setMode(mode(file));
        entry.setLastModifiedTime(Files.getLastModifiedTime(file));
        tar.putArchiveEntry(entry);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                tar.write(piece, 0, count);
                bytes += count;
                watch.moved(new Progress(files, bytes, name.substring(name.lastIndexOf('/') + 1)));
            }
        }
        tar.closeArchiveEntry();
        files++;
    }

    private static int mode(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        Set<PosixFilePermission> rights = view == null ? Set.of() : view.readAttributes().permissions();
        return rights.contains(PosixFilePermission.OWNER_EXECUTE) ? RUNNABLE_MODE : FILE_MODE;
    }
}
