package dev.pilothouse.files;

import dev.pilothouse.files.Outcome.LeftOut;
import dev.pilothouse.files.Outcome.Reason;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An archive that nobody vouches for, unpacked into a fresh folder of our own. Only files and folders are made, below one name, and no link
 * ever is, so that no path can lead out of the folder.
 */
final class Unpacking {

    private static final int OWNER_WRITE = 0_600;
    private static final int NO_WRITE_BY_OTHERS = 0_755;
    private static final int PIECE = 64 * 1024;

    /** The archive is none, or ends before its end; nothing is wrong with this computer. */
    static final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        private Cut(String message, Exception cause) {
            super(message, cause);
        }

        private static IOException of(IOException e) {
            boolean known = e.getCause() instanceof ProblemException || e instanceof InterruptedIOException;
            return known ? e : new Cut(String.valueOf(e.getMessage()), e);
        }
    }

    private final Path staging;
    private final String name;
    private final CopyWatch watch;
    private final List<LeftOut> left = new ArrayList<>();
    private Bounds bounds;
    private long files;
    private long entries;
    private long bytes;

    /**
     * @param staging an empty folder that nobody else writes to
     * @param name the first name of all paths in the archive; {@code .} for any
     */
    Unpacking(Path staging, String name, Bounds bounds, CopyWatch watch) {
        this.staging = staging;
        this.name = name;
        this.bounds = bounds;
        this.watch = watch;
    }

    /** Returns where that which was asked for is, once it was in the archive. */
    Path root() {
        return staging.resolve("copy");
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

    /** Reads an archive to its end. */
    void read(InputStream archive) throws IOException {
        HeadLimit limited = new HeadLimit(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(limited, "UTF-8");
        for (Optional<TarArchiveEntry> entry = next(tar, limited); entry.isPresent(); entry = next(tar, limited)) {
            count(1, 0, entry.get().getName());
            take(tar, entry.get());
        }
    }

    private static Optional<TarArchiveEntry> next(TarArchiveInputStream tar, HeadLimit limited) throws IOException {
        limited.begin();
        try {
            return Optional.ofNullable(tar.getNextEntry());
        } catch (IllegalArgumentException e) {
            throw new Cut("no tar archive", e);
        } catch (IOException e) {
            throw Cut.of(e);
        } finally {
            limited.end();
        }
    }

    private void take(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (entry.isSymbolicLink()) {
            leave(tar, entry, Reason.LINK);
        } else if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            leave(tar, entry, Reason.SPECIAL);
        } else {
            Optional<Path> target = EntryName.below(root(), name, entry.getName());
            if (target.isEmpty()) {
                leave(tar, entry, Reason.NAME);
            } else if (entry.isLink()) {
                again(tar, entry, target.get());
            } else if (entry.isDirectory()) {
                folder(tar, entry, target.get());
            } else {
                file(tar, entry, target.get());
            }
        }
    }

    /** What is left out is read to its end, and counts as what it would have been. */
    private void leave(InputStream tar, TarArchiveEntry entry, Reason why) throws IOException {
        left.add(new LeftOut(entry.getName(), why));
        write(tar, OutputStream.nullOutputStream(), entry.getName());
    }

    /** A second name of a file that came before. */
    private void again(InputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Optional<Path> first = EntryName.below(root(), name, entry.getLinkName()).filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
        if (first.isEmpty() || first.get().equals(target)) {
            leave(tar, entry, Reason.LINK);
            return;
        }
        try (InputStream again = Files.newInputStream(first.get())) {
            file(again, entry, target);
        }
    }

    private void folder(InputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        try {
            Files.createDirectories(target);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            leave(tar, entry, Reason.IN_THE_WAY);
        }
    }

    private void file(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            leave(content, entry, Reason.IN_THE_WAY);
            return;
        }
        try {
            Files.createDirectories(target.getParent());
        } catch (java.nio.file.FileAlreadyExistsException e) {
            leave(content, entry, Reason.IN_THE_WAY);
            return;
        }
        Files.deleteIfExists(target);
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(content, out, entry.getName());
        }
        dress(target, entry);
        files++;
    }

    private void write(InputStream content, OutputStream out, String current) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int count = read(content, piece); count >= 0; count = read(content, piece)) {
            count(0, count, current);
            out.write(piece, 0, count);
        }
    }

    private static int read(InputStream content, byte[] piece) throws IOException {
        try {
            return content.read(piece);
        } catch (IOException e) {
            throw Cut.of(e);
        }
    }

    private void count(long moreEntries, long moreBytes, String current) {
        entries += moreEntries;
        bytes += moreBytes;
        Progress progress = new Progress(files, bytes, current);
        watch.moved(progress);
        while (!bounds.holds(bytes, entries)) {
            if (!watch.goOn(progress)) {
                throw new ProblemException(Problem.of(ProblemCode.COPY_TOO_LARGE, Long.toString(bytes >> 20), Long.toString(entries)));
            }
            bounds = bounds.doubled();
        }
    }

    /** Time and rights stay, but for what lets others become somebody else; the owner can always write. */
    private static void dress(Path target, TarArchiveEntry entry) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, rights((entry.getMode() & NO_WRITE_BY_OTHERS) | OWNER_WRITE));
        }
        FileTime modified = entry.getLastModifiedTime();
        if (modified != null) {
            Files.setLastModifiedTime(target, modified);
        }
    }

    private static Set<PosixFilePermission> rights(int mode) {
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values(); // owner read first, others execute last
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) == 1) {
                rights.add(all[i]);
            }
        }
        return rights;
    }

    /** Where the names of an archive lead. */
    static final class EntryName {

        private EntryName() {}

        /** Returns the path of an entry below the root; nothing when it would be elsewhere or cannot be here. */
        static Optional<Path> below(Path root, String first, String entry) {
            if (entry.startsWith("/") || entry.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            List<String> parts = new ArrayList<>();
            for (String part : entry.split("/", -1)) {
                if (part.equals("..")) {
                    return Optional.empty();
                }
                if (!part.isEmpty() && !part.equals(".")) {
                    parts.add(part);
                }
            }
            boolean any = first.equals(".");
            if (!any && (parts.isEmpty() || !parts.removeFirst().equals(first))) {
                return Optional.empty();
            }
            return resolved(root, parts);
        }

        private static Optional<Path> resolved(Path root, List<String> parts) {
            try {
                Path path = root;
                for (String part : parts) {
                    path = path.resolve(part);
                }
                boolean same = path.normalize().equals(path) && path.startsWith(root) && path.getNameCount() == root.getNameCount() + parts.size();
                return same ? Optional.of(path) : Optional.empty();
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
    }
}
