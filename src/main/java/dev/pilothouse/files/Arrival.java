package dev.pilothouse.files;

import dev.pilothouse.files.Outcome.LeftOut;
import dev.pilothouse.files.Outcome.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Puts what has arrived whole under its final name. A link that is there is replaced or left, never followed. */
final class Arrival {

    private final List<LeftOut> left = new ArrayList<>();

    List<LeftOut> left() {
        return left;
    }

    /** Moves a file or folder; a folder that is there is filled up, file by file. */
    void move(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
                left.add(new LeftOut(to.toString(), Reason.IN_THE_WAY));
            } else {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } else if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } else if (!Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            left.add(new LeftOut(to.toString(), Reason.IN_THE_WAY));
        } else {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
                for (Path entry : entries) {
                    move(entry, to.resolve(entry.getFileName()));
                }
            }
        }
    }

    /** Deletes a folder of our own with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
