package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Drafts as files of one folder that only their owner can read. */
public final class DraftFolder implements Drafts {

    private static final String ENDING = ".draft";

    private final Path folder;

    public DraftFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> names() {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_UNREADABLE, folder, e);
        }
    }

    @Override
    public String read(String name) {
        Path file = file(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_UNREADABLE, file, e);
        }
    }

    @Override
    public synchronized void keep(String name, String text) {
        Path file = file(name);
        try {
            if (text.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                AtomicFile.writePrivate(file, text);
            }
        } catch (IOException e) {
            throw problem(ProblemCode.FILE_NOT_WRITTEN, file, e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    private static ProblemException problem(ProblemCode code, Path file, IOException cause) {
        return new ProblemException(Problem.of(code, file.toString()).withDetail(String.valueOf(cause.getMessage())), cause);
    }
}
